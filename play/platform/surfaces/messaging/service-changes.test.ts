/** Who waits for a bot is told of its breach at once, and not when the time for it is over. */
import { expect, test } from '../../../../quality/testing/test';
import { Fault } from '../../../adapters/fault';
import type { PlatformConversation } from '../../conversation/platform-conversation';
import { ServiceChanges } from './service-changes';

/** Longer than any test takes. */
const deadlineMs = 3_600_000;
const breach = new Fault('protocol', 'The bot sent what is no part of the wire.');
const conversation = { hasEnded: false } as PlatformConversation;

const told = (waiting: Promise<boolean>) =>
  waiting.then(
    () => 'nothing',
    (error: unknown) => error,
  );

test('a breach that nothing else follows ends what is waited for', async () => {
  const broken = new AbortController();
  const waiting = told(new ServiceChanges(deadlineMs, broken.signal).comesTrue(() => false, conversation));

  broken.abort(breach);

  expect(await waiting).toBe(breach);
});

test('after a breach nobody begins to wait', async () => {
  const changes = new ServiceChanges(deadlineMs, AbortSignal.abort(breach));

  expect(await told(changes.comesTrue(() => false, conversation))).toBe(breach);
});
