/** Why a row has its status, in the words with which every report heads it: on a page, a console, in a list of Allure's. */
import type { RowResult } from '../verdict/verdict';
import { reasonOf } from './paragraph';
import { visible } from './visible';

/** A reason is that of one play: in how many it failed, and in which situation, leads to the cause. */
export interface CauseWords {
  readonly because: string;
  /** How many findings fail, and where; undefined where none does. */
  readonly where: string | undefined;
}

/** Each part cut where it is longer than its share, so that neither pushes the other out. */
export function causeWords(result: RowResult, longest: number = 2_000): CauseWords {
  const { pattern } = result;
  return {
    because: shortened(reasonOf(result) ?? result.status, longest),
    where: pattern === undefined ? undefined : shortened(pattern, longest),
  };
}

/** The same as one line, without a full stop. */
export function causeHeading(result: RowResult, longest?: number): string {
  const { because, where } = causeWords(result, longest);
  const told = because.replace(/[.]$/, '');
  return where === undefined ? told : `${told} (${where})`;
}

/** Cut before a word, where one is near. */
function shortened(text: string, longest: number): string {
  if (text.length <= longest) return visible(text);
  return visible(`${text.slice(0, longest).replace(/\s+\S{0,40}$/, '')} …`);
}
