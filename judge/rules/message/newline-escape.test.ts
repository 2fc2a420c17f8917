import { expectFinding } from '../../../quality/testing/expect-finding';
import { offered, passed, read, said, transferred } from '../../../quality/testing/event-bodies';
import { test } from '../../../quality/testing/test';
import { traceOf, type Happened } from '../../../quality/testing/trace-builder';
import { newlineEscape } from './newline-escape';

function found(eventBodies: readonly Happened[], messageToUser = String.raw`One\\nTwo`) {
  return newlineEscape.judge(traceOf({ integration: { messageToUser } }, [offered, said(), ...eventBodies]));
}

test('a line feed passes', () => {
  expectFinding(found(transferred({ message: 'One\nTwo' })), 'pass', 'a line feed', [4]);
});

for (const wrong of [String.raw`One\\nTwo`, 'One\\\nTwo', 'One Two', 'One\r\nTwo']) {
  test(`${JSON.stringify(wrong)} fails`, () => {
    expectFinding(found(transferred({ message: wrong })), 'fail', `read ${JSON.stringify(wrong)}`, [2, 3, 4]);
  });
}

for (const escape of [String.raw`\n`, String.raw`\\\n`]) {
  test(`an escape of ${escape.length - 1} backslash${escape.length > 2 ? 'es' : ''} means the same`, () => {
    const [right, kept] = ['One\nTwo', `One${escape}Two`];

    expectFinding(found(transferred({ message: right }), kept), 'pass', 'a line feed', [4]);
    expectFinding(found(transferred({ message: kept }), kept), 'fail', `read ${JSON.stringify(kept)}`, [2, 3, 4]);
  });
}

test('nothing to read before the hand-over fails', () => {
  const finding = found([...transferred({ message: 'BLANK_MESSAGE' }), read('One\nTwo'), passed(5_000)]);
  expectFinding(finding, 'fail', 'got the message: it was said in a text of its own after that', [2, 3, 4, 6]);
});

test('a conversation that is not handed over is inconclusive', () => {
  expectFinding(found([read('One\nTwo')]), 'inconclusive', 'not handed over', [2]);
});

for (const other of ['One Two', String.raw`One\\\\nTwo`, String.raw`One\\nTwo\tThree`]) {
  test(`the message ${JSON.stringify(other)} is not judged`, () => {
    expectFinding(found(transferred({ message: 'No' }), other), 'inconclusive', 'in this play', []);
  });
}
