import { expectFinding } from '../../../quality/testing/expect-finding';
import { offered, passed, read } from '../../../quality/testing/event-bodies';
import { test } from '../../../quality/testing/test';
import { traceOf, type Happened } from '../../../quality/testing/trace-builder';
import { receiverFallsBack } from './receiver-falls-back';
import type { Dialog, HandedOver } from '../../../protocol/types';

const dialogs: Dialog[] = [
  { name: 'by words', type: 'dialog', patterns: ['my bill'], interactions: [{ type: 'text', text: 'You said so' }] },
];
const other = { conversation: 'twin' };

/** In `twin` the message fits; in `main` what is handed over does not, as a rule. */
function found(eventBodies: readonly Happened[], handedOver: HandedOver = { userMessage: 'no idea' }) {
  const conversations = { main: { handedOver }, twin: { handedOver: { userMessage: 'my bill' } } };
  return receiverFallsBack.judge(traceOf({ dialogs, conversations }, [offered, ...eventBodies]));
}

const twin: Happened[] = [{ ...offered, ...other }, read('You said so', other), passed(5_000, other)];

test('the fallback message passes when the twin started its dialog', () => {
  expectFinding(found([read('Pardon?'), ...twin]), 'pass', 'got the fallback message', [1, 2]);
});

test('another text fails once there was time for the right one', () => {
  expectFinding(found([read('Welcome'), passed(5_000), ...twin]), 'fail', 'did not get the fallback', [1, 2, 3]);
});

test('a bot that starts no dialog in any case is inconclusive', () => {
  expectFinding(found([read('Pardon?')]), 'inconclusive', 'all the bot ever says', []);
});

test('a play that ends at once is inconclusive', () => {
  expectFinding(found([passed(500), ...twin]), 'inconclusive', 'only 0.5 s of ', [1]);
});

for (const handed of [{}, { intentId: 'sales', userMessage: 'my bill' }, { userMessage: 'my bill' }]) {
  test(`${JSON.stringify(handed)} is not judged`, () => {
    expectFinding(found([passed(5_000), ...twin], handed), 'inconclusive', 'fits none of its dialogs', []);
  });
}

test('a bot that falls back on a context that fits as well is inconclusive', () => {
  const alike = [{ ...offered, ...other }, read('Pardon?', other), passed(5_000, other)];
  expectFinding(found([read('Pardon?'), ...alike]), 'inconclusive', 'all the bot ever says', []);
});
