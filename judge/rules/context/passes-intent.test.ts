import { expectFinding } from '../../../quality/testing/expect-finding';
import { answered, offered, passed, requested, said } from '../../../quality/testing/event-bodies';
import { test } from '../../../quality/testing/test';
import { askForAgent, someMessage, traceOf } from '../../../quality/testing/trace-builder';
import { contextSetup, judgedAsked, judgedHanded, passing } from '../../../quality/testing/transfer-bot-context';
import { passesIntent } from './passes-intent';
import type { Interaction } from '../../../protocol/types';

const found = judgedAsked(passesIntent.judge);

test('the intent in the request passes', () => {
  expectFinding(found([passing({ intentId: 'billing' })]), 'pass', 'The intent went', [3]);
});

test('the message alone passes', () => {
  for (const context of [{ userMessage: askForAgent }, { intentId: '', userMessage: askForAgent }]) {
    expectFinding(found([passing(context)]), 'pass', 'The message went with the transfer in place of it', [3]);
  }
});

for (const context of [{}, { intentId: '', userMessage: '' }, { userMessage: someMessage }]) {
  test(`the context ${JSON.stringify(context)} fails`, () => {
    expectFinding(found([passing(context)]), 'fail', 'neither the intent nor the message', [2, 3]);
  });
}

test('another intent fails, also beside the right message', () => {
  for (const context of [{ intentId: 'sales' }, { intentId: 'sales', userMessage: askForAgent }]) {
    expectFinding(found([passing(context)]), 'fail', 'the intent "sales"', [2, 3]);
  }
});

test('no request is inconclusive', () => {
  expectFinding(found([passed(5_000)]), 'inconclusive', 'No transfer was requested', [2]);
});

test('an escalation of a dialog that another one led to is not judged for the intent of its own', () => {
  const eventBodies = [passing({ intentId: 'billing' }), answered('error'), passing({}, 2)];
  expectFinding(found(eventBodies, { chained: true }), 'pass', 'The intent went', [3]);
});

test('the intent of another dialog fails where the one that was started has none', () => {
  const greeting = { name: 'greet', type: 'dialog' as const, patterns: ['hello'], interactions: [], intentId: 'greet' };
  const escalate: Interaction = { type: 'integration', integration: 'escalation' };
  const ask = { name: 'ask', type: 'dialog' as const, patterns: [askForAgent], interactions: [escalate] };
  const setup = { ...contextSetup(), dialogs: [greeting, ask] };
  const foundWith = (intentId: string) =>
    passesIntent.judge(traceOf(setup, [offered, said(), passing({ intentId, userMessage: askForAgent })]));

  expectFinding(foundWith('greet'), 'fail', 'the intent "greet", which is that of another dialog', [2, 3]);
  // A name of the bot's own stands for no dialog of it.
  expectFinding(foundWith('of its own'), 'inconclusive', 'a known intent went to a bot', []);
});

test('the intent of another dialog is not judged at an escalation that the one which was started led to', () => {
  const escalate: Interaction = { type: 'integration', integration: 'escalation' };
  const rules = [{ result: 'failure' as const, dialog: 'again' }];
  const dialogs = [
    { name: 'greet', type: 'dialog' as const, patterns: ['hello'], interactions: [], intentId: 'greet' },
    { name: 'ask', type: 'dialog' as const, patterns: [askForAgent], interactions: [{ ...escalate, rules }] },
    { name: 'again', type: 'dialog' as const, patterns: ['-'], interactions: [escalate] },
  ];
  const first = [passing({ userMessage: askForAgent }), answered('error')];
  const trace = traceOf({ ...contextSetup(), dialogs }, [
    ...[offered, said(), ...first, passing({ intentId: 'greet', userMessage: askForAgent }, 2)],
  ]);
  expectFinding(passesIntent.judge(trace), 'inconclusive', 'a known intent went to a bot', []);
});

const others = {
  'no intent': { intentId: '' },
  people: { heldBy: 'agents' as const },
  'the setting off': { on: false },
};
for (const [what, different] of Object.entries(others)) {
  test(`${what}: not judged`, () => {
    expectFinding(found([requested()], different), 'inconclusive', 'a known intent went to a bot', []);
  });
}

const foundHanded = judgedHanded(passesIntent.judge, { intentId: 'billing' });

test('an intent that was handed over has to be passed on, or the message that came with it', () => {
  const both = { intentId: 'billing', userMessage: 'an old bill' };
  expectFinding(foundHanded(both, { intentId: 'billing' }), 'pass', 'The intent went', [2]);
  expectFinding(foundHanded(both, { userMessage: 'an old bill' }), 'pass', 'in place of it', [2]);
  expectFinding(foundHanded(both, {}), 'fail', 'neither the intent nor the message', [1, 2]);
});

test('an intent that was handed over alone is not judged: a bot may pass messages only', () => {
  expectFinding(foundHanded({ intentId: 'billing' }, {}), 'inconclusive', 'No escalation', []);
});

test('what was handed over and fits nothing settles no intent', () => {
  expectFinding(foundHanded({ intentId: 'sales', userMessage: 'a sale' }, {}), 'inconclusive', 'No escalation', []);
});
