import { expectFinding } from '../../../quality/testing/expect-finding';
import { answered, handedOver, offered, passed, read, requested, said } from '../../../quality/testing/event-bodies';
import { test } from '../../../quality/testing/test';
import { askForAgent, traceOf, type Happened } from '../../../quality/testing/trace-builder';
import { botKeepsConversation } from './bot-keeps-conversation';
import type { Dialog, Interaction } from '../../../protocol/types';

function dialog(name: string, pattern: string, ...interactions: Interaction[]): Dialog {
  return { name, type: 'dialog', patterns: [pattern], interactions };
}

function text(value: string): Interaction {
  return { type: 'text', text: value };
}

function found(eventBodies: readonly Happened[], answer = 'Welcome') {
  const dialogs = [
    dialog('escalate', askForAgent, { type: 'integration', integration: 'escalation', interactionDelay: 500 }),
    dialog('greet', 'hello', text(answer)),
  ];
  return botKeepsConversation.judge(traceOf({ dialogs }, [offered, said(), ...eventBodies]));
}

const fails = [requested({ atMs: 500 }), answered('error'), passed(5_000)];
const hello = said('hello');

test('an answer after the failure passes', () => {
  expectFinding(found([...fails, hello, read('Welcome')]), 'pass', 'still answers', [6, 7]);
});

test('no answer fails once there was time for one', () => {
  expectFinding(found([...fails, hello, passed(5_000)]), 'fail', 'did not answer the consumer', [6, 7]);
});

test('a play that ends at once is inconclusive', () => {
  expectFinding(found([...fails, hello]), 'inconclusive', 'only 0.0 s of ', [6]);
});

const notJudged: Readonly<Record<string, Happened[]>> = {
  'nothing said afterwards': fails,
  'a second try that succeeds': [
    ...fails,
    requested({ attempt: 2 }),
    handedOver({ attempt: 2 }),
    answered('accepted', 2),
    hello,
    passed(5_000),
  ],
  'words while the bot is still at work': [said('hello'), requested({ atMs: 500 }), answered('error'), passed(5_000)],
  'a bot engine that has fallen silent': [...fails, { kind: 'outage-began' }, hello, passed(5_000)],
  'an answer that is not JSON, which may hand over': [
    requested({ atMs: 500 }),
    answered('not-json'),
    passed(5_000),
    hello,
    passed(5_000),
  ],
  'a call that is never answered': [requested({ atMs: 500 }), passed(5_000), hello, passed(5_000)],
};
for (const [what, eventBodies] of Object.entries(notJudged)) {
  test(`${what}: not judged`, () => {
    expectFinding(found(eventBodies), 'inconclusive', 'said nothing after a failed transfer call', []);
  });
}

test('a dialog of which it is open what it says is not judged', () => {
  const finding = found([...fails, hello, passed(5_000)], '{$botContext.unknown}');
  expectFinding(finding, 'inconclusive', 'said nothing after a failed transfer call', []);
});
