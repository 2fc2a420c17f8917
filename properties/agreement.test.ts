import {
  traceOf,
  askForAgent,
  setupOf,
  someMessage,
  someSkillId,
  type Happened,
} from '../quality/testing/trace-builder';
import { expect, test } from '../quality/testing/test';
import { disagreements } from './agreement';
import { predict } from './model/model';
import { muchLaterMs } from '../play/scenarios/parts';
import { accepted, failed, passed, read, said as saidIn, transferred } from '../quality/testing/event-bodies';
import { capText, sentinel } from '../trace/trace';
import {
  beginningAnew,
  escalating,
  failingMuchLater,
  keeping,
  says,
  sayingResult,
  setupFrom,
  speaking,
} from './pieces';

const situation = {
  conversations: { main: setupOf({}) },
  steps: [
    { kind: 'consumer-says', text: askForAgent },
    { kind: 'wait', ms: 2_000 },
  ],
} as const;
const predictedTurns = predict(situation, { channel: 'messaging', fallbackMessage: 'Pardon?' });

const asks: Happened[] = [
  { kind: 'configuration-offered' },
  { kind: 'consumer-said', text: askForAgent, heardBy: 'bot' },
];
const requests = (message: string, skillId = someSkillId): Happened => ({
  kind: 'transfer-requested',
  attempt: 1,
  skillId,
  message,
});
const reads: Happened = { kind: 'consumer-read', text: someMessage, via: 'transfer' };

function found(...happened: Happened[]) {
  return disagreements(traceOf({}, [...asks, ...happened, { kind: 'time-passed', ms: 2_000 }]), predictedTurns).map(
    ({ requirement }) => requirement,
  );
}

test('a trace as predicted agrees', () => {
  expect(found(requests(someMessage), reads)).toEqual([]);
});

test('a request that does not come is named by its route', () => {
  expect(found()).toEqual(['route.integration-transfers']);
});

test('another skill id is named as such', () => {
  expect(found(requests(someMessage, '1'), reads)).toEqual(['skill.id-not-truncated']);
});

test('another message is named as such', () => {
  expect(found(requests('Something else'))).toEqual(['message.static-text']);
});

test('a message that is read twice is named as such', () => {
  expect(found({ kind: 'consumer-read', text: someMessage, via: 'message' }, requests(someMessage), reads)).toEqual([
    'message.once',
  ]);
});

test('a text of which the documents say nothing is let through', () => {
  expect(found({ kind: 'consumer-read', text: 'By the way', via: 'message' }, requests(someMessage), reads)).toEqual(
    [],
  );
});

test('what was not watched long enough is not missed', () => {
  const trace = traceOf({}, [...asks, { kind: 'time-passed', ms: 1_000 }]);

  expect(disagreements(trace, predictedTurns)).toEqual([]);
});

/** The first call breaks: by the model the rule for failure runs, once. */
const afterBrokenCall = predict(
  {
    conversations: {
      main: setupFrom({
        escalations: [
          escalating({
            route: 'integration',
            skillId: someSkillId,
            message: someMessage,
            onSuccess: 'well',
            onFailure: 'sorry',
          }),
        ],
        dialogs: [speaking('well', 'It went well'), speaking('sorry', 'It failed')],
        skillIds: [someSkillId],
        platform: { outcomes: [{ kind: 'reset' }] },
      }),
    },
    steps: [...says(askForAgent), ...says(askForAgent)],
  },
  { channel: 'messaging', fallbackMessage: 'Pardon?' },
);
const called = (attempt: number, answer: 'reset' | 'accepted', skillId = someSkillId): Happened[] => [
  { kind: 'transfer-requested', attempt, skillId, message: someMessage },
  { kind: 'transfer-answered', attempt, answer },
];
const said = (text: string): Happened => ({ kind: 'consumer-read', text, via: 'message' });

function foundAfterBrokenCall(...happened: Happened[]) {
  const trace = traceOf({}, [...asks, ...happened, { kind: 'time-passed', ms: 4_000 }]);
  return disagreements(trace, afterBrokenCall).map(({ requirement }) => requirement);
}

test('a broken call that is taken for a success is named as such', () => {
  expect(foundAfterBrokenCall(...called(1, 'reset'), said('It went well'))).toEqual([
    'immediate.broken-call-is-failure',
  ]);
});

test('a broken call that is made again with success leaves open what follows', () => {
  expect(foundAfterBrokenCall(...called(1, 'reset'), ...called(2, 'accepted'), said('It went well'))).toEqual([]);
});

