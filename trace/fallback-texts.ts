/**
 * Which texts count as the fallback message. The page does not say whether it means the bot's own or those of the Fallback
 * dialog. It does not mean the default user-friendly response: a linked page has that for errors and exceptions, and says that it
 * neither replaces nor affects the fallback message.
 */
import { fill } from './templates';
import type { Trace } from './trace';
import type { Turn } from './turn';

type SetupAndVariables = Pick<Turn, 'setup' | 'variables' | 'otherValues'>;

/** The declared fallback message, and the texts of a Fallback dialog as they are in this turn. */
export function fallbackTexts(trace: Trace, turn: SetupAndVariables): readonly string[] {
  return [trace.implementation.fallbackMessage, ...textsOfFallbackDialog(turn)];
}

/** The texts of a Fallback dialog as they are in this turn. */
export function textsOfFallbackDialog({ setup, variables, otherValues }: SetupAndVariables): readonly string[] {
  const names = new Set([...variables.keys(), ...otherValues.keys()]);
  const values = new Map<string, readonly (string | undefined)[]>(
    [...names].map((name) => [name, [variables.get(name), ...(otherValues.get(name) ?? [])]]),
  );
  return setup.bot.dialogs
    .filter((dialog) => dialog.type === 'fallback')
    .flatMap(({ interactions }) => interactions)
    .flatMap((each) => {
      if (each.type === 'set-variable') values.set(each.variable, [each.value]);
      return each.type === 'text' ? fillings(each.text, values) : [];
    });
}

/** What a bot may say of its own where something went wrong: the fallback message, or the default user-friendly response. */
export function errorTexts(trace: Trace, turn: SetupAndVariables): readonly string[] {
  const { defaultUserFriendlyResponse } = turn.setup.bot;
  return [
    ...fallbackTexts(trace, turn),
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
