/** What one measuring is asked for on the command line. */
import { parseArgs } from 'node:util';

export const parts = ['playing', 'generated', 'runners', 'commands', 'memory', 'profile'] as const;
export type BenchPart = (typeof parts)[number];

export interface Settings {
  readonly parts: readonly BenchPart[];
  readonly rounds: number;
  /** Plays of the one escalation in each runner; the first is small, so that it shows what starting costs. */
  readonly plays: readonly number[];
  /** Generated cases after which the memory is looked at. */
  readonly cases: readonly number[];
  /** Generated cases of each property, where their speed is measured. */
  readonly casesOfEach: number;
  /** How often each scenario is played where the memory is looked at. */
  readonly repeats: number;
}

const usage =
  'npm run bench -- [playing] [generated] [runners] [commands] [memory] [profile] [--rounds=<n>] [--plays=<n,n>] [--large] [--tiny]\n' +
  'Without the name of a part all are measured. --large looks at the memory after a hundred thousand cases as well;\n' +
  '--tiny tries everything once with next to nothing, to see whether it works; its figures mean nothing.';

/** Throws an error whose message says how it is used. */
export function settingsOf(argv: readonly string[]): Settings {
  const { values, positionals } = parseArgs({
    args: [...argv],
    allowPositionals: true,
    options: {
      rounds: { type: 'string', default: '5' },
      plays: { type: 'string', default: '20,500' },
      large: { type: 'boolean', default: false },
      tiny: { type: 'boolean', default: false },
    },
  });
  const known = (word: string): word is BenchPart => (parts as readonly string[]).includes(word);
  const chosen = positionals.filter(known);
  const rounds = Number(values.rounds);
  const plays = values.plays.split(',').map(Number);
  const whole = [rounds, ...plays].every((number) => Number.isInteger(number) && number >= 1 && number <= 100_000);
  if (chosen.length < positionals.length || !whole) throw new Error(usage);
  const asked = { parts: chosen.length > 0 ? chosen : parts };
  if (values.tiny) return { ...asked, rounds: 1, plays: [2], cases: [20, 60], casesOfEach: 5, repeats: 2 };
  return {
    ...asked,
    rounds,
    plays,
    cases: [1_000, 10_000, ...(values.large ? [100_000] : [])],
    casesOfEach: 50,
    repeats: 9,
  };
}
