/**
 * What of an escalation is long or short, much or little. A limit that an implementation has and the documents have not shows as a
 * number which all failing ones reach and no other.
 */
import type { Escalation } from '../../trace/turn';
import type { Feature } from './features-of-play';
import { waysToChoose } from './ways-to-choose';

export interface EscalationMeasure {
  /** As words that go on after "all", with a number such as "at least 10". */
  readonly told: (bound: string) => Feature;
  /** Undefined where there is none. */
  readonly of: (escalation: Escalation) => number | undefined;
}

export const measures: readonly EscalationMeasure[] = [
  { told: (bound) => `with a skill id of ${bound} digits`, of: ({ skill }) => skill.value.length },
  {
    told: (bound) => `with a message of ${bound} characters`,
    of: ({ message }) => (message.blank || message.missing ? undefined : [...message.value].length),
  },
  {
    told: (bound) => `with a message of ${bound} lines`,
    of: ({ message }) => (message.blank || message.missing ? undefined : message.value.split('\n').length),
  },
  { told: (bound) => `with an agent id of ${bound} characters`, of: ({ agentId }) => agentId?.length },
  {
    told: (bound) => `where the consumer's text has ${bound} characters`,
    of: ({ turn }) => (turn.stimulus.kind === 'consumer-said' ? [...turn.stimulus.text].length : undefined),
  },
  {
    told: (bound) => `with delays of ${bound} seconds`,
    of: ({ dueAfterMs }) => (dueAfterMs === 0 ? undefined : dueAfterMs / 1000),
  },
  {
    told: (bound) => `where ${bound} integrations are defined`,
    of: ({ turn }) => turn.setup.integrations.length,
  },
  {
    told: (bound) => `where the bot has ${bound} dialogs`,
    of: ({ turn }) => turn.setup.bot.dialogs.length,
  },
];

/** From where to where a measure goes in some of the plays. */
export interface Span {
  readonly least: number;
  readonly most: number;
}

/** Undefined where none has it. */
export function spanOf(values: readonly number[]): Span | undefined {
  if (values.length === 0) return undefined;
  return values.reduce<Span>(
    ({ least, most }, value) => ({ least: Math.min(least, value), most: Math.max(most, value) }),
    { least: Infinity, most: -Infinity },
  );
}

/** With several numbers, of each of which each bound may part the plays, chance has more to choose from than with a trait. */
const manyWays = 1_000;

/**
 * What parts so many failing plays from so many others by a number, where that is none by chance. `failing` is what each failing
 * one has, `passing` what any other has.
 */
export function partingBound(
  { told }: EscalationMeasure,
  failing: Span,
  passing: Span,
  { ones, others }: { readonly ones: number; readonly others: number },
): Feature | undefined {
  if (waysToChoose(ones, ones + others, manyWays) < manyWays) return undefined;
  if (failing.least > passing.most) {
    return `${told(`at least ${failing.least}`)} (others: at most ${passing.most})`;
  }
  if (failing.most < passing.least) {
    return `${told(`at most ${failing.most}`)} (others: at least ${passing.least})`;
  }
  return undefined;
}
