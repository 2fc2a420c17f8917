/** Which dialog starters catch the text that says a transfer has failed, and which were perhaps meant to. */
import { sentinel } from '../trace/trace';
import type { ExportedInteraction } from './bot-export';
import type { Flow } from './follow';
import { patternFits } from './pattern-fits';

export interface CatchingPattern {
  readonly starter: ExportedInteraction;
  readonly pattern: string;
  /** `exact`: the documented one, or an alternative of it. `wildcard`: it fits by an asterisk. `look-alike`: it does not fit. */
  readonly kind: 'exact' | 'wildcard' | 'look-alike';
}

export interface Catching {
  /** Dialog starters to which a text can come. */
  readonly starters: readonly ExportedInteraction[];
  readonly patterns: readonly CatchingPattern[];
  /** Whether a script knows the text: then nobody can tell from the patterns what becomes of it. */
  readonly inScripts: boolean;
}

/** As a text or an expression of a program; a pattern has no quotes around it. */
const inProgram = new RegExp(`['"\`/]\\W{0,5}${sentinel}`);

export function catchingOf(flow: Flow): Catching {
  const starters = flow.liveStarters();
  const patterns = starters.flatMap((starter) =>
    starter.patterns.flatMap((pattern) => {
      const kind = kindOf(pattern);
      return kind ? [{ starter, pattern, kind }] : [];
    }),
  );
  return { starters, patterns, inScripts: flow.bot.code.some((each) => inProgram.test(each)) };
}

function kindOf(pattern: string): CatchingPattern['kind'] | undefined {
  if (patternFits(pattern, sentinel)) return pattern.includes('*') ? 'wildcard' : 'exact';
  return letters(pattern) === letters(sentinel) ? 'look-alike' : undefined;
}

function letters(text: string): string {
  return text
    .slice(0, 200)
    .toLowerCase()
    .replace(/[^a-z]/g, '');
}
