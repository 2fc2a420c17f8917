/** What a run is told: each option as it was understood. */
import type { ProfileName } from '../requirements/profiles';
import type { Channel, Clock } from '../protocol/types';
import type { RequirementId } from '../requirements/catalogue';
import type { ReplayToken } from '../properties/replay-token';
import type { Shard } from '../play/scenarios/shard';

export interface Options {
  /** Undefined: the adapter, or the suite's own reference implementation. */
  readonly target: URL | undefined;
  /** A module's path, or `stdio:` and a command; instead of a target. */
  readonly adapter: string | undefined;
  readonly profile: ProfileName;
  readonly strict: boolean;
  /** Whether a run that is not whole may not end with 0. */
  readonly requireWhole: boolean;
  /** Undefined: every channel that the implementation declares. */
  readonly channel: Channel | undefined;
  readonly only: readonly RequirementId[] | undefined;
  readonly seed: number;
  /** Generated cases for each property; 0 plays none. */
  readonly runs: number;
  readonly budgetMs: number;
  /** A generated case to play again, alone, or the cases that an earlier run did not reach. */
  readonly replay: ReplayToken | undefined;
  /** Undefined: as the implementation declares. */
  readonly clock: Clock | undefined;
  readonly deadlineMs: number;
  readonly callDeadlineMs: number;
  readonly workers: number;
  /** Plays under way at once; undefined: as many as suit the clock. */
  readonly atOnce: number | undefined;
  /** The part of the run that is played here; undefined: all of it. */
  readonly shard: Shard | undefined;
  /** Sent with every call to a URL, and never shown. */
  readonly headers: Readonly<Record<string, string>>;
  /** Values of the variables that stand in the headers, which may appear in no output either. */
  readonly secrets: readonly string[];
  /** Certificates that are trusted beside those of Node, as PEM. */
  readonly ca: string | undefined;
  /** Host name or address by which the implementation reaches this machine; undefined: both are on one, and it is loopback. */
  readonly platformHost: string | undefined;
  readonly out: string;
  /** File of the failures that the implementer knows and bears. */
  readonly waivers: string | undefined;
  /** File of earlier waivers, whose number may not be exceeded. */
  readonly waiversBaseline: string | undefined;
  /** Whether to present the results as Playwright specs and an Allure page. */
  readonly report: boolean;
  /** Whether to hold the messages at the edges to the pacts. */
  readonly contracts: boolean;
  /** A Pact broker whose pacts for our provider names are verified as well. */
  readonly pactsFrom: URL | undefined;
  /** Folder in which the report keeps what earlier runs gave. */
  readonly history: string | undefined;
  readonly list: boolean;
  /** Options that a line which plays something again may need, each as it was written. */
  readonly given: readonly string[];
}
