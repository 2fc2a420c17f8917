/** Which texts count as the fallback message. The page does not say which of the bot's texts it means. */
import { fill } from '../trace/templates';
import type { Setup, Trace } from '../trace/trace';

/** The declared fallback message, the texts of a Fallback dialog (with the variables of the start), and the default user-friendly response where set. */
export function fallbackTexts(trace: Trace, setup: Setup): readonly string[] {
  const variables = new Map(Object.entries(setup.bot.contextVariables));
  const dialogTexts = setup.bot.dialogs
    .filter((dialog) => dialog.type === 'fallback')
    .flatMap((dialog) =>
      dialog.interactions.flatMap((each) => (each.type === 'text' ? [fill(each.text, variables).value] : [])),
    );
  const { defaultUserFriendlyResponse } = setup.bot;
  return [
    trace.implementation.fallbackMessage,
    ...dialogTexts,
    ...(defaultUserFriendlyResponse === undefined ? [] : [defaultUserFriendlyResponse]),
  ];
}
