/** Which texts count as the fallback message. The page does not say which of the bot's texts it means. */
import { fill } from '../../trace/templates';
import type { Trace } from '../../trace/trace';
import type { Turn } from '../../trace/turn';

/** The declared fallback message, the texts of a Fallback dialog as they are in this turn, and the default user-friendly response where set. */
export function fallbackTexts(
  trace: Trace,
  { setup, variables, otherValues }: Pick<Turn, 'setup' | 'variables' | 'otherValues'>,
): readonly string[] {
  const names = new Set([...variables.keys(), ...otherValues.keys()]);
  const values = new Map<string, readonly (string | undefined)[]>(
    [...names].map((name) => [name, [variables.get(name), ...(otherValues.get(name) ?? [])]]),
  );
  const dialogTexts = setup.bot.dialogs
    .filter((dialog) => dialog.type === 'fallback')
    .flatMap(({ interactions }) => interactions)
    .flatMap((each) => {
      if (each.type === 'set-variable') values.set(each.variable, [each.value]);
      return each.type === 'text' ? fillings(each.text, values) : [];
    });
  const { defaultUserFriendlyResponse } = setup.bot;
  return [
    trace.implementation.fallbackMessage,
    ...dialogTexts,
    ...(defaultUserFriendlyResponse === undefined ? [] : [defaultUserFriendlyResponse]),
  ];
}

/** The text with every value that each of its variables may have; undefined: it may never have been set. */
function fillings(template: string, values: ReadonlyMap<string, readonly (string | undefined)[]>): string[] {
  let maps: ReadonlyMap<string, string>[] = [new Map()];
  for (const name of new Set(fill(template, new Map()).names)) {
    const possible = values.get(name) ?? [undefined];
    maps = maps.flatMap((map) =>
      possible.map((value) => (value === undefined ? map : new Map([...map, [name, value]]))),
    );
  }
  return maps.map((map) => fill(template, map).value);
}