test('a broken call that is made again in vain is judged like one', () => {
  const again = [...called(1, 'reset'), ...called(2, 'reset')];

  expect(foundAfterBrokenCall(...again, said('It failed'))).toEqual([]);
  expect(foundAfterBrokenCall(...again, said('It went well'))).toEqual(['immediate.broken-call-is-failure']);
});

test('a second call for another skill repeats nothing', () => {
  expect(foundAfterBrokenCall(...called(1, 'reset'), ...called(2, 'accepted', '1'), said('It went well'))).toEqual([
    'immediate.broken-call-is-failure',
  ]);
});

test('a repeated call has used up an answer, so the next transfer is left open', () => {
  const again = [...called(1, 'reset'), ...called(2, 'reset'), said('It failed')];
  const next: Happened[] = [
    { kind: 'time-passed', ms: 4_000 },
    { kind: 'consumer-said', text: askForAgent, heardBy: 'bot' },
    ...called(3, 'reset'),
    said('It failed'),
  ];

  expect(foundAfterBrokenCall(...again, ...next)).toEqual([]);
});

const agentId = '4711.42';
const toBot = setupFrom({
  escalations: [
    escalating({
      route: 'integration',
      pattern: askForAgent,
      skillId: someSkillId,
      message: someMessage,
      transferBotContext: true,
      intentId: 'billing',
    }),
  ],
  platform: { skills: [{ id: someSkillId, name: 'next bot', heldBy: 'bot' }] },
});
const toAgent = setupFrom({
  escalations: [
    escalating({ route: 'integration', pattern: askForAgent, skillId: someSkillId, message: someMessage, agentId }),
  ],
  skillIds: [someSkillId],
  platform: {
    skills: [{ id: someSkillId, name: 'people', heldBy: 'agents' }],
    agents: [{ id: agentId, skillIds: [someSkillId], available: true }],
  },
});

/** What the model says of a request to this setup that carries something more. */
function foundIn(main: ReturnType<typeof setupFrom>, more: object): string[] {
  const predicted = predict(
    { conversations: { main }, steps: says(askForAgent) },
    { channel: 'messaging', fallbackMessage: 'Pardon?' },
  );
  const request = { ...requests(someMessage), ...more };
  const trace = traceOf({}, [...asks, request, reads, { kind: 'time-passed', ms: 4_000 }]);
  return disagreements(trace, predicted).map(({ requirement }) => requirement);
}

const contexts: readonly (readonly [object, readonly string[]])[] = [
  [{ intentId: 'billing', userMessage: askForAgent }, []],
  [{ intentId: 'billing' }, []],
  [{ intentId: 'billing', userMessage: '' }, []],
  [{ userMessage: askForAgent }, []],
  [{}, ['context.passes-intent']],
  [{ userMessage: 'other words' }, ['context.passes-intent']],
  [{ intentId: 'sales', userMessage: askForAgent }, ['context.passes-intent']],
  [{ intentId: 'billing', userMessage: 'other words' }, ['context.passes-message']],
];

for (const [context, broken] of contexts) {
  test(`the context ${JSON.stringify(context)} breaks ${broken.join() || 'nothing'}`, () => {
    expect(foundIn(toBot, { context })).toEqual(broken);
  });
}

test('an agent may be named without the account', () => {
  expect(foundIn(toAgent, { agentId: '42' })).toEqual([]);
  expect(foundIn(toAgent, { agentId })).toEqual([]);
});

test('an agent of another account is named as such', () => {
  expect(foundIn(toAgent, { agentId: '4712.42' })).toEqual(['agent.gets-it-when-skilled-and-available']);
});

/** The call is accepted: by the model the rule for success runs, and what it keeps is said when the transfer has failed. */
const afterAcceptance = predict(
  {
    conversations: {
      main: setupFrom({
        escalations: [
          beginningAnew(
            escalating({
              route: 'integration',
              skillId: someSkillId,
              message: someMessage,
              onSuccess: 'well',
              onFailure: 'sorry',
            }),
          ),
        ],
        dialogs: [
          keeping('went well', speaking('well', 'All is well')),
          keeping('went wrong', speaking('sorry', 'It failed')),
          { ...speaking('caught', '', sentinel), interactions: [{ type: 'text', text: 'Nobody came' }, sayingResult] },
        ],
        skillIds: [someSkillId],
        platform: { outcomes: [failingMuchLater] },
      }),
    },
    steps: says(askForAgent, 'main', muchLaterMs),
  },
  { channel: 'messaging', fallbackMessage: 'Pardon?' },
);

