/** A word of the command, such as `judge`: what is written behind it, and what is done then. */
import type { WordName } from '../judge/words/called-as';
import type { OptionRow } from '../judge/words/option-table';
import type { Asked } from '../run/options';
import type { Suite } from '../run/facts-of';
import type { Output } from '../run/output';
import type { OptionOrigin } from './setting';

/** What a word meets where it is called. */
export interface Called {
  /** What stands behind the word without being an option. */
  readonly operands: readonly string[];
  /** Options that a replay line may need, each as it was written. */
  readonly given: readonly string[];
  /** The values as they were written, by the name of their option. */
  readonly written: ReadonlyMap<string, string>;
  /** Where it is said what each option comes to, by its name. */
  readonly origins: ReadonlyMap<string, OptionOrigin>;
  /** For what was asked. */
  readonly output: Output;
  /** For what is wrong. */
  readonly complain: (text: string) => void;
  readonly env: NodeJS.ProcessEnv;
  /** Where the person stands. */
  readonly cwd: string;
  readonly suite: Suite;
  /** Aborted when somebody stops the command, who is told this sentence then. */
  readonly stopped: (told?: string) => AbortSignal;
  /** Prints the help of another word. @throws WrongWords when there is none of this name. */
  readonly help: (word: string) => number;
}

export interface Word {
  readonly name: WordName;
  /** As half a sentence that goes on from "to"; of a run as a whole one. */
  readonly does: string;
  /** As commander has them, such as `<id>` and `[file]`. */
  readonly operands: readonly string[];
  /** The sentence for who names too few of them, or too many; left out where there are none. */
  readonly wants?: string;
  /** Written behind the word in the help; left out, it is made of operands and options. */
  readonly usage?: string;
  readonly options: readonly OptionRow[];
  /** Resolves to the exit code. What it needs is loaded by it: help and refusals need none of it. */
  readonly run: (asked: never, called: Called) => Promise<number>;
}

/** The word, whose `run` is told what its own options say. */
export function wordWith<const Rows extends readonly OptionRow[]>(
  word: Omit<Word, 'run' | 'options'> & {
    readonly options: Rows;
    readonly run: (asked: Asked<Rows>, called: Called) => Promise<number>;
  },
): Word {
  return word;
}
