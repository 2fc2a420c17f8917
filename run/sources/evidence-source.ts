/**
 * A source of evidence: something from which a run has findings. The run, the merge, the judging and the verification of a
 * claim go through the list of the sources, and know none of them by name.
 */
import type { Judged } from '../../judge/verdict/evidence';
import type { Tried } from '../../judge/verdict/tried';
import type { HttpLine } from '../../play/adapters/http-line';
import type { Session } from '../../play/player/play';
import type { BotDescription } from '../../protocol/bot-description';
import type { Clock } from '../../protocol/types';
import type { RequirementId } from '../../requirements/catalogue';
import type { KeptFinding } from '../../results/kept-findings';
import type { Location } from '../../results/location';
import type { ResultEntry } from '../../results/result-entry';
import type { RunFacts } from '../../results/run-facts';
import type { KeptPlay, RunFile } from '../../results/run-file';
import type { RunFault } from '../../results/run-fault';
import type { Trace } from '../../trace/trace';
import type { Options } from '../options';
import type { Output } from '../output';

export interface EvidenceSource {
  /** What one of its locations is called where somebody misspelt it. */
  readonly singular: string;
  /** By which the verification of a claim tells of it. */
  readonly label: string;
  /**
   * The first parts of the names of its locations: as findings print them, and then as people may write them instead. The
   * first source of the list has none, and every name that belongs to no other.
   */
  readonly areas: readonly string[];
  /** What it leaves in a results folder beside plays, their traces, and findings. */
  readonly entries: readonly ResultEntry[];
  /** What keeps this machine, or the surface, from having it although the options ask for it; asked before anybody has waited. */
  readonly hindrance: (options: Options) => SourceHindrance | undefined;
  /** What a run with these facts has of it; undefined when it has nothing. */
  readonly plan: (facts: RunFacts, options: Options) => SourcePlan | undefined;
  /** The names of its plays in a run with these facts, as far as they are known before, in the order in which they are listed. */
  readonly inOrder: (facts: RunFacts) => readonly string[];
  /** What the run of this folder has tried of it. @throws DamagedResults */
  readonly readBack: (folder: string, file: RunFile) => Tried;
  /** Joins into `out` what the parts of a run have of it and is not merely copied; `whole` is the run that they make. */
  readonly merge: (parts: readonly RunPart[], out: string, whole: RunFile) => Merged;
  /** Whether the folder holds all of it that such a run has. `plays` are those that belong to it. @throws DamagedResults */
  readonly verify: (folder: string, judged: Judged, plays: readonly KeptPlay[]) => VerifiedSource;
  /**
   * Every location at which it can find something, the cases of a property excepted; undefined where that rests on the description
   * of a bot, and none is given.
   */
  readonly locations: (bot?: BotDescription) => readonly KnownLocation[] | undefined;
}

export interface SourceHindrance {
  /** In a sentence, with what to do. */
  readonly why: string;
  /** How the run goes on without it; left out where it was asked for by name, so that the run is refused. */
  readonly without?: Options;
}

export interface SourcePlan {
  /** Plays that can be counted before the run. */
  readonly plays: number;
  /** Milliseconds that it waits, or gives itself, beside the calls that it makes. */
  readonly waitsMs?: (session: Session) => number;
  /**
   * Runs it. `others` runs the sources that come after it and is called once: at the end, or as soon as nothing is left
   * but to wait. What a stopped run leaves undone is nobody's fault.
   */
  readonly run: (run: RunUnderWay, others: () => Promise<void>) => Promise<void>;
}

/** A run that is under way, for the source that has its turn. */
export interface RunUnderWay {
  readonly options: Options;
  readonly session: Session;
  /** Where the implementation was found: a URL, a command or a module. */
  readonly target: URL | string;
  /** Over which it is called, where that is HTTP. */
  readonly line: HttpLine | undefined;
  readonly output: Output;
  /** The facts as they are known by now. */
  readonly facts: () => RunFacts;
  /** What was played and what went wrong until now, whichever source it was. */
  readonly plays: readonly KeptPlay[];
  readonly faults: readonly RunFault[];
  readonly addPlays: (plays: readonly KeptPlay[]) => Promise<void>;
  readonly addFaults: (faults: readonly RunFault[]) => void;
}

/** One of the folders that are merged. */
export interface RunPart {
  readonly folder: string;
  readonly file: RunFile;
}

export interface Merged {
  /** What only the whole can say. */
  readonly findings: readonly KeptFinding[];
  /** Lines for the person at the terminal. */
  readonly notes: readonly string[];
}

export interface VerifiedSource {
  /** What was looked at, or why nothing was, as half a sentence. */
  readonly told: string;
  /** What is missing or is not what it should be, in sentences; what the traces of its plays say is looked at by others. */
  readonly differences: readonly string[];
  /** What such a run has in the trace of this play; no requirement is exercised there when it is left out. */
  readonly expected?: (play: KeptPlay, clock: Clock) => ExpectedTrace;
}

/** What a source knows of the trace of one of its plays before it is read. */
export type ExpectedTrace = Pick<Trace, 'exercises'> & Partial<Pick<Trace, 'title' | 'conversations'>>;

export interface KnownLocation {
  readonly location: Location;
  /** Requirements that it is made for; in passing it may find others. */
  readonly speaksOf: readonly RequirementId[];
}
