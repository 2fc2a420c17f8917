/**
 * The same bot with its dialogs and integrations in the opposite order, and of each dialog the last pattern first. Where no text is
 * caught by two dialogs and nothing is named twice, no document gives the order a meaning.
 */
import type { Dialog } from '../../protocol/types';
import type { Setup } from '../../trace/trace';

export function turnedRound(setup: Setup): Setup {
  const { bot, integrations } = setup;
  return {
    ...setup,
    bot: { ...bot, dialogs: [...bot.dialogs].reverse().map(withLastPatternFirst) },
    integrations: [...integrations].reverse(),
  };
}

function withLastPatternFirst(dialog: Dialog): Dialog {
  return { ...dialog, patterns: [...dialog.patterns.slice(-1), ...dialog.patterns.slice(0, -1)] };
}
