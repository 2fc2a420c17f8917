import type { ExportedInteraction } from './bot-export';

/** The longest Interaction Delay that the documents know. */
export const longestDelayMs = 10_000;

/** The Interaction Delay in milliseconds; none where what is written is no number. */
export function delayOf({ delay = '' }: ExportedInteraction): number {
  return /^\s*\d{1,9}\s*$/.test(delay) ? Number(delay) : 0;
}
