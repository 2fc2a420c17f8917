/** What is known of a run beside its findings: who was judged, how, and on what the claim rests. */
import type { BotDescription } from '../protocol/bot-description';
import type { Declaration, Clock, Channel } from '../protocol/types';
import type { ProfileName } from '../requirements/profiles';
import type { RequirementId } from '../requirements/catalogue';
import type { SurfaceFacts } from './surface-facts';
import type { Waiver } from './waiver';

/** What a run was to try beside the chosen scenarios. What is left out here on purpose is missed by nobody. */
export interface Scope {
  /** Whether the messages at the edges were to be held to the pacts. */
  readonly contracts: boolean;
  /** The broker whose pacts were to be verified as well, without secrets. */
  readonly pactsFrom?: string;
  /** Generated cases for each property; with 0 there were to be none. */
  readonly runs: number;
  /** What takes minutes was to be played as well; left out when it was not. */
  readonly thorough?: true;
  /** `case`: one generated case again, and nothing else. `rest`: of the generated cases those that an earlier run left. */
  readonly replay?: { readonly kind: 'case' | 'rest'; readonly token: string };
}

/** An erratum to the set on which a claim rests, as the run knew it. */
export interface RunErratum {
  readonly id: string;
  readonly dated: string;
  readonly requirement: RequirementId;
  readonly reason: string;
}

/** A description and the name of the file in which it stands. */
export interface DescribedBot {
  readonly file: string;
  readonly description: BotDescription;
}

export interface RunFacts {
  readonly suite: {
    readonly name: string;
    readonly version: string;
    /** The digest of the set of requirements, and the rule by which it was made; left out for the first rule. */
    readonly requirements: string;
    readonly digestRule?: number;
    /** The page behind the requirements: the day since which no sentence of it was read anew, and the digest of all sentences. */
    readonly page?: { readonly read: string; readonly digest: string };
  };
  readonly startedAt: string;
  /** Where the implementation was, without secrets. */
  readonly target: string;
  readonly declaration: Declaration | undefined;
  readonly profile: ProfileName;
  readonly strict: boolean;
  readonly clock: Clock | undefined;
  readonly channels: readonly Channel[];
  readonly seed: number;
  /** Ids chosen by --only; undefined when all were. */
  readonly only: readonly RequirementId[] | undefined;
  /** Left out where nothing was played by the command. */
  readonly scope?: Scope;
  /** What the owner of a bot says that takes no definition, by which alone it was judged; left out where it was given one. */
  readonly bot?: DescribedBot;
  /** How often each chosen scenario was to be played, with the same choices; left out where it was once. */
  readonly repeat?: number;
  /** Options beside these that decide how a run goes, each as it was written; a secret is not in it, only where it comes from. */
  readonly given?: readonly string[];
  /** The part of a run that this is, of how many; left out when it is a whole one. */
  readonly shard?: { readonly index: number; readonly of: number };
  /** True when the run was stopped before its end. */
  readonly interrupted: boolean;
  /** Whether a run that is not whole may not end as one that conforms; left out when it may. */
  readonly requireWhole?: true;
  /** Errata to the set of the profile that were in force; left out where there were none. */
  readonly errata?: readonly RunErratum[];
  /** What the implementer's own file excuses. */
  readonly waivers?: readonly Waiver[];
  /** What the examination of the adapter has to say, without weight for the verdict. */
  readonly notes?: readonly string[];
  /** Real milliseconds from its start to the end of its plays; left out by versions before 0.3. */
  readonly tookMs?: number;
  /** What the surface on which bot and platform met does not show; left out where it shows all. */
  readonly surface?: SurfaceFacts;
}
