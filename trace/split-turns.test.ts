import { catchingDialog, escalatingDialog, failures } from '../quality/testing/failing-bot';
import { offered, passed, read, said } from '../quality/testing/event-bodies';
import { only, turns } from '../quality/testing/read-turns';
import { expect, test } from '../quality/testing/test';
import { askForAgent, traceOf } from '../quality/testing/trace-builder';
import { splitTurns } from './split-turns';

test('words that an agent hears begin no turn', () => {
  expect(turns({}, { kind: 'consumer-said', text: askForAgent, heardBy: 'agent' })).toEqual([]);
});

test('without handed-over context the configuration begins no turn', () => {
  expect(turns({}, offered)).toEqual([]);
});

test('failures are counted for each conversation', () => {
  const conversations = { first: {}, second: {} };
  const dialogs = [escalatingDialog, catchingDialog()];
  const seen = turns({ dialogs, conversations }, ...failures(2), ...failures(1, 'second'));

  expect(seen.map(({ conversation, failures: count }) => `${conversation} ${count}`)).toEqual([
    ...['first 0', 'first 1', 'first 2'],
    ...['second 0', 'second 1'],
  ]);
});

test('turns of several conversations come in the order in which they began', () => {
  const b = { conversation: 'b' };
  const seen = turns({ conversations: { a: {}, b: {} } }, said('x', b), said('y'), said('z', b));

  expect(seen.map(({ heard }) => heard)).toEqual(['x', 'y', 'z']);
});

test('a turn holds the events of its conversation up to the next stimulus', () => {
  const [first, second] = turns({}, offered, said('x'), read('Pardon?'), passed(500), said('y'), passed(700));

  expect([first, second].map((turn) => turn?.events.map(({ n }) => n))).toEqual([
    [2, 3, 4],
    [5, 6],
  ]);
  expect([first?.watchedMs, second?.watchedMs]).toEqual([500, 700]);
});

for (const kind of ['outage-began', 'agent-joined'] as const) {
  test(`a turn is watched until ${kind}`, () => {
    expect(only({}, said('x'), passed(500), { kind }, passed(9_000)).watchedMs).toBe(500);
  });
}

test('a turn in silence is watched until the bot may answer again', () => {
  const [turn] = turns({}, { kind: 'outage-began' }, said('x'), passed(500), { kind: 'outage-ended' }, passed(9_000));

  expect(turn).toMatchObject({ silenced: true, watchedMs: 500 });
});

test('what happens before anything begins a turn belongs to none, and yet counts for the first', () => {
  const trace = traceOf({}, [offered, { kind: 'outage-began' }, { kind: 'returned-to-bot' }, said('x')]);
  const setup = trace.conversations['main'];

  expect(setup && splitTurns(trace.events, setup)).toMatchObject([
    { events: [{ n: 4 }], failures: 0, returned: true, silenced: true },
  ]);
});
