import { expectFinding } from '../../../quality/testing/expect-finding';
import { offered, passed, read, requested, said } from '../../../quality/testing/event-bodies';
import { test } from '../../../quality/testing/test';
import { askForAgent, traceOf, type Happened, type TraceOverrides } from '../../../quality/testing/trace-builder';
import { textsArriveFirst } from './texts-arrive-first';
import type { Dialog, Interaction } from '../../../protocol/types';

function found(
  eventBodies: readonly Happened[],
  delayMs = 4_000,
  more: Partial<TraceOverrides> = {},
  before = ['One', 'Two'],
) {
  const escalate: Interaction = { type: 'integration', integration: 'escalation', interactionDelay: delayMs };
  const texts = before.map((text): Interaction => ({ type: 'text', text }));
  const dialogs: Dialog[] = [
    { name: 'escalate', type: 'dialog', patterns: [askForAgent], interactions: [...texts, escalate] },
  ];
  return textsArriveFirst.judge(traceOf({ dialogs, ...more }, [offered, said(), ...eventBodies]));
}

const later = requested({ atMs: 4_000 });

test('every text before the request passes', () => {
  expectFinding(found([read('One'), read('Two'), later]), 'pass', 'Every text', [3, 4, 5]);
});

test('a text after the request fails', () => {
  expectFinding(found([read('One'), later, read('Two')]), 'fail', 'before the consumer read "Two"', [2, 3, 4, 5]);
});

test('a text that is configured twice and read once fails', () => {
  const finding = found([read('One'), later], 4_000, {}, ['One', 'One']);
  expectFinding(finding, 'fail', 'before the consumer read "One"', [2, 3, 4]);
});

test('no request is inconclusive', () => {
  expectFinding(found([read('One'), passed(9_000)]), 'inconclusive', 'No transfer was requested', [2]);
});

test('a variable that was never set is not waited for', () => {
  const finding = found([read('One'), later], 4_000, {}, ['One', 'Dear {$botContext.who}']);
  expectFinding(finding, 'pass', 'Every text', [3, 4]);
});

test('a delay shorter than the recommended one is not judged', () => {
  expectFinding(found([later, read('One')], 3_999), 'inconclusive', 'the recommended delay', []);
});

test('more than five texts are not judged', () => {
  const six = ['1', '2', '3', '4', '5', '6'];
  expectFinding(found([requested()], 12_000, {}, six), 'inconclusive', 'the recommended delay', []);
});

test('an escalation without a text before it is not judged', () => {
  expectFinding(found([later], 4_000, {}, []), 'inconclusive', 'the recommended delay', []);
});

test('a text that another begins like is looked for once', () => {
  const finding = found([read('One'), read('One more'), later], 4_000, {}, ['One', 'One more']);
  expectFinding(finding, 'pass', 'Every text', [3, 4, 5]);
});
