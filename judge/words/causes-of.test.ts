import type { RequirementId } from '../../requirements/catalogue';
import type { JudgedFinding } from '../../results/judged-finding';
import type { Status } from '../verdict/claim-effect';
import type { RowResult } from '../verdict/verdict';
import { expect, test } from '../../quality/testing/test';
import { causesOf } from './causes-of';

type Found = Partial<JudgedFinding> & { readonly because: string };

function row(id: RequirementId, status: Status, gating: boolean, ...found: readonly Found[]): RowResult {
  const findings = found.map((each): JudgedFinding => ({
    ...{ requirement: id, scenario: 'route/one', channel: 'messaging', verdict: 'fail', evidence: [], listed: true },
    ...each,
  }));
  return { id, status, gating, findings };
}

const fails = (because: string, scenario: string, evidence: number[] = []): Found => ({ because, scenario, evidence });
const open = (because: string, scenario: string): Found => ({ because, scenario, verdict: 'inconclusive' });

/** Each cause as the row that tells it, the rows that fail by it, and those that stayed open. */
function told(...results: RowResult[]) {
  return causesOf({ results, strict: false }).map((cause) => [
    cause.root.id,
    cause.failed.map(({ id }) => id),
    cause.open.map(({ id }) => id),
  ]);
}

const never = (scenario: string, ms = 4) =>
  fails(`No transfer was requested within ${ms}.0 s of the moment at which the bot was to escalate.`, scenario, [2, 3]);

test('a bot that never transfers is one cause, with every row that stayed open where no transfer came', () => {
  expect(
    told(
      row('message.before-transfer', 'inconclusive', true, open('The conversation was not handed over.', 'route/two')),
      row('agent.none-goes-to-skill', 'failed', true, never('route/two', 8)),
      row('route.integration-transfers', 'failed', true, never('route/one'), never('route/two')),
      row('message.once', 'inconclusive', false, open('The conversation was not handed over.', 'route/one')),
    ),
  ).toEqual([
    [
      'route.integration-transfers',
      ['agent.none-goes-to-skill', 'route.integration-transfers'],
      ['message.before-transfer', 'message.once'],
    ],
  ]);
});

test('a row that fails in a contract alone goes with that which failed in all plays that were made for it', () => {
  const aside = fails('The consumer was to read "a", and read nothing.', 'contracts/bot-says/a-text');
  const inPlace = open('No transfer failed for the fourth time in this play.', 'route/one');

  expect(
    told(
      row('route.integration-transfers', 'failed', true, never('route/one')),
      row('cap.text-on-fourth-failure', 'failed', true, inPlace, aside),
    ),
  ).toEqual([['route.integration-transfers', ['route.integration-transfers', 'cap.text-on-fourth-failure'], []]]);
  expect(
    told(
      row('route.integration-transfers', 'failed', true, never('route/two')),
      row('cap.text-on-fourth-failure', 'failed', true, inPlace, aside),
    ),
  ).toHaveLength(2);
});

test('rows that fail in contracts alone go with the one that fails everywhere, and there by the same', () => {
  const agreed = (message: string, interaction: string) =>
    fails(
      `The transfer request is not as agreed. $.message is "BLANK_MESSAGE" instead of "${message}".`,
      `contracts/implementation-transfer-api/${interaction}`,
    );
  const kept: Found = { because: 'The consumer read it.', verdict: 'pass', scenario: 'message/plain' };
  const apart = fails('The message was said in a text of its own.', 'route/one', [2, 3]);
  const inRequest = row('message.in-transfer-request', 'failed', true, apart, agreed('Hold on', 'a-transfer'));
  const beside = [
    row('message.mixed', 'failed', true, kept, agreed('Dear Ada', 'a-mixed-message')),
    row('message.variable', 'failed', true, kept, agreed('Just a moment', 'a-variable')),
  ];

  expect(told(inRequest, ...beside)).toEqual([
    ['message.in-transfer-request', ['message.in-transfer-request', 'message.mixed', 'message.variable'], []],
  ]);
  const here = {
    ...inRequest,
    findings: [...inRequest.findings, { ...inRequest.findings[0]!, verdict: 'pass' as const }],
  };
  expect(told(here, ...beside)).toHaveLength(2);
});

