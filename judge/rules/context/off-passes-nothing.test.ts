import { expectFinding } from '../../../quality/testing/expect-finding';
import { offered, passed, requested, said } from '../../../quality/testing/event-bodies';
import { contextPassed, passingContext } from '../../../quality/testing/passed-context';
import { test } from '../../../quality/testing/test';
import { escalate } from '../../../quality/testing/read-turns';
import { askForAgent, traceOf, type Happened } from '../../../quality/testing/trace-builder';
import { contextSetup, passing, type ContextSetup } from '../../../quality/testing/transfer-bot-context';
import { offPassesNothing } from './off-passes-nothing';
import type { Dialog } from '../../../protocol/types';

/** In `main` what happens; afterwards, unless it is alone, another conversation passes its context to a bot. */
function found(
  eventBodies: readonly Happened[],
  { alone = false, ...different }: Partial<ContextSetup> & { readonly alone?: boolean } = {},
) {
  const conversations = { main: contextSetup({ on: false, ...different }), twin: passingContext };
  const trace = traceOf({ conversations }, [offered, said(), ...eventBodies, ...(alone ? [] : contextPassed)]);
  return offPassesNothing.judge(trace);
}

test('a request without context passes', () => {
  expectFinding(found([requested()]), 'pass', 'Neither intent nor message', [3]);
});

test('a request without context is inconclusive where none ever has one', () => {
  expectFinding(found([requested()], { alone: true }), 'inconclusive', 'no transfer to a bot passed', []);
});

test('an empty context passes', () => {
  expectFinding(found([passing({ intentId: '' })]), 'pass', 'Neither intent nor message', [3]);
});

for (const context of [{ intentId: 'billing' }, { userMessage: askForAgent }]) {
  test(`the context ${JSON.stringify(context)} fails`, () => {
    expectFinding(found([passing(context)]), 'fail', 'Transfer Bot Context is off', [2, 3]);
  });
}

test('no request is inconclusive', () => {
  expectFinding(found([passed(5_000)]), 'inconclusive', 'No transfer was requested', [2]);
});

for (const different of [{ heldBy: 'agents' as const }, { on: true }]) {
  test(`${JSON.stringify(different)} is not judged`, () => {
    expectFinding(found([requested()], different), 'inconclusive', 'went to a bot', []);
  });
}

for (const { what, dialogs, context } of [
  {
    what: 'another intent than that of its dialog',
    dialogs: [{ name: 'ask', type: 'dialog', patterns: [askForAgent], interactions: [escalate], intentId: 'billing' }],
    context: { intentId: 'sales' },
  },
  {
    what: 'nothing, of a dialog without an intent',
    dialogs: [{ name: 'ask', type: 'dialog', patterns: [askForAgent], interactions: [escalate] }],
    context: {},
  },
] satisfies { what: string; dialogs: Dialog[]; context: object }[]) {
  test(`a request without context is inconclusive where a bot is passed ${what}`, () => {
    const conversations = { main: { ...contextSetup({ on: false }), dialogs }, twin: { ...passingContext, dialogs } };
    const twin = contextPassed.map((each) => (each.kind === 'transfer-requested' ? { ...each, context } : each));
    const trace = traceOf({ conversations }, [offered, said(), requested(), ...twin]);
    expectFinding(offPassesNothing.judge(trace), 'inconclusive', 'no transfer to a bot passed', []);
  });
}
