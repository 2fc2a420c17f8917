import { expectFinding } from '../../../quality/testing/expect-finding';
import { offered, passed, read, said, transferred } from '../../../quality/testing/event-bodies';
import { test } from '../../../quality/testing/test';
import { traceOf, type Happened } from '../../../quality/testing/trace-builder';
import { staticText } from './static-text';

const configured = '<b>Wait</b> & see – 少々お待ちください 👩🏽‍💻';
const wanted = configured;

function found(eventBodies: readonly Happened[], messageToUser = configured) {
  const bot = { contextVariables: {} };
  return staticText.judge(traceOf({ bot, integration: { messageToUser } }, [offered, said(), ...eventBodies]));
}

test('the message as configured passes', () => {
  expectFinding(found(transferred({ message: wanted })), 'pass', 'read the message as configured', [4]);
});

test('another text in its place fails', () => {
  const finding = found(transferred({ message: 'Something else' }));
  expectFinding(finding, 'fail', 'read "Something else" instead of "', [2, 3, 4]);
});

test('no text at all fails once there was time for one', () => {
  const finding = found([...transferred({ message: 'BLANK_MESSAGE' }), passed(5_000)]);
  expectFinding(finding, 'fail', 'carries "BLANK_MESSAGE" instead of ', [2, 3]);
});

test('a play that ends before a text can come is inconclusive', () => {
  const finding = found(transferred({ message: 'BLANK_MESSAGE' }));
  expectFinding(finding, 'inconclusive', 'only 0.0 s of ', [2]);
});

test('a conversation that is not handed over is inconclusive', () => {
  expectFinding(found([read(wanted), passed(5_000)]), 'inconclusive', 'not handed over', [2]);
});

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