test('a cause is told by the row whose own it is, though one that only comes with it weighs more', () => {
  const uncalled = (scenario: string) =>
    fails('A transfer was requested, and nothing called for it.', scenario, [9, 11]);
  const generated = 'generated/combinations-0123abcd';
  const kept: Found = { because: 'It was kept.', verdict: 'pass', scenario: 'route/two' };
  const otherwise = fails('A transfer was requested: "a" starts a dialog that has no escalation.', generated, [29, 31]);
  const unasked = row('unasked.transfer', 'failed', false, uncalled('unasked/talk'), otherwise);
  const beside = (scenario: string) =>
    row(
      'immediate.failure-reaches-rule',
      'failed',
      true,
      kept,
      fails('The consumer did not read what was to come.', scenario, [35]),
    );

  expect(told(beside(generated), unasked)).toEqual([
    ['unasked.transfer', ['immediate.failure-reaches-rule', 'unasked.transfer'], []],
  ]);
  for (const elsewhere of ['generated/combinations-4567cdef', 'immediate/refused']) {
    expect(told(beside(elsewhere), unasked)).toHaveLength(2);
  }
});

test('rows that show the response in the same wrong way have one cause, whichever text shows it', () => {
  const shows = (how: string, rest: string, scenario: string) =>
    fails(`What the bot shows of the response is ${how}: the dialog after the transfer says ${rest}`, scenario, [3]);
  const rows = [
    row('result.response-variable', 'failed', true, shows('empty', '"It is "', 'result/response-variable')),
    row('result.custom-data-fields', 'failed', true, shows('empty', '"It is  with "', 'result/custom-data-fields')),
  ];
  const other = row('result.transform-script', 'failed', true, shows('empty in part', '"1"', 'result/transformed'));

  expect(told(...rows, other)).toEqual([
    ['result.response-variable', ['result.response-variable', 'result.custom-data-fields'], []],
    ['result.transform-script', ['result.transform-script'], []],
  ]);
});

test('rows that show in place of the response something of which nobody knows what it is have a cause each', () => {
  const shows = (what: string, scenario: string) =>
    fails(`What the bot shows of the response is something else than ${what}: the dialog says "a".`, scenario, [3]);

  expect(
    told(
      row('result.response-variable', 'failed', true, shows('the transfer id', 'result/response-variable')),
      row('result.custom-data-fields', 'failed', true, shows('what the fields hold', 'result/custom-data-fields')),
    ),
  ).toHaveLength(2);
});

test('another text than the message is one cause in the request, before the hand-over and where it is read', () => {
  const other = '"one" instead of "two": cut after 3 of 9 characters.';

  expect(
    told(
      row('message.static-text', 'failed', true, fails(`The consumer read ${other}`, 'message/plain', [3])),
      row(
        'message.in-transfer-request',
        'failed',
        true,
        fails(`The transfer request carries ${other}`, 'route/one', [4]),
      ),
      row('message.mixed', 'failed', true, fails('The consumer read "a" instead of "b".', 'message/mixed', [3])),
    ),
  ).toHaveLength(2);
});

test('a cause is told by the row that fails wherever it is looked at, though another one fails more often', () => {
  const other = 'The consumer read "One" instead of "Two".';
  const kept: Found = { because: 'It was kept.', verdict: 'pass', scenario: 'route/four' };

  expect(
    told(
      row('message.before-transfer', 'failed', true, fails(other, 'route/one'), fails(other, 'route/two'), kept),
      row('message.newline-escape', 'failed', true, fails(other, 'route/one')),
    ),
  ).toEqual([['message.newline-escape', ['message.before-transfer', 'message.newline-escape'], []]]);
});

test('a cause is told by the row of every transfer, where that fails everywhere or its pattern is of the whole run', () => {
  const rows = [
    row('agent.none-goes-to-skill', 'failed', true, never('route/one'), never('route/two'), never('route/three')),
    row('route.integration-transfers', 'failed', true, never('route/one'), never('route/two')),
  ];
  const [special, every] = rows as [RowResult, RowResult];
  const passing = row('route.integration-transfers', 'failed', true, never('route/one'), {
    because: 'It came.',
    verdict: 'pass',
  });
  const pattern =
    '1 of 2 findings fails; in the whole run none of the 9 transfers due with a literal skill id was requested';

  expect(told(...rows)[0]?.[0]).toBe(every.id);
  expect(told(special, passing)[0]?.[0]).toBe(special.id);
  expect(told({ ...special, pattern }, { ...passing, pattern })[0]?.[0]).toBe(passing.id);
  const came = { because: 'It came.', verdict: 'pass' } as const;
  const both = row(special.id, 'failed', true, never('route/one'), never('route/two'), came);
  expect(told(both, passing)[0]?.[0]).toBe(both.id);
});

