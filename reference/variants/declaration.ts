/** Variants that can do less, and say so. */
import type { Variant } from './variant';

export const declarationVariants: readonly Variant[] = [
  {
    name: 'knows-messaging-only',
    oddity: 'It declares the channel messaging and no other.',
    parts: { channels: ['messaging'] },
  },
  {
    name: 'knows-chat-only',
    oddity: 'It declares the channel chat and no other.',
    parts: { channels: ['chat'] },
  },
  {
    name: 'declares-no-capability',
    oddity: 'It declares no capability beyond what all must do.',
    parts: { capabilities: [] },
  },
];
