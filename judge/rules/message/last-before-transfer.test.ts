import { expectFinding } from '../../../quality/testing/expect-finding';
import { handedOver, read, requested, requestedByPlace, transferred } from '../../../quality/testing/event-bodies';
import { judgedWithMessage, onlyPlainMessagesTests } from '../../../quality/testing/message-to-user';
import { test } from '../../../quality/testing/test';
import { someMessage, type Happened } from '../../../quality/testing/trace-builder';
import { lastBeforeTransfer } from './last-before-transfer';

const found = judgedWithMessage(lastBeforeTransfer.judge);

test('the message as the last text passes', () => {
  expectFinding(found([read('Let me see'), ...transferred()]), 'pass', 'last text before the hand-over', [5, 6]);
});

test('another text between the message and the hand-over fails', () => {
  const eventBodies = [read(someMessage), read('Goodbye'), requested({ message: 'BLANK_MESSAGE' }), handedOver()];
  expectFinding(found(eventBodies), 'fail', 'before the transfer, "Goodbye" came after it, and the', [3, 4, 5, 6]);
});

test('another text after the message where its place tells it is named as the last one', () => {
  const eventBodies = [read(someMessage), read('Goodbye'), requestedByPlace({ message: 'Goodbye' }), handedOver()];
  expectFinding(found(eventBodies), 'fail', 'before the hand-over was "Goodbye"', [3, 4, 5, 6]);
});

test('another text that the request brought fails, and is named', () => {
  const other: Happened = { kind: 'consumer-read', text: 'Wait', via: 'transfer' };
  const eventBodies = [requested({ message: 'Wait' }), other, handedOver()];
  expectFinding(found(eventBodies), 'fail', `read "Wait" instead of "${someMessage}"`, [3, 4, 5]);
});

test('nothing to read before the hand-over fails', () => {
  const eventBodies = [requestedByPlace({ message: 'BLANK_MESSAGE' }), handedOver(), read(someMessage)];
  expectFinding(found(eventBodies), 'fail', 'read nothing before the hand-over', [3, 4]);
});

test('the message after the hand-over is told as that', () => {
  const eventBodies = [requested({ message: 'BLANK_MESSAGE' }), handedOver(), read(someMessage)];
  expectFinding(found(eventBodies), 'fail', 'it was said in a text of its own after that', [3, 4, 5]);
});

test('a request without the message is told as that', () => {
  const eventBodies = [read('Let me see'), requested({ message: 'BLANK_MESSAGE' }), handedOver()];
  expectFinding(found(eventBodies), 'fail', `carries "BLANK_MESSAGE" instead of "${someMessage}"`, [3, 4, 5]);
});

test('texts after the hand-over are free', () => {
  expectFinding(found([...transferred(), read('Still there?')]), 'pass', 'last text before the hand-over', [4, 5]);
});

test('a bot that is not let go is inconclusive', () => {
  expectFinding(found([read(someMessage), requested()]), 'inconclusive', 'not handed over', [2, 4]);
});

for (const [title, run] of Object.entries(onlyPlainMessagesTests(lastBeforeTransfer.judge, requested(), handedOver())))
  test(title, run);