test('two faults in the same play are two causes', () => {
  expect(
    told(
      row('skill.literal-number', 'failed', true, fails('It asked for skill "1".', 'route/one', [3])),
      row('message.once', 'failed', false, fails('The consumer read the message 2 times.', 'route/one', [3, 4, 5])),
    ),
  ).toHaveLength(2);
});

test('rows that rest on the same events in each of their findings have one cause', () => {
  const events = [3, 4];

  expect(
    told(
      row('context.passes-message', 'failed', true, fails('The message is missing.', 'route/one', events)),
      row(
        'context.passes-intent',
        'failed',
        true,
        fails('The intent is missing.', 'route/one', events),
        fails('The intent is missing.', 'route/two', events),
      ),
    ),
  ).toEqual([['context.passes-intent', ['context.passes-message', 'context.passes-intent'], []]]);
});

test('rows without any events have them not in common', () => {
  expect(
    told(
      row('context.passes-message', 'failed', true, fails('The message is missing.', 'route/one')),
      row('context.passes-intent', 'failed', true, fails('The intent is missing.', 'route/one')),
    ),
  ).toHaveLength(2);
});

test('a transfer that is requested twice is told as that, not as a message that is read twice', () => {
  const twice = 'The transfer was requested 2 times, and each time the consumer read the message.';
  const second = 'One escalation led to 2 transfers that the platform accepted.';

  expect(
    told(
      row(
        'message.once',
        'failed',
        false,
        ...['route/one', 'route/two', 'route/three'].map((scenario) => fails(twice, scenario, [2, 3, 4, 7, 8])),
      ),
      row(
        'unasked.second-transfer',
        'failed',
        false,
        ...['route/one', 'route/two'].map((scenario) => fails(second, scenario, [2, 3, 6, 7])),
      ),
    ),
  ).toEqual([['unasked.second-transfer', ['message.once', 'unasked.second-transfer'], []]]);
});

test('causes on which the claim rests come first, then what is open, then those beside it, a should before a may', () => {
  expect(
    told(
      row('skill.unknown-id-fails-as-transfer', 'failed', false, fails('No rule ran.', 'route/one', [2])),
      row('cap.per-conversation', 'failed', false, fails('It was bypassed.', 'route/two', [3])),
      row('message.variable', 'inconclusive', true, open('Nothing was read.', 'route/three')),
      row('delay.postpones-transfer', 'failed', true, fails('It came too early.', 'route/four', [5])),
    ).map(([root]) => root),
  ).toEqual([
    'delay.postpones-transfer',
    'message.variable',
    ...['cap.per-conversation', 'skill.unknown-id-fails-as-transfer'],
  ]);
});

test('what is open for the same reason is one cause, and a row that is unstable is one of its own', () => {
  const why = (n: number) => open(`Observed only ${n}.0 s of 8.0 s.`, `route/${n}`);
  const unstable = {
    statuses: ['passed', 'inconclusive'],
    scenario: 'route/1',
    channel: 'messaging',
    seen: [],
  } as const;

  expect(
    told(row('message.variable', 'inconclusive', true, why(1)), row('message.mixed', 'inconclusive', true, why(2)), {
      ...row('message.once', 'inconclusive', false, why(1)),
      unstable,
    }),
  ).toEqual([
    ['message.variable', [], ['message.variable', 'message.mixed']],
    ['message.once', [], ['message.once']],
  ]);
});

test('rows that passed, were waived or do not apply have no cause', () => {
  expect(
    told(
      row('message.variable', 'passed', true, { because: 'It was kept.', verdict: 'pass' }),
      row('message.mixed', 'waived', true, fails('It was not kept.', 'route/one', [2])),
      row('message.once', 'not-applicable', false),
    ),
  ).toEqual([]);
});

test('a rule that is not followed is told before a transfer that is missing here and there, which may come of it', () => {
  const passes = (scenario: string): Found => ({ because: 'So.', scenario, verdict: 'pass' });
  const calls =
    'The bot was to escalate, and none of the calls within 4.0 s is what it asks for: the last asks for none.';

  expect(
    told(
      row('agent.none-goes-to-skill', 'failed', true, fails(calls, 'route/one'), passes('route/two')),
      row('route.integration-transfers', 'failed', true, fails(calls, 'route/one'), passes('route/two')),
      row('immediate.failure-reaches-rule', 'failed', true, fails('It did not run.', 'a/b'), passes('route/two')),
    ).map(([root]) => root),
  ).toEqual(['immediate.failure-reaches-rule', 'agent.none-goes-to-skill']);
});
