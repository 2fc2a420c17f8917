import { expect, test } from '../../quality/testing/test';
import { askForAgent, traceOf, type SetupOverrides } from '../../quality/testing/trace-builder';
import type { Trace } from '../../trace/trace';
import { RequestedTransfers } from './requested-transfers';

/** A play that calls for a transfer by an integration with these fields. */
function play(fields: NonNullable<SetupOverrides['integration']>, requested: boolean): Trace {
  const { agentSkillId = '123456789', messageToUser = 'One moment', agentId } = fields;
  return traceOf({ integration: { ...fields, agentSkillId, messageToUser } }, [
    { kind: 'consumer-said', text: askForAgent, heardBy: 'bot', atMs: 100 },
    ...(requested
      ? [
          {
            ...({ kind: 'transfer-requested', attempt: 1, skillId: agentSkillId, message: messageToUser } as const),
            ...(agentId === undefined ? {} : { agentId }),
          },
        ]
      : []),
    { kind: 'time-passed', ms: 20_000 },
  ]);
}

function told(...plays: readonly Trace[]): string | undefined {
  const transfers = new RequestedTransfers();
  for (const each of plays) transfers.add(each);
  return transfers.missingTransfers?.told;
}

function many(fields: NonNullable<SetupOverrides['integration']>, requested: boolean, plays = 20): Trace[] {
  return Array.from({ length: plays }, () => play(fields, requested));
}

const long = { agentSkillId: '1234567890' };
const named = { agentId: '12.34' };

test('a limit of digits is told, with what is requested beyond it', () => {
  expect(told(...many(long, false), ...many({}, true, 5))).toBe(
    'none of the 20 transfers due with a skill id of at least 10 digits (others: at most 9) was requested, and each of the 5 others was',
  );
});

test('what all missing transfers have, and no requested one, is told', () => {
  expect(told(...many({}, false), ...many(named, true, 1))).toBe(
    'none of the 20 transfers due where no agent is named was requested, and the one other was',
  );
  expect(told(...many(named, false, 1), ...many({}, true))).toBe(
    'the one transfer due where an agent is named was not requested, and each of the 20 others was',
  );
});

test('nothing is told where one transfer is an exception', () => {
  expect(told(...many(long, false), ...many({}, true, 5), play(long, true))).toBeUndefined();
  expect(told(...many({}, false), ...many(named, true, 5), play(named, false))).toBeUndefined();
});

test('nothing is told of few plays, by which it may be chance', () => {
  expect(told(...many({}, false, 4), ...many(named, true, 1))).toBeUndefined();
  expect(told(...many(long, false, 20), ...many({}, true, 1))).toBeUndefined();
});

test('nothing is told where no transfer comes at all, or each does', () => {
  expect(told(...many({}, false), ...many(named, false))).toBeUndefined();
  expect(told(...many({}, true), ...many(named, true))).toBeUndefined();
});

/** That of `play`, after which the consumer asks again. */
function playAgain(fields: NonNullable<SetupOverrides['integration']>, first: boolean, second: boolean): Trace {
  const [one, other] = [play(fields, first), play(fields, second)];
  const later = other.events.map((event) => ({
    ...event,
    ...{ n: event.n + one.events.length, afterMs: event.afterMs + 30_000, byMs: event.byMs + 30_000 },
  }));
  return { ...one, events: [...one.events, ...later] };
}

test('a transfer that comes after a missing one is an exception like any other', () => {
  const second = Array.from({ length: 20 }, () => playAgain(named, false, true));

  expect(told(...second, ...many({}, true, 5))).toBeUndefined();
});

test('what is missing after a missing one, or in a play that ended too early, is told beside the others', () => {
  const early = traceOf({ integration: named }, [
    { kind: 'consumer-said', text: askForAgent, heardBy: 'bot', atMs: 100 },
    { kind: 'time-passed', ms: 10 },
  ]);
  const twice = playAgain({}, false, false);
  const sentence = 'none of the 20 transfers due where no agent is named was requested, and each of the 5 others was; ';

  expect(told(...many({}, false), ...many(named, true, 5), early)).toBe(
    `${sentence}1 more may be missing for another reason`,
  );
  expect(told(...many({}, false, 19), twice, ...many(named, true, 5))).toBe(
    `${sentence}1 more may be missing for another reason`,
  );
});

test('what is missing by a refused call is told beside the others', () => {
  const refused = traceOf({ integration: named }, [
    { kind: 'consumer-said', text: askForAgent, heardBy: 'bot', atMs: 100 },
    { kind: 'call-refused', call: 'POST /conversations/main/transfers', status: 400, why: 'no skill', raw: {} },
    { kind: 'time-passed', ms: 20_000 },
  ]);

  expect(told(...many({}, false), ...many(named, true, 5), refused)).toMatch(
    / the 5 others was; 1 more may be missing for another reason$/,
  );
});

test('the plays are known in which a transfer is missing that is counted', () => {
  const transfers = new RequestedTransfers();
  const missing = many({}, false).map((each, n) => ({ ...each, scenario: `a/${n}` }));
  for (const each of [...missing, ...many(named, true, 5)]) transfers.add(each);
  const isCounted = (scenario: string) =>
    transfers.missingTransfers?.isCounted({ scenario, channel: missing[0]?.channel ?? 'chat' });

  expect([isCounted('a/3'), isCounted('tests/by-hand')]).toEqual([true, false]);
});
