import { expectFinding } from '../../../quality/testing/expect-finding';
import { passed, read, requested } from '../../../quality/testing/event-bodies';
import { judgedWithMessage, onlyPlainMessagesTests } from '../../../quality/testing/message-to-user';
import { expect, test } from '../../../quality/testing/test';
import { someMessage, type Happened } from '../../../quality/testing/trace-builder';
import { inTransferRequest } from './in-transfer-request';

const found = judgedWithMessage(inTransferRequest.judge);

test('the message in the request passes', () => {
  expectFinding(found([requested()]), 'pass', 'carries the message', [3]);
});

test('an escaped new line has become a line feed in the request', () => {
  expectFinding(found([requested({ message: 'One\nmoment' })], 'One\\\\nmoment'), 'pass', 'carries the message', [3]);
});

test('another text in the request fails, and is looked for in what changes it', () => {
  const finding = found([requested({ message: 'One  moment' })]);
  expectFinding(finding, 'fail', `carries "One  moment" instead of "${someMessage}"`, [2, 3]);
  expect(finding.lookAt).toContain('what changes the Message to User on its way');
});

test('a request without the message is looked for in what fills it', () => {
  const finding = found([requested({ message: 'BLANK_MESSAGE' })]);
  expectFinding(finding, 'fail', `carries "BLANK_MESSAGE" instead of "${someMessage}"`, [2, 3]);
  expect(finding.lookAt).toContain('whether the Message to User gets into the field "message"');
});

test('a message said in a text of its own is told as that', () => {
  const finding = found([read(someMessage), requested({ message: 'BLANK_MESSAGE' })]);
  expectFinding(
    finding,
    'fail',
    'was said in a text of its own before the transfer, and the transfer request',
    [2, 3, 4],
  );
  expect(finding.lookAt).toContain('which call brings the message');
});

test('a message said while the transfer is under way is told as that', () => {
  const finding = found([requested({ message: 'BLANK_MESSAGE' }), read(someMessage)]);
  expectFinding(finding, 'fail', 'in a text of its own after the transfer was requested', [2, 3, 4]);
});

test('a request that the platform refuses fails', () => {
  const refused: Happened = { kind: 'call-refused', call: 'POST …/transfers', status: 400, why: 'no message' };
  expectFinding(found([refused]), 'fail', 'refused the transfer request', [3]);
});

test('no request is inconclusive', () => {
  expectFinding(found([read(someMessage), passed(2_000)]), 'inconclusive', 'No transfer was requested', [2]);
});

for (const [title, run] of Object.entries(onlyPlainMessagesTests(inTransferRequest.judge, requested())))
  test(title, run);
