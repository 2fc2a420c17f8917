/** Which texts count as the fallback message. The page does not say which of the bot's texts it means. */
import { fill } from '../../trace/templates';
import type { Trace } from '../../trace/trace';
import type { Turn } from '../../trace/turn';

/** The declared fallback message, the texts of a Fallback dialog as they are in this turn, and the default user-friendly response where set. */
export function fallbackTexts(
  trace: Trace,
  { setup, variables }: Pick<Turn, 'setup' | 'variables'>,
): readonly string[] {
  const values = new Map(variables);
  const dialogTexts = setup.bot.dialogs
    .filter((dialog) => dialog.type === 'fallback')
    .flatMap(({ interactions }) => interactions)
    .flatMap((each) => {
      if (each.type === 'set-variable') values.set(each.variable, each.value);
      return each.type === 'text' ? [fill(each.text, values).value] : [];
    });
  const { defaultUserFriendlyResponse } = setup.bot;
  return [
    trace.implementation.fallbackMessage,
    ...dialogTexts,
    ...(defaultUserFriendlyResponse === undefined ? [] : [defaultUserFriendlyResponse]),
  ];
}
