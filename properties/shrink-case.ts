/**
 * Makes a case that does not hold as small as its budget allows: fast-check tries smaller values, then steps are left out one after
 * the other. What is left is played once more, to see whether it was chance.
 */
import * as fc from 'fast-check';
import type { Fault } from '../play/adapters/fault';
import type { Play, Session } from '../play/player/play';
import type { CasePlaces, DrawnBy } from './case-places';
import { verdictOf, type BrokenRequirement } from './case-verdict';
import type { FirstBroken } from './cases-in-order';
import { failedByItself, playGenerated, withoutSteps } from './play-generated';
import type { Candidate, Generated, Property } from './property';
import { writeToken } from './replay-token';

/** A target that fails this many calls while a counterexample is made smaller is left alone. */
const mostFaultsInShrinking = 3;

/** What bounds the search for a smaller counterexample, beside its time. */
const mostShrinkingPlays = 600;

/** Why nothing is made smaller once a rule, the model or a generator has thrown. */
const failedItself = 'the suite itself failed';

export interface ShrinkingOptions extends DrawnBy {
  /** Milliseconds for making a counterexample smaller; 0 leaves it as it was found. */
  readonly shrinkMs: number;
}

export interface FoundCase {
  readonly problem: BrokenRequirement;
  readonly generated: Generated;
  readonly play: Play;
  readonly token: string;
  readonly afterCases: number;
  readonly shrinkingPlays: number;
  /** Why it was not made as small as it goes; left out when it was. */
  readonly shrinkingStopped?: string;
  /** The second play of the same situation, where it did not show the problem. */
  readonly playedAgain?: Play;
  /** Why the same situation could not be played a second time: nobody knows whether it shows again. */
  readonly notPlayedAgain?: Fault;
}

export interface Shrunk {
  readonly found: FoundCase;
  /** A fault of the suite itself. */
  readonly failed?: Fault;
}

/** A session with the cases of one property, where each of them has its place. */
export interface Drawn {
  readonly property: Property;
  readonly places: CasePlaces;
  readonly session: Session;
  readonly options: ShrinkingOptions;
}

/** The smallest case found, from the first that broke its requirement. `failed` is what ended the property before, if anything did. */
export async function shrinkCase(
  drawn: Drawn,
  first: FirstBroken & { readonly afterCases: number },
  failed: Fault | undefined,
): Promise<Shrunk> {
  return new Shrinking(drawn, first, failed).run();
}

class Shrinking {
  private readonly untilMs: number;
  private smallest: Pick<FoundCase, 'problem' | 'generated' | 'play'>;
  private plays = 0;
  private faults = 0;
  private stopped: string | undefined;
  private failed: Fault | undefined;

  constructor(
    private readonly drawn: Drawn,
    private readonly first: FirstBroken & { readonly afterCases: number },
    failed: Fault | undefined,
  ) {
    const { problem, generated, play } = first;
    this.smallest = { problem, generated, play };
    this.untilMs = performance.now() + drawn.options.shrinkMs;
    this.stopped = failed?.kind === 'suite' ? failedItself : undefined;
  }

  async run(): Promise<Shrunk> {
    const { places, property, options } = this.drawn;
    const { place, afterCases } = this.first;
    const beginning = places.beginningAt(place, 1);
    const details = await this.tryValues(beginning);
    const without = await this.dropSteps();
    const second = await this.playSecondTime();
    const found = {
      ...this.smallest,
      token: writeToken({
        kind: 'case',
        property: property.name,
        seed: beginning.seed,
        path: details?.counterexamplePath ?? beginning.path,
        replayPath: places.placeInList(place)?.toString() ?? details?.counterexample?.[0].replayPath(),
        requirement: this.smallest.problem.requirement,
        without,
        targetFacts: options.targetFacts,
      }),
      afterCases,
      shrinkingPlays: this.plays,
      ...(this.stopped === undefined ? {} : { shrinkingStopped: this.stopped }),
      ...second,
    };
    return { found, ...(this.failed ? { failed: this.failed } : {}) };
  }

