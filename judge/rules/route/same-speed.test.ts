import { expectFinding } from '../../../quality/testing/expect-finding';
import { answered, offered, said } from '../../../quality/testing/event-bodies';
import { test } from '../../../quality/testing/test';
import { askForAgent, someMessage, someSkillId, traceOf, type Happened } from '../../../quality/testing/trace-builder';
import { sameSpeed } from './same-speed';
import type { Dialog } from '../../../protocol/types';

const dialogs: Dialog[] = [
  {
    name: 'first',
    type: 'dialog',
    patterns: [askForAgent],
    interactions: [{ type: 'integration', integration: 'escalation' }],
  },
  {
    name: 'second',
    type: 'dialog',
    patterns: ['the other way'],
    interactions: [{ type: 'agent-transfer', agentSkillId: someSkillId, messageToUser: someMessage }],
  },
];

/** Pairs of escalations that take so many milliseconds each, or come to no request. */
function found(pairs: readonly (readonly [number, number | undefined])[], skillId = someSkillId, delayMs = 0) {
  let attempt = 0;
  const one = (text: string, tookMs: number | undefined): Happened[] => {
    attempt += 1;
    const atMs = attempt * 1_000;
    if (tookMs === undefined) return [said(text, { atMs })];
    return [
      said(text, { atMs }),
      { kind: 'transfer-requested', attempt, skillId, message: someMessage, atMs: atMs + tookMs },
      answered('error', attempt),
    ];
  };
  const eventBodies = pairs.flatMap(([first, second]) => [...one(askForAgent, first), ...one('the other way', second)]);
  const delayed = dialogs.map((dialog) => ({
    ...dialog,
    interactions: dialog.interactions.map((each) => ({ ...each, interactionDelay: delayMs })),
  }));
  return sameSpeed.judge(traceOf({ dialogs: delayed, clock: 'real' }, [offered, ...eventBodies]));
}

function times(count: number, pair: readonly [number, number]) {
  return Array.from({ length: count }, () => pair);
}

const shown = [2, 3, 5, 6];

test('routes that differ by what nobody notices pass, with the figures', () => {
  expectFinding(found(times(12, [30, 10])), 'pass', '20.0 ms more', shown);
});

test('a slow integration fails', () => {
  expectFinding(found(times(12, [210, 10])), 'fail', '200.0 ms more', shown);
});

test('a slow Agent Transfer interaction fails and is named', () => {
  expectFinding(found(times(12, [10, 210])), 'fail', 'the Agent Transfer interaction is slower', shown);
});

test('a single slow one does not count', () => {
  expectFinding(found([...times(11, [10, 10]), [900, 10]]), 'pass', '0.0 ms more', shown);
});

test('noise is inconclusive', () => {
  const pairs = Array.from({ length: 12 }, (_, at) => (at % 2 === 0 ? ([400, 10] as const) : ([10, 400] as const)));
  expectFinding(found(pairs), 'inconclusive', 'the noise hides', shown);
});

test('too few pairs are inconclusive', () => {
  expectFinding(found(times(11, [210, 10])), 'inconclusive', 'compared 11 times', []);
});

test('requests that are not as configured do not count', () => {
  expectFinding(found(times(12, [10, 10]), '99'), 'inconclusive', 'compared 0 times', []);
});

test('of an odd number of pairs the one in the middle counts', () => {
  expectFinding(found([...times(6, [10, 10]), ...times(7, [30, 10])]), 'pass', '20.0 ms more', shown);
});

test('a pair in which one route requested nothing does not count', () => {
  expectFinding(found([[10, undefined], ...times(11, [210, 10])]), 'inconclusive', 'compared 11 times', []);
  expectFinding(found([[10, undefined], ...times(12, [210, 10])]), 'fail', '200.0 ms more', [2, 3, 9, 10]);
});

test('three slow ones of twelve may hide what the others are', () => {
  expectFinding(found([...times(9, [10, 10]), ...times(3, [210, 10])]), 'inconclusive', 'the noise hides', shown);
});

test('escalations with a delay do not count', () => {
  expectFinding(found(times(12, [210, 210]), someSkillId, 200), 'inconclusive', 'compared 0 times', []);
});
