import { expectFinding } from '../../../quality/testing/expect-finding';
import { offered, passed, read, requested, said, transferred } from '../../../quality/testing/event-bodies';
import { contextPassed, passingContext } from '../../../quality/testing/passed-context';
import { dialog, escalate } from '../../../quality/testing/read-turns';
import { test } from '../../../quality/testing/test';
import { askForAgent, someMessage, traceOf, type Happened } from '../../../quality/testing/trace-builder';
import { contextSetup, passing, type ContextSetup } from '../../../quality/testing/transfer-bot-context';
import { notForPeople } from './not-for-people';

/** In `main` what happens; afterwards, unless it is alone, another conversation passes its context to a bot. */
function found(
  eventBodies: readonly Happened[],
  { alone = false, ...different }: Partial<ContextSetup> & { readonly alone?: boolean } = {},
) {
  const main = contextSetup({ heldBy: 'agents', ...different });
  const { dialogs, platform } = main;
  const conversations = { main, plain: { dialogs, platform }, twin: passingContext };
  const trace = traceOf({ conversations }, [offered, said(), ...eventBodies, ...(alone ? [] : contextPassed)]);
  return notForPeople.judge(trace);
}

test('a hand-over to the skill passes, whatever the request passes', () => {
  const [, ...rest] = transferred();
  const finding = found([passing({ intentId: 'billing' }), ...rest]);
  expectFinding(finding, 'pass', 'went to the skill', [3, 5]);
});

test('a hand-over to the skill is inconclusive where no bot is passed anything', () => {
  expectFinding(found(transferred(), { alone: true }), 'inconclusive', 'no transfer to a bot passed', []);
});

test('an intent that the consumer reads fails', () => {
  const finding = found(transferred({ message: `${someMessage} (billing)` }));
  expectFinding(finding, 'fail', 'holds what is meant for another bot', [2, 3, 4]);
});

test('a text of an earlier turn that comes late passes', () => {
  expectFinding(found([read('Welcome'), ...transferred()]), 'pass', 'went to the skill', [4, 6]);
});

const inPlain = { conversation: 'plain' };
const echo = read(`You said “${askForAgent}”.`);

test('words of the consumer that the bot repeats for this transfer alone fail', () => {
  const eventBodies = [echo, ...transferred(), said(askForAgent, inPlain), ...transferred(inPlain)];
  expectFinding(found(eventBodies), 'fail', 'holds what is meant for another bot', [2, 3, 4]);
});

test('an echo that comes without Transfer Bot Context as well passes', () => {
  const plainly = [said(askForAgent, inPlain), { ...echo, ...inPlain }, ...transferred(inPlain)];
  expectFinding(found([echo, ...transferred(), ...plainly]), 'pass', 'went to the skill', [4, 6]);
});

test('an echo of other words passes as well', () => {
  const elsewhere = [said('hello', inPlain), read('You said “hello”.', inPlain)];
  expectFinding(found([echo, ...transferred(), ...elsewhere]), 'pass', 'went to the skill', [4, 6]);
});

test('an echo that nothing can be held against is inconclusive', () => {
  expectFinding(found([echo, ...transferred()]), 'inconclusive', 'nothing shows whether it came for that', [2, 3]);
});

test('a request for another skill fails', () => {
  const finding = found([requested({ skillId: '99' })]);
  expectFinding(finding, 'fail', 'asks for skill "99"', [2, 3]);
});

test('a play that ends at once is inconclusive', () => {
  expectFinding(found([passed(100)]), 'inconclusive', 'only 0.1 s of ', [2]);
});

for (const different of [{ heldBy: 'bot' as const }, { on: false }]) {
  test(`${JSON.stringify(different)} is not judged`, () => {
    expectFinding(found(transferred(), different), 'inconclusive', 'went to people', []);
  });
}

test('words of the consumer that a text of another dialog has as well pass', () => {
  const says = 'Say “agent please” to get one';
  const dialogs = [dialog('ask', askForAgent, escalate), dialog('help', 'help', { type: 'text', text: says })];
  const conversations = { main: { ...contextSetup({ heldBy: 'agents' }), dialogs }, twin: passingContext };
  const trace = traceOf({ conversations }, [offered, said(), read(says), ...transferred(), ...contextPassed]);
  expectFinding(notForPeople.judge(trace), 'pass', 'went to the skill', [4, 6]);
});
