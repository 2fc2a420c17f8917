/** Which texts count as the fallback message. The page does not say which of the bot's texts it means. */
import type { Setup, Trace } from '../trace/trace';

/** The declared fallback message, the texts of a Fallback dialog, and the default user-friendly response where set. */
export function fallbackTexts(trace: Trace, setup: Setup): readonly string[] {
  const dialogTexts = setup.bot.dialogs
    .filter((dialog) => dialog.type === 'fallback')
    .flatMap((dialog) => dialog.interactions.flatMap((each) => (each.type === 'text' ? [each.text] : [])));
  const { defaultUserFriendlyResponse } = setup.bot;
  return [
    trace.implementation.fallbackMessage,
    ...dialogTexts,
    ...(defaultUserFriendlyResponse === undefined ? [] : [defaultUserFriendlyResponse]),
  ];
}
