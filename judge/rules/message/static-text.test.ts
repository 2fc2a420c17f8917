import { expectFinding } from '../../../quality/testing/expect-finding';
import { offered, passed, said, transferred } from '../../../quality/testing/event-bodies';
import { judgedWithMessage, messageAsConfiguredTests } from '../../../quality/testing/message-to-user';
import { test } from '../../../quality/testing/test';
import { traceOf } from '../../../quality/testing/trace-builder';
import { staticText } from './static-text';

const configured = '<b>Wait</b> & see – 少々お待ちください 👩🏽‍💻';
const found = judgedWithMessage(staticText.judge, configured);

for (const [title, run] of Object.entries(messageAsConfiguredTests(found, configured))) test(title, run);

test('a message with a variable is not judged', () => {
  const finding = found(transferred({ message: 'Something else' }), 'Dear {$botContext.who}');
  expectFinding(finding, 'inconclusive', 'in this play', []);
});

test('a backslash, which may stand for an escape, is not judged', () => {
  const finding = found(transferred({ message: 'Something else' }), String.raw`C:\temp`);
  expectFinding(finding, 'inconclusive', 'in this play', []);
});

test('the message of a second escalation is not taken for that of the first', () => {
  const second = transferred({ attempt: 2, message: 'Another moment' });
  const finding = found([...transferred({ message: 'BLANK_MESSAGE' }), ...second, passed(5_000)]);
  expectFinding(finding, 'fail', 'carries "BLANK_MESSAGE" instead of ', [2, 3, 7]);
});

test('a message that names a variable is for another rule', () => {
  const named = 'Dear {$botContext.who}';
  expectFinding(
    found(transferred({ message: named }), named),
    'inconclusive',
    'No escalation with a static message',
    [],
  );
});

test('a message with a variable that holds its own placeholder is for another rule', () => {
  const named = 'Dear {$botContext.who}';
  const bot = { contextVariables: { who: '{$botContext.who}' } };
  const eventBodies = [offered, said(), ...transferred({ message: 'Something else' })];
  const finding = staticText.judge(traceOf({ bot, integration: { messageToUser: named } }, eventBodies));
  expectFinding(finding, 'inconclusive', 'No escalation with a static message', []);
});
