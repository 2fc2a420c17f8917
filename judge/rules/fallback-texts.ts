/** Which texts count as the fallback message. The page does not say which of the bot's texts it means. */
import { fill } from '../../trace/templates';
import type { Trace } from '../../trace/trace';
import type { Turn } from '../../trace/turn';

/** The declared fallback message, the texts of a Fallback dialog as they are in this turn, and the default user-friendly response where set. */
export function fallbackTexts(
  trace: Trace,
  { setup, variables, otherValues }: Pick<Turn, 'setup' | 'variables' | 'otherValues'>,
): readonly string[] {
  const values = new Map(variables);
  const dialogTexts = setup.bot.dialogs
    .filter((dialog) => dialog.type === 'fallback')
    .flatMap(({ interactions }) => interactions)
    .flatMap((each) => {
      if (each.type === 'set-variable') values.set(each.variable, each.value);
      if (each.type !== 'text') return [];
      const { value, names } = fill(each.text, values);
      const others = names.flatMap((name) =>
        (otherValues.get(name) ?? []).map((other) => new Map([...values, [name, other]])),
      );
      return [value, ...others.map((instead) => fill(each.text, instead).value)];
    });
  const { defaultUserFriendlyResponse } = setup.bot;
  return [
    trace.implementation.fallbackMessage,
    ...dialogTexts,
    ...(defaultUserFriendlyResponse === undefined ? [] : [defaultUserFriendlyResponse]),
  ];
}
