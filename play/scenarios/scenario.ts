/** A scenario: a situation as plain data. It says what is set up and what happens, never what should come of it. */
import type { Capability, Channel, Clock } from '../../protocol/types';
import type { RequirementId } from '../../requirements/catalogue';
import type { Setup } from '../../trace/trace';
import type { Vary } from './vary';

export type Step =
  | { readonly kind: 'consumer-says'; readonly text: string; readonly conversation?: string }
  /** Scenario time passes, for every conversation. */
  | { readonly kind: 'wait'; readonly ms: number }
  /**
   * Scenario time passes until `offsetMs` after (negative: before) the moment at which the connector of the
   * conversation is to give up on a silent bot, counted from the consumer's last words there.
   */
  | { readonly kind: 'wait-for-silence-limit'; readonly offsetMs: number; readonly conversation?: string }
  | { readonly kind: 'outage'; readonly silent: boolean; readonly conversation?: string }
  | { readonly kind: 'agent-joins'; readonly agentId?: string; readonly conversation?: string }
  | { readonly kind: 'agent-returns'; readonly conversation?: string }
  /** The conversation begins here, and not with the scenario. */
  | { readonly kind: 'starts'; readonly conversation: string }
  /** The conversation ends here, and not with the scenario. */
  | { readonly kind: 'ends'; readonly conversation: string };

/** What a scenario consists of once the free choices are made. */
export interface Situation {
  /** By name; a step without a conversation means `main`. */
  readonly conversations: Readonly<Record<string, Setup>>;
  readonly steps: readonly Step[];
}

export interface Scenario {
  /** `area/slug`, unique. */
  readonly id: string;
  /** One sentence: what happens. */
  readonly title: string;
  /** The requirements this scenario was written to exercise; inconclusive on one of them makes a run incomplete. */
  readonly exercises: readonly RequirementId[];
  /** Observations that it is made for; what is seen there is recorded and never judged. */
  readonly observes?: readonly string[];
  /** Channels on which it makes sense; all when left out. */
  readonly channels?: readonly Channel[];
  /** Clocks with which it makes sense, and does not take minutes for nothing; all when left out. */
  readonly clocks?: readonly Clock[];
  /** Clocks with which it waits for minutes more than others do: with them it is played in a thorough run alone. */
  readonly waitsLongWith?: readonly Clock[];
  /** Capabilities without which it cannot be played. */
  readonly needs?: readonly Capability[];
  /** Its conversations are with the bots that their setups name, and may share one; left out, each has a bot of its own. */
  readonly sharesBot?: true;
  /** The bot takes no definition: its setups say what its owner says of it, and it is not given them. */
  readonly described?: true;
  /** Left out over HTTP, where it would hold up the calls of the suite itself; a surface of its own plays it or says why not. */
  readonly notOverHttp?: true;
  /** Played when nothing else is under way, because real time is measured in it. */
  readonly alone?: true;
  /** Fills in what the documents leave free (ids, texts, names); the same choices give the same situation. */
  readonly build: (vary: Vary) => Situation;
}

/** The conversation of a step that names none. */
export const mainConversation = 'main';
