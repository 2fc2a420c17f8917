/**
 * What of an escalation is long or short, much or little. A limit that an implementation has and the documents have not shows as a
 * number which all failing ones reach and no other.
 */
import { threeMinutesMs } from '../../trace/trace';
import type { Escalation, Turn } from '../../trace/turn';
import type { Feature } from './features-of-play';
import { manyWays, waysToChoose } from './ways-to-choose';

interface Measure {
  /** As words that go on after "all", with a number such as "at least 10". */
  readonly told: (bound: string) => Feature;
  /** What has no such number, beside the numbers of others. */
  readonly none?: string;
  /** In how many ways as many as fail may be chosen from all, where this is to be told. */
  readonly enoughWays?: number;
}

export interface EscalationMeasure extends Measure {
  /** Undefined where there is none. */
  readonly of: (escalation: Escalation) => number | undefined;
}

export const measures: readonly EscalationMeasure[] = [
  {
    told: (bound) => `with a skill id of ${bound} digits`,
    none: 'no number',
    of: ({ skill }) => (skill.numeric === 'numeric' ? skill.value.length : undefined),
  },
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
    of: ({ dueAfterMs }) => dueAfterMs / 1000,
  },
  {
    told: (bound) => `where ${bound} integrations are defined`,
    of: ({ turn }) => turn.setup.integrations.length,
  },
  {
    told: (bound) => `with ${bound} custom data fields`,
    of: ({ integration }) => integration?.customDataFields?.length,
    // Where it has any they are what the play is made for.
    enoughWays: manyWays,
  },
  {
    told: (bound) => `where the bot has ${bound} dialogs`,
    of: ({ turn }) => turn.setup.bot.dialogs.length,
  },
];

/** That of a turn in which the bot engine is silent, so that no escalation of it is run: how long it may be silent. */
export const waitMeasure: Measure & { readonly ofTurn: (turn: Turn) => number | undefined } = {
  // It is what such a play is made for, and no number among many.
  enoughWays: manyWays,
  told: (bound) => `with a wait of ${bound} seconds`,
  ofTurn: ({ setup, silenced, stimulus }) =>
    silenced && stimulus.kind === 'consumer-said'
      ? (setup.agentConnector.fallbackEscalationTime ?? threeMinutesMs) / 1000
      : undefined,
};

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
const manyWaysByNumber = 1_000;

/** Those from which failing ones are parted. */
interface Others extends Span {
  /** As a word before what they have. */
  readonly called: string;
  /** Whether some of them have no such number. */
  readonly lacksSome: boolean;
}

/**
 * What parts so many failing plays from so many others by a number, where that is none by chance. `failing` is what each failing
 * one has, `passing` what any other has that is known.
 */
export function partingBound(
  { told, none = 'none', enoughWays = manyWaysByNumber }: Measure,
  failing: Span,
  passing: Others,
  { ones, others }: { readonly ones: number; readonly others: number },
): Feature | undefined {
  if (waysToChoose(ones, ones + others, enoughWays) < enoughWays) return undefined;
  // That some have none of it is a trait, and told as one.
  if (failing.most === 0 || passing.most === 0) return undefined;
  const theirs = (bound: string) => `(${passing.called}: ${passing.lacksSome ? `${none} or ` : ''}${bound})`;
  if (failing.least > passing.most) {
    return `${told(`at least ${failing.least}`)} ${theirs(`at most ${passing.most}`)}`;
  }
  if (failing.most < passing.least) {
    return `${told(`at most ${failing.most}`)} ${theirs(`at least ${passing.least}`)}`;
  }
  return undefined;
}
