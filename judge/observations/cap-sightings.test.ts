import { accepted, answered, failed, offered, passed, read, requested, said } from '../../quality/testing/event-bodies';
import { expect, test } from '../../quality/testing/test';
import { traceOf, type Happened } from '../../quality/testing/trace-builder';
import { capText } from '../../trace/trace';
import { afterTheCap, immediateFailuresCount, resetOnSuccess } from './cap-sightings';

function trace(...eventBodies: Happened[]) {
  return traceOf({ bot: { defaultUserFriendlyResponse: 'So sorry' } }, [offered, ...eventBodies]);
}

function fails(attempt: number, ...reaction: Happened[]): Happened[] {
  return [said(), ...accepted(attempt), failed(attempt), ...reaction];
}

const four = [...fails(1), ...fails(2), ...fails(3), ...fails(4)];
const success: Happened[] = [said(), ...accepted(3), { kind: 'agent-joined' }, { kind: 'returned-to-bot' }];

for (const [text, seen] of [
  [capText, 'the consumer is told to try later'],
  ['So sorry', 'the consumer is told to try later'],
  ['Nobody answered', 'the bot goes on and answers'],
] as const) {
  test(`a fourth failure after a success with the text ${JSON.stringify(text)}: ${seen}`, () => {
    const played = trace(...fails(1), ...fails(2), ...success, ...fails(4), ...fails(5, read(text)));
    const about = 'fourth failure, after a success in between';
    expect(resetOnSuccess.look(played)).toEqual([{ about, seen, evidence: [22, 23] }]);
  });
}

test('four failures without a success in between are no question', () => {
  expect(resetOnSuccess.look(trace(...four))).toEqual([]);
});

test('what comes of asking after the cap is told in each case', () => {
  const seen = (...reaction: Happened[]) => afterTheCap.look(trace(...four, said(), ...reaction));
  const about = 'the consumer asks again after the fourth failure';
  expect(seen(requested({ attempt: 5 }))).toEqual([{ about, seen: 'a new transfer is requested', evidence: [18, 19] }]);
  expect(seen(read('Later'))).toEqual([{ about, seen: 'an answer, and no transfer', evidence: [18, 19] }]);
  expect(seen(passed(5_000))).toEqual([{ about, seen: 'nothing happens', evidence: [18] }]);
});

test('a fifth failure is told apart from the asking', () => {
  const sightings = afterTheCap.look(trace(...four, ...fails(5)));
  expect(sightings.map(({ about, seen }) => `${about}: ${seen}`)).toEqual([
    'the consumer asks again after the fourth failure: a new transfer is requested',
    'failure 5: the consumer reads nothing',
  ]);
});

test('three failures are no question after the cap', () => {
  expect(afterTheCap.look(trace(...fails(1), ...fails(2), ...fails(3), said()))).toEqual([]);
});

test('failures at once and later ones that make four together are told', () => {
  const atOnce = [1, 2].flatMap((attempt) => [said(), requested({ attempt }), answered('error', attempt)]);
  expect(immediateFailuresCount.look(trace(...atOnce, ...fails(3), ...fails(4, read(capText))))).toEqual([
    {
      about: '2 later failures and 2 at once, one that came later the last',
      seen: 'the consumer is told to try later',
      evidence: [15, 16],
    },
  ]);
});

test('later failures alone are no question of those at once', () => {
  expect(immediateFailuresCount.look(trace(...four))).toEqual([]);
});

test('a call that fails at once after three later failures is told, and it alone', () => {
  const atOnce = (attempt: number) => [said(), requested({ attempt }), answered('error', attempt)];
  const three = [...fails(1), ...fails(2), ...fails(3)];
  const seen = (...eventBodies: Happened[]) => immediateFailuresCount.look(trace(...eventBodies));
  const about = '3 later failures and 1 at once, one at once the last';

  expect(seen(...three, ...atOnce(4), read(capText))).toEqual([
    { about, seen: 'the consumer is told to try later', evidence: [14, 17] },
  ]);
  expect(seen(...three, ...atOnce(4), read('No luck'))).toEqual([
    { about, seen: 'the bot goes on and answers', evidence: [14, 17] },
  ]);
  // A dialog that asks again by itself is refused in the turn of the third failure.
  const refusedAgain = [requested({ attempt: 4 }), answered('error', 4)];
  expect(seen(...three, read('Nobody answered'), ...refusedAgain)).toEqual([
    { about, seen: 'the consumer reads nothing', evidence: [13] },
  ]);
  expect(seen(...fails(1), ...fails(2), ...atOnce(3))).toEqual([]);
  expect(seen(...three, said(), ...accepted(4))).toEqual([]);
});
