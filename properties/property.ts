/** A property: something that holds in every situation of a kind, and how such situations are made. */
import type * as fc from 'fast-check';
import type { Capability, Channel, Clock } from '../protocol/types';
import type { RequirementId } from '../requirements/catalogue';
import type { CombinationCoverage } from '../results/combination-coverage';
import type { PlayedPlaces } from '../results/property-report';
import { botsApart } from '../play/scenarios/bots-apart';
import type { Situation } from '../play/scenarios/scenario';

/** What an implementation declares, as far as it decides which situations can be played with it. */
export interface TargetFacts {
  readonly channels: readonly Channel[];
  readonly capabilities: readonly Capability[];
  readonly clock: Clock;
  /** Whether there are minutes for what a default run leaves out. */
  readonly thorough?: true;
}

/** One situation, ready to be played. */
export interface Generated {
  readonly channel: Channel;
  readonly situation: Situation;
  /** What kind of case it is, for the picture of the distribution, such as `skill id of 10 digits`. */
  readonly marks: readonly string[];
  /** Documented boundaries on or beside which it lies, such as `a millisecond before the limit`. */
  readonly boundaries?: readonly string[];
}

/** A situation still to be put together: fast-check shrinks what lies behind it. */
export interface Candidate {
  /** Undefined: nothing worth playing came of it; it counts as thrown away. */
  readonly build: () => Promise<Generated | undefined>;
  /** What fast-check needs, beside seed and path, to find the same commands again. */
  readonly replayPath: () => string | undefined;
}

export interface Property {
  readonly name: string;
  /** What holds, as a sentence. */
  readonly promise: string;
  /** Requirements that its situations are made for: each has to be judged in some of a hundred cases. */
  readonly exercises: readonly RequirementId[];
  /** Capabilities without which none of its situations can be played. */
  readonly needs?: readonly Capability[];
  readonly channels?: readonly Channel[];
  readonly clocks?: readonly Clock[];
  /** How long one of its cases takes, against a combination of values; half as long when left out. */
  readonly weight?: number;
  /** Whether it finds what nothing else finds, so that it gets its cases first. */
  readonly findsMost?: true;
  /** Its situations lie where the documents are silent: what is seen is recorded and never judged. */
  readonly recordsOnly?: boolean;
  /** Requirements at whose edge it records: whoever chooses one of them has it recorded. */
  readonly records?: readonly RequirementId[];
  /**
   * How many cases it has, where each has its place in a list and all are played, whatever number is asked for. Then
   * `candidates` is given the place as its replay path.
   */
  readonly listed?: (targetFacts: TargetFacts) => number;
  /** Whether one of these requirements can be judged on the case at this place of its list; on each when left out. */
  readonly canJudge?: (targetFacts: TargetFacts, place: number, only: readonly RequirementId[]) => boolean;
  /** What those of its listed cases cover that were played, of those that were to be where requirements were chosen. */
  readonly covers?: (
    targetFacts: TargetFacts,
    places: PlayedPlaces,
    only: readonly RequirementId[] | undefined,
  ) => CombinationCoverage;
  readonly candidates: (targetFacts: TargetFacts, replayPath: string | undefined) => fc.Arbitrary<Candidate>;
}

/** The places of a list that are played where these requirements were chosen; undefined where cases are no list. */
export function placesOf(
  { listed, canJudge }: Pick<Property, 'listed' | 'canJudge'>,
  targetFacts: TargetFacts,
  only: readonly RequirementId[] | undefined,
): readonly number[] | undefined {
  if (!listed) return undefined;
  const all = Array.from({ length: listed(targetFacts) }, (_, place) => place);
  return only && canJudge ? all.filter((place) => canJudge(targetFacts, place, only)) : all;
}

/** Candidates from plain values. Each conversation has a bot of its own. */
export function candidatesFrom<T>(
  arbitrary: fc.Arbitrary<T>,
  build: (value: T) => Generated | undefined,
): fc.Arbitrary<Candidate> {
  return arbitrary.map((value) => ({
    build: async () => {
      const generated = build(value);
      if (!generated) return undefined;
      const { situation } = generated;
      return { ...generated, situation: { ...situation, conversations: botsApart(situation.conversations) } };
    },
    replayPath: () => undefined,
  }));
}
