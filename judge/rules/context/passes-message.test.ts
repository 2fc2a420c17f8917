import { expectFinding } from '../../../quality/testing/expect-finding';
import { answered, failed, offered, passed, requested } from '../../../quality/testing/event-bodies';
import { test } from '../../../quality/testing/test';
import { askForAgent, someMessage, traceOf } from '../../../quality/testing/trace-builder';
import { contextSetup, judgedAsked, judgedHanded, passing } from '../../../quality/testing/transfer-bot-context';
import { sentinel } from '../../../trace/trace';
import { passesMessage } from './passes-message';
import type { Interaction } from '../../../protocol/types';

const found = judgedAsked(passesMessage.judge);

test('the words of the consumer in the request pass', () => {
  expectFinding(found([passing({ userMessage: askForAgent })]), 'pass', 'message went with the transfer', [3]);
});

for (const [context, because] of [
  [{}, 'neither the message of the user nor an intent'],
  [{ intentId: '', userMessage: '' }, 'neither the message of the user nor an intent'],
  [{ intentId: 'other' }, 'passes no message, and the intent "other"'],
] as const) {
  test(`the context ${JSON.stringify(context)} fails`, () => {
    expectFinding(found([passing(context)]), 'fail', because, [2, 3]);
  });
}

test('an intent alone passes where there is one to pass', () => {
  expectFinding(
    found([passing({ intentId: 'billing' })]),
    'pass',
    'The intent went with the transfer in place of it',
    [3],
  );
});

test('an intent alone of a dialog that another one led to passes', () => {
  const eventBodies = [passing({ intentId: 'billing' }), answered('error'), passing({ intentId: 'billing' }, 2)];
  expectFinding(found(eventBodies, { chained: true }), 'pass', 'The intent went', [3]);
});

test('a wrong message fails beside the right intent', () => {
  const context = { intentId: 'billing', userMessage: someMessage };
  expectFinding(found([passing(context)]), 'fail', `the message "${someMessage}"`, [2, 3]);
});

test('an intent alone fails where there is none to pass', () => {
  expectFinding(found([passing({ intentId: 'billing' })], { intentId: '' }), 'fail', 'passes no message', [2, 3]);
});

test('the Message to User in its place fails', () => {
  const told = `the message "${someMessage}", which is the Message to User, instead of "`;
  expectFinding(found([passing({ userMessage: someMessage })]), 'fail', told, [2, 3]);
});

test('no request is inconclusive', () => {
  expectFinding(found([passed(5_000)]), 'inconclusive', 'No transfer was requested', [2]);
});

for (const different of [{ heldBy: 'agents' as const }, { on: false }]) {
  test(`${JSON.stringify(different)} is not judged`, () => {
    expectFinding(found([requested()], different), 'inconclusive', 'went to a bot', []);
  });
}

const foundHanded = judgedHanded(passesMessage.judge, { intentId: '' });

test('a message that was handed over has to be passed on', () => {
  const handedOver = { userMessage: askForAgent };
  expectFinding(foundHanded(handedOver, handedOver), 'pass', 'message went with the transfer', [2]);
  expectFinding(foundHanded(handedOver, {}), 'fail', 'neither the message of the user nor an intent', [1, 2]);
});

for (const other of ['Something else', 'One moment']) {
  test(`the message ${JSON.stringify(other)} is not told as the Message to User`, () => {
    const told = `passes the message "${other}" instead of "${askForAgent}".`;
    expectFinding(found([passing({ userMessage: other })]), 'fail', told, [2, 3]);
  });
}

test('of a bot that was handed a message, an escalation that a failure led to is not judged', () => {
  const escalate: Interaction = { type: 'integration', integration: 'escalation' };
  const dialogs = [
    { name: 'ask', type: 'dialog' as const, patterns: [askForAgent], interactions: [escalate] },
    { name: 'caught', type: 'dialog' as const, patterns: [sentinel], interactions: [escalate] },
  ];
  const handedOver = { userMessage: askForAgent };
  const trace = traceOf({ ...contextSetup(), dialogs, handedOver }, [
    ...[offered, passing(handedOver), answered('accepted'), passed(5_000)],
    ...[failed(1), passing({}, 2), passed(5_000)],
  ]);
  expectFinding(passesMessage.judge(trace), 'pass', 'message went with the transfer', [2]);
});
