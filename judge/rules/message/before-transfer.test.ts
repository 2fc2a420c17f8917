import { expectFinding } from '../../../quality/testing/expect-finding';
import { handedOver, read, requested, requestedByPlace, transferred } from '../../../quality/testing/event-bodies';
import { judgedWithMessage, onlyPlainMessagesTests } from '../../../quality/testing/message-to-user';
import { expect, test } from '../../../quality/testing/test';
import { someMessage, type Happened } from '../../../quality/testing/trace-builder';
import { beforeTransfer } from './before-transfer';

const found = judgedWithMessage(beforeTransfer.judge);

test('the message before the hand-over passes', () => {
  expectFinding(found(transferred()), 'pass', 'before the hand-over', [4, 5]);
});

test('the message said beside a request that holds none passes', () => {
  const eventBodies = [read(someMessage), requested({ message: 'BLANK_MESSAGE' }), handedOver()];
  expectFinding(found(eventBodies), 'pass', 'before the hand-over', [3, 5]);
});

test('the message after the hand-over fails', () => {
  const eventBodies = [requested({ message: 'BLANK_MESSAGE' }), handedOver(), read(someMessage)];
  const finding = found(eventBodies);
  expectFinding(
    finding,
    'fail',
    'handed over before the consumer got the message: it was said in a text',
    [2, 3, 4, 5],
  );
  expect(finding.lookAt).toContain('which call brings the message');
});

test('another text that the request brought fails, and is named', () => {
  const other: Happened = { kind: 'consumer-read', text: 'Wait', via: 'transfer' };
  const eventBodies = [requested({ message: 'Wait' }), other, handedOver()];
  expectFinding(found(eventBodies), 'fail', `read "Wait" instead of "${someMessage}"`, [2, 3, 4, 5]);
});

test('no message at all fails by what the request carries', () => {
  const eventBodies = [requested({ message: 'BLANK_MESSAGE' }), handedOver()];
  expectFinding(found(eventBodies), 'fail', `carries "BLANK_MESSAGE" instead of "${someMessage}"`, [2, 3, 4]);
});

test('where a message is told by its place no request carries it', () => {
  const eventBodies = [requestedByPlace({ message: 'BLANK_MESSAGE' }), handedOver()];
  expectFinding(found(eventBodies), 'fail', 'the consumer never got the message', [2, 3, 4]);
  const later = [...eventBodies, read(someMessage)];
  expectFinding(found(later), 'fail', 'before the consumer got the message.', [2, 3, 4, 5]);
});

test('a filled variable is what the consumer has to read', () => {
  const message = 'Hold on, Ada';
  const eventBodies = transferred({ message });
  expectFinding(
    found(eventBodies, 'Hold on, {$botContext.who}', { who: 'Ada' }),
    'pass',
    'before the hand-over',
    [4, 5],
  );
});

test('a bot that is not let go is inconclusive', () => {
  expectFinding(found([read(someMessage), requested()]), 'inconclusive', 'not handed over', [2, 4]);
});

for (const [title, run] of Object.entries(onlyPlainMessagesTests(beforeTransfer.judge, requested(), handedOver())))
  test(title, run);
