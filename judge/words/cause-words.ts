/** Why a row has its status, in the words with which every report heads it: on a page, a console, in a list of Allure's. */
import { isOfWholeRun, setsApart } from '../verdict/failing-pattern';
import type { RowResult } from '../verdict/verdict';
import type { Cause } from './causes-of';
import { reasonOf } from './paragraph';
import { visible } from './visible';

/** Longer texts are cut. */
const mostShown = 2_000;

/** A reason is that of one play: in how many it failed, and in which situation, leads to the cause. */
export interface CauseWords {
  readonly because: string;
  /** How many findings fail, and where; undefined where none does. */
  readonly where: string | undefined;
}

/** Each part cut where it is longer than its share, so that neither pushes the other out. */
export function causeWords(result: RowResult, longest: number = mostShown): CauseWords {
  const { pattern } = result;
  return {
    because: shortened(reasonOf(result) ?? result.status, longest),
    where: pattern === undefined ? undefined : shortened(pattern, longest),
  };
}

/**
 * The same for a cause, told by its row. Where nothing sets apart what that one fails by, since it fails in all that it was judged by or
 * here and there, that is to be read of another row of the cause that was looked at in more, and passed in some: in fewer, what sets
 * them apart there is none of the cause.
 */
export function wordsOfCause({ root, failed }: Pick<Cause, 'root' | 'failed'>, longest?: number): CauseWords {
  const words = causeWords(root, longest);
  if (words.where === undefined || setsApart(words.where) || isOfWholeRun(words.where)) return words;
  const others = failed.filter(
    (row) => row.findings.length > root.findings.length && row.pattern !== undefined && setsApart(row.pattern),
  );
  const [most] = others.sort((a, b) => b.findings.length - a.findings.length);
  if (most?.pattern === undefined) return words;
  return { ...words, where: `${words.where}; for ${most.id} ${shortened(most.pattern, longest)}` };
}

/** The same as one line, without a full stop. */
export function causeHeading(result: RowResult, longest?: number): string {
  return asHeading(causeWords(result, longest));
}

/** That of a cause. */
export function headingOfCause(cause: Pick<Cause, 'root' | 'failed'>, longest?: number): string {
  return asHeading(wordsOfCause(cause, longest));
}

function asHeading({ because, where }: CauseWords): string {
  const told = because.replace(/[.]$/, '');
  return where === undefined ? told : `${told} (${where})`;
}

/** Cut before a word, where one is near. */
function shortened(text: string, longest = mostShown): string {
  if (text.length <= longest) return visible(text);
  return visible(`${text.slice(0, longest).replace(/\s+\S{0,40}$/, '')} …`);
}