function foundAfterAcceptance(atOnce: readonly string[], later: readonly string[]) {
  const trace = traceOf({}, [
    ...asks,
    requests(someMessage),
    reads,
    { kind: 'transfer-answered', attempt: 1, answer: 'accepted' },
    ...atOnce.map(said),
    { kind: 'time-passed', ms: muchLaterMs },
    { kind: 'transfer-failed', attempt: 1 },
    ...later.map(said),
    { kind: 'time-passed', ms: 8_000 },
  ]);
  return disagreements(trace, afterAcceptance).map(({ requirement }) => requirement);
}

test('what the bot says after the hand-over may reach the consumer or not', () => {
  const later = ['Nobody came', 'So far it went well'];

  expect(foundAfterAcceptance(['All is well'], later)).toEqual([]);
  expect(foundAfterAcceptance([], later)).toEqual([]);
});

test('the words of the wrong rule after the hand-over are named as such', () => {
  expect(foundAfterAcceptance(['It failed'], [])).toEqual(['immediate.success-reaches-rule']);
});

for (const result of ['came to nothing', 'went wrong']) {
  test(`a later text by which the escalation ${result} names the rule for success`, () => {
    expect(foundAfterAcceptance([], ['Nobody came', `So far it ${result}`])).toEqual([
      'immediate.success-reaches-rule',
    ]);
  });
}

test('a bot that has forgotten what it kept before the hand-over is let through', () => {
  expect(foundAfterAcceptance([], ['Nobody came', 'So far it '])).toEqual([]);
});

test('the other texts of the dialog that hears of the failure are missed as before', () => {
  expect(foundAfterAcceptance([], ['So far it went well'])).toEqual(['deferred.caught-dialog-answers']);
});

/** Accepted, and failed a second later; the dialog that catches that escalates again, and that call breaks. */
const brokenAfterAcceptance = predict(
  {
    conversations: {
      main: setupFrom({
        escalations: [askForAgent, sentinel].map((pattern) =>
          escalating({
            route: 'integration',
            pattern,
            name: pattern,
            skillId: someSkillId,
            message: someMessage,
            onSuccess: 'well',
            onFailure: 'sorry',
          }),
        ),
        dialogs: [speaking('well', 'It went well'), speaking('sorry', 'It failed')],
        skillIds: [someSkillId],
        platform: { outcomes: [{ kind: 'accept-then-fail', afterMs: 1_000 }, { kind: 'reset' }] },
      }),
    },
    steps: says(askForAgent, 'main', 8_000),
  },
  { channel: 'messaging', fallbackMessage: 'Pardon?' },
);

test('what a success led to may be read when its transfer has failed by then, and not what a broken call leads to', () => {
  const judged = (failedAfterMs: number) =>
    disagreements(
      traceOf({}, [
        ...asks,
        ...called(1, 'accepted'),
        reads,
        { kind: 'time-passed', ms: failedAfterMs, atMs: failedAfterMs },
        { kind: 'transfer-failed', attempt: 1, atMs: failedAfterMs },
        said('It went well'),
        ...called(2, 'reset'),
        said('It failed'),
        { kind: 'time-passed', ms: 8_000, atMs: 16_000 },
      ]),
      brokenAfterAcceptance,
    ).map(({ requirement }) => requirement);

  expect(judged(1_000)).toEqual([]);
  expect(judged(8_000)).toEqual(['immediate.broken-call-is-failure']);
});

/** Accepted, and failed a second later, which a dialog tells; the consumer asks once more, and that call breaks. */
const askedOnceMore = predict(
  {
    conversations: {
      main: setupFrom({
        escalations: [
          escalating({
            route: 'integration',
            pattern: askForAgent,
            skillId: someSkillId,
            message: someMessage,
            onSuccess: 'well',
            onFailure: 'sorry',
          }),
        ],
        dialogs: [
          speaking('well', 'It went well'),
          speaking('sorry', 'It failed'),
          speaking('caught', 'Nobody came', sentinel),
        ],
        skillIds: [someSkillId],
        platform: { outcomes: [{ kind: 'accept-then-fail', afterMs: 1_000 }, { kind: 'reset' }] },
      }),
    },
    steps: [...says(askForAgent, 'main', 1_000), ...says(askForAgent, 'main', 8_000)],
  },
  { channel: 'messaging', fallbackMessage: 'Pardon?' },
);

