import type { JudgedFinding } from '../../results/judged-finding';
import { expect, test } from '../../quality/testing/test';
import { askForAgent, someMessage, someSkillId, traceOf } from '../../quality/testing/trace-builder';
import type { Trace } from '../../trace/trace';
import { failingPattern } from './failing-pattern';

interface Play {
  readonly verdict: JudgedFinding['verdict'];
  readonly scenario?: string;
  readonly channel?: JudgedFinding['channel'];
  readonly because?: string;
  /** With which the transfer call is answered; without it the play has no trace. */
  readonly status?: number;
}

function patternOf(...plays: readonly Play[]): string | undefined {
  const traces = new Map<JudgedFinding, Trace>();
  const findings = plays.map(
    ({ verdict, scenario = 'immediate/refused', channel = 'messaging', because = 'So.', status }) => {
      const finding: JudgedFinding = {
        ...{ requirement: 'immediate.failure-reaches-rule', listed: true, evidence: [] },
        ...{ verdict, scenario, channel, because },
      };
      if (status !== undefined) traces.set(finding, answered(status));
      return finding;
    },
  );
  return failingPattern(findings, (finding) => traces.get(finding));
}

function answered(status: number): Trace {
  return traceOf({}, [
    { kind: 'consumer-said', text: askForAgent, heardBy: 'bot', atMs: 100 },
    { kind: 'transfer-requested', attempt: 1, skillId: someSkillId, message: someMessage },
    { kind: 'transfer-answered', attempt: 1, answer: status < 300 ? 'accepted' : 'error', status },
  ]);
}

test('what all failing findings have and no passing one is told', () => {
  expect(
    patternOf(
      { verdict: 'fail', status: 404 },
      { verdict: 'pass', status: 500 },
      { verdict: 'fail', status: 404, channel: 'chat' },
      { verdict: 'pass', status: 403 },
    ),
  ).toBe('2 of 4 findings fail, all with status 404');
});

test('statuses of one kind are told as that', () => {
  const plays = [400, 404, 429].map((status): Play => ({ verdict: 'fail', status }));

  expect(patternOf(...plays, { verdict: 'pass', status: 500 })).toBe(
    '3 of 4 findings fail, all with a status from 400 to 499',
  );
});

test('what a passing finding has as well is no pattern', () => {
  expect(patternOf({ verdict: 'fail', status: 404 }, { verdict: 'pass', status: 404 })).toBe('1 of 2 findings fails');
});

test('a channel, a contract or a scenario is told where nothing says more', () => {
  const pass: Play = { verdict: 'pass' };

  expect(patternOf({ verdict: 'fail', channel: 'chat' }, pass)).toBe('1 of 2 findings fails, on chat');
  expect(patternOf({ verdict: 'fail', scenario: 'contracts/bot-says/a' }, pass)).toBe(
    '1 of 2 findings fails, in a contract',
  );
  expect(patternOf({ verdict: 'fail', scenario: 'cap/two' }, { verdict: 'fail', scenario: 'cap/two' }, pass)).toBe(
    '2 of 3 findings fail, all in cap/two',
  );
});

test('where all fail nothing sets them apart, and different ways are counted by what they tell, not by its numbers', () => {
  expect(patternOf({ verdict: 'fail', status: 404 }, { verdict: 'fail', status: 404 })).toBe('all 2 findings fail');
  expect(
    patternOf(
      { verdict: 'fail', because: 'It came after 2.0 s.' },
      { verdict: 'fail', because: 'It came after 3.5 s.' },
      { verdict: 'fail', because: 'It never came. Making the case smaller stopped early: its time was up.' },
      { verdict: 'fail', because: 'It never came.' },
    ),
  ).toBe('all 4 findings fail, in 2 different ways');
});

test('one finding alone, and a row without a failure, have no pattern', () => {
  expect(patternOf({ verdict: 'fail' })).toBeUndefined();
  expect(patternOf({ verdict: 'pass' }, { verdict: 'inconclusive' })).toBeUndefined();
});

test('what fails where the consumer says the same again is told as that, beside how the platform answers', () => {
  const said = (text: string, conversation = 'main') => ({
    ...({ kind: 'consumer-said', heardBy: 'bot', text, conversation } as const),
    atMs: 100,
  });
  const refused = { kind: 'transfer-answered', attempt: 1, answer: 'error', status: 503 } as const;
  const pattern = (failing: Parameters<typeof traceOf>[1], passing: Parameters<typeof traceOf>[1], last: number) => {
    const finding = {
      requirement: 'skill.variable-at-attempt',
      listed: true,
      because: 'So.',
      channel: 'chat',
    } as const;
    const fails: JudgedFinding = { ...finding, verdict: 'fail', scenario: 'a/b', evidence: [last] };
    const passes: JudgedFinding = { ...finding, verdict: 'pass', scenario: 'c/d', evidence: [1] };
    const setup = { conversations: { main: {}, other: {} } };
    return failingPattern([fails, passes], (each) => traceOf(setup, each === fails ? failing : passing));
  };
  const again = 'where the consumer says the same again in one conversation';

  expect(pattern([said('a'), said('a')], [said('a')], 2)).toBe(`1 of 2 findings fails, ${again}`);
  expect(pattern([said('a'), refused, said('a')], [said('a')], 3)).toBe(
    `1 of 2 findings fails, with status 503 and ${again}`,
  );
  expect(pattern([said('a'), said('a', 'other'), said('b')], [said('a')], 3)).not.toContain(again);
});
