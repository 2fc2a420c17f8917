import { expect, test } from '../quality/testing/test';
import { mayBeginTurn } from './trace-limits';

test('the consumer, a failure and a configuration may begin a turn, and what the bot does not', () => {
  for (const kind of ['consumer-said', 'transfer-failed', 'configuration-offered'] as const)
    expect(mayBeginTurn(kind), kind).toBe(true);
  for (const kind of [
    'consumer-read',
    'transfer-requested',
    'transfer-answered',
    'handed-over',
    'time-passed',
  ] as const)
    expect(mayBeginTurn(kind), kind).toBe(false);
});