test('what a success led to may be read two moments later, as long as it may take its time', () => {
  const judged = (askedAgainMs: number) =>
    disagreements(
      traceOf({}, [
        ...asks,
        ...called(1, 'accepted'),
        reads,
        { kind: 'time-passed', ms: 1_000, atMs: 1_000 },
        { kind: 'transfer-failed', attempt: 1, atMs: 1_000 },
        said('Nobody came'),
        { kind: 'time-passed', ms: askedAgainMs - 1_000, atMs: askedAgainMs },
        { kind: 'consumer-said', text: askForAgent, heardBy: 'bot', atMs: askedAgainMs },
        said('It went well'),
        ...called(2, 'reset'),
        said('It failed'),
        { kind: 'time-passed', ms: 8_000, atMs: askedAgainMs + 8_000 },
      ]),
      askedOnceMore,
    ).map(({ requirement }) => requirement);

  expect(judged(2_000)).toEqual([]);
  expect(judged(9_000)).toEqual(['immediate.broken-call-is-failure']);
});

test('a bot that counts over its conversations may have come to the fourth failure by calls that another one made again', () => {
  const fails = { kind: 'accept-then-fail', afterMs: 1_000 } as const;
  const setups = { other: { platform: { outcomes: [fails] } }, main: { platform: { outcomes: [fails] } } };
  const conversations = { other: setupOf(setups.other), main: setupOf(setups.main) };
  const asks = (conversation: string) =>
    [
      { kind: 'consumer-says', text: askForAgent, conversation },
      { kind: 'wait', ms: 9_000 },
    ] as const;
  const predicted = predict(
    { conversations, steps: [...asks('other'), ...asks('main')] },
    { channel: 'messaging', fallbackMessage: 'Pardon?' },
  );
  const attempt = (conversation: string, n: number) => [
    ...accepted(n, { conversation }),
    { ...reads, conversation },
    failed(n, { conversation }),
  ];
  const found = (calls: number) => {
    const others = Array.from({ length: calls }, (_, at) => [
      ...attempt('other', at + 1),
      read('Pardon?', { conversation: 'other' }),
    ]);
    const trace = traceOf({ conversations: setups }, [
      { kind: 'configuration-offered', conversation: 'other' },
      { kind: 'configuration-offered', conversation: 'main' },
      saidIn(undefined, { conversation: 'other' }),
      ...others.flat(),
      saidIn(undefined, { conversation: 'main' }),
      ...attempt('main', 1),
      read(capText, { conversation: 'main' }),
      passed(9_000),
    ]);
    return disagreements(trace, predicted).map(({ requirement }) => requirement);
  };

  expect(found(3)).toEqual([]);
  expect(found(1)).not.toEqual([]);
});

test('a call that failed later, made again while the bot waits, is not held against the delay of a dialog that asks for the same', () => {
  const escalate = { type: 'integration' as const, integration: 'escalation', interactionDelay: 9_000 };
  const dialogs = [
    { name: 'escalate', type: 'dialog' as const, patterns: [askForAgent, sentinel], interactions: [escalate] },
  ];
  const fails = { kind: 'accept-then-fail', afterMs: 1_000 } as const;
  const overrides = { dialogs, platform: { outcomes: [fails] } };
  const predicted = predict(
    {
      conversations: { main: setupOf(overrides) },
      steps: [
        { kind: 'consumer-says', text: askForAgent },
        { kind: 'wait', ms: 30_000 },
      ],
    },
    { channel: 'messaging', fallbackMessage: 'Pardon?' },
  );
  const found = (message: string) =>
    disagreements(
      traceOf(overrides, [
        ...asks,
        passed(9_000),
        ...transferred(),
        passed(1_000),
        failed(1),
        passed(3_000),
        ...transferred({ attempt: 2, message }),
        passed(17_000),
      ]),
      predicted,
    ).map(({ requirement }) => requirement);

  expect(found(someMessage)).toEqual([]);
  expect(found('Something else')).toEqual(['delay.postpones-transfer']);
});

test('who fails by a line feed without a word may be bypassed once the wait is over, and not before', () => {
  const overrides = {
    bot: { contextVariables: { who: 'A\nB' } },
    integration: { messageToUser: 'Dear {$botContext.who}' },
    agentConnector: { fallbackSkillId: '77', fallbackEscalationTime: 60_000 },
  };
  const turns = predict(
    { conversations: { main: setupOf(overrides) }, steps: [...says(askForAgent), { kind: 'wait', ms: 60_000 }] },
    { channel: 'messaging', fallbackMessage: 'Pardon?' },
  );
  const asked = (byMs: number, skillId: string) =>
    disagreements(
      traceOf(overrides, [...asks, { ...requests('BLANK_MESSAGE', skillId), afterMs: 0, byMs }, passed(90_000)]),
      turns,
    ).map(({ requirement }) => requirement);

  expect(asked(60_000, '77')).toEqual([]);
  expect(asked(59_000, '77')).toEqual(['message.line-feed-variable-fails']);
  expect(asked(60_000, '78')).toEqual(['message.line-feed-variable-fails']);
});
