import { expectFinding } from '../../../quality/testing/expect-finding';
import { offered, passed, requested, said } from '../../../quality/testing/event-bodies';
import { contextPassed, passingContext } from '../../../quality/testing/passed-context';
import { test } from '../../../quality/testing/test';
import { escalate } from '../../../quality/testing/read-turns';
import {
  askForAgent,
  someMessage,
  someSkillId,
  traceOf,
  type Happened,
  type SetupOverrides,
} from '../../../quality/testing/trace-builder';
import { offPassesNothing } from './off-passes-nothing';
import type { Dialog, Interaction } from '../../../protocol/types';

function found(
  eventBodies: readonly Happened[],
  { heldBy = 'bot', on = false, intentId = 'billing', chained = false, alone = false }: Partial<Case> = {},
) {
  const escalate: Interaction = { type: 'integration', integration: 'escalation' };
  const ask = { name: 'ask', type: 'dialog' as const, patterns: [askForAgent], interactions: [escalate] };
  const platform = { skills: [{ id: someSkillId, name: 'Service', heldBy }] };
  const dialogs = chained
    ? [
        { ...ask, intentId, interactions: [{ ...escalate, rules: [{ result: 'failure' as const, dialog: 'again' }] }] },
        { ...ask, name: 'again', patterns: ['-'] },
      ]
    : [intentId === '' ? ask : { ...ask, intentId }];
  const conversations = { main: { dialogs, platform, integration: { transferBotContext: on } }, twin: passingContext };
  const trace = traceOf({ conversations }, [offered, said(), ...eventBodies, ...(alone ? [] : contextPassed)]);
  return offPassesNothing.judge(trace);
}

interface Case {
  readonly heldBy: 'agents' | 'bot';
  readonly on: boolean;
  readonly intentId: string;
  readonly chained: boolean;
  /** Without the other conversation, which passes its context to a bot. */
  readonly alone: boolean;
}

function passing(context: { readonly intentId?: string; readonly userMessage?: string }, attempt = 1): Happened {
  return { kind: 'transfer-requested', attempt, skillId: someSkillId, message: someMessage, context };
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
    const off = { dialogs, platform: passingContext.platform, integration: { transferBotContext: false } };
    const conversations = { main: off as SetupOverrides, twin: { ...passingContext, dialogs } };
    const twin = contextPassed.map((each) => (each.kind === 'transfer-requested' ? { ...each, context } : each));
    const trace = traceOf({ conversations }, [offered, said(), requested(), ...twin]);
    expectFinding(offPassesNothing.judge(trace), 'inconclusive', 'no transfer to a bot passed', []);
  });
}