  /** Has fast-check make the values of the case smaller. Undefined where the making of values failed. */
  private async tryValues(beginning: ReturnType<CasePlaces['beginningAt']>) {
    let isFirst = true;
    const smaller = fc.asyncProperty(this.drawn.places.candidatesAt(this.first.place), async (candidate) => {
      // The case itself was played. It is made, since fast-check makes smaller what was run of its commands.
      if (isFirst) await candidate.build();
      if (isFirst || (await this.isSmaller(candidate))) {
        isFirst = false;
        throw new DoesNotHold();
      }
    });
    // What is thrown here comes of the making of values.
    return fc.check(smaller, beginning).catch((error: unknown) => {
      this.failed ??= this.ourFault(error);
      return undefined;
    });
  }

  private async isSmaller(candidate: Candidate): Promise<boolean> {
    if (this.stops()) return false;
    return this.unlessFailed(async () => {
      const generated = await candidate.build();
      return generated !== undefined && (await this.breaksAgain(generated));
    });
  }

  /** Leaves out steps, one after the other, that the case does not need; the places of those left out. */
  private async dropSteps(): Promise<number[]> {
    const whole = this.smallest.generated;
    const without: number[] = [];
    for (let place = whole.situation.steps.length - 1; place >= 0; place -= 1) {
      if (this.stops()) break;
      const smaller = withoutSteps(whole, [...without, place]);
      if (await this.unlessFailed(() => this.breaksAgain(smaller))) without.push(place);
    }
    return without;
  }

  /** Whether a smaller case breaks the same requirement; it is the smallest from then on. */
  private async breaksAgain(generated: Generated): Promise<boolean> {
    this.plays += 1;
    const play = await this.play(generated);
    if (play.fault) {
      this.faults += 1;
      return false;
    }
    const problem = this.sameProblemIn(play, generated);
    // What a rule sees it goes on to see: it may need a wait without which the model alone is left.
    if (!problem || (this.smallest.problem.by === 'rule' && problem.by !== 'rule')) return false;
    this.smallest = { problem, generated, play };
    return true;
  }

  /** Plays the smallest case once more: what it shows by chance is told as such. */
  private async playSecondTime(): Promise<Pick<FoundCase, 'playedAgain' | 'notPlayedAgain'>> {
    const { generated } = this.smallest;
    try {
      const again = await this.play(generated);
      if (again.fault) return { notPlayedAgain: again.fault };
      return this.sameProblemIn(again, generated) ? {} : { playedAgain: again };
    } catch (error) {
      return { notPlayedAgain: this.ourFault(error) };
    }
  }

  private play(generated: Generated): Promise<Play> {
    return playGenerated(this.drawn.property, generated, this.drawn.session);
  }

  private sameProblemIn({ trace }: Play, { situation }: Generated): BrokenRequirement | undefined {
    const { requirement } = this.first.problem;
    const { problems } = verdictOf(trace, situation, this.drawn.options.only);
    return problems.find((each) => each.requirement === requirement);
  }

  /** What fails in the suite itself ends the search. */
  private async unlessFailed(act: () => Promise<boolean>): Promise<boolean> {
    return act().catch((error: unknown) => {
      this.failed ??= this.ourFault(error);
      return false;
    });
  }

  private ourFault(thrown: unknown): Fault {
    return failedByItself(this.drawn.property, this.drawn.options.seed, thrown);
  }

  private stops(): boolean {
    this.stopped ??= this.whyStopped();
    return this.stopped !== undefined;
  }

  private whyStopped(): string | undefined {
    if (this.drawn.session.signal.aborted) return 'the run was interrupted';
    if (this.failed) return failedItself;
    if (this.faults >= mostFaultsInShrinking) return `${this.faults} calls failed meanwhile`;
    if (this.plays >= mostShrinkingPlays) return `${this.plays} smaller cases were tried`;
    return performance.now() >= this.untilMs ? 'its time was up' : undefined;
  }
}

/** Tells fast-check that a case does not hold; what was wrong is kept aside. */
class DoesNotHold extends Error {
  override readonly name = 'DoesNotHold';
}
