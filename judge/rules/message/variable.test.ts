import { expectFinding } from '../../../quality/testing/expect-finding';
import { offered, passed, read, said, transferred } from '../../../quality/testing/event-bodies';
import { test } from '../../../quality/testing/test';
import { traceOf, type Happened } from '../../../quality/testing/trace-builder';
import { variable } from './variable';

const configured = '{$botContext.greeting}';
const wanted = 'literally {$botContext.inner}';

function found(eventBodies: readonly Happened[], messageToUser = configured) {
  const bot = { contextVariables: { greeting: 'literally {$botContext.inner}', inner: 'twice' } };
  return variable.judge(traceOf({ bot, integration: { messageToUser } }, [offered, said(), ...eventBodies]));
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

test('a variable that was never set is not judged', () => {
  const finding = found(transferred({ message: 'Something else' }), '{$botContext.unknown}');
  expectFinding(finding, 'inconclusive', 'in this play', []);
});

test('a variable within words is for another rule', () => {
  const finding = found(transferred({ message: `Dear ${wanted}` }), `Dear ${configured}`);
  expectFinding(finding, 'inconclusive', 'No escalation had a variable alone', []);
});
