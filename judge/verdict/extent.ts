/** How far a run reaches: whether it tried all that a claim on its profile rests on, or a part of it, and which. */
import { rowOf, rows, type RequirementId } from '../../requirements/catalogue';
import { gatingIn, profileCalled, type Profile } from '../../requirements/profiles';
import type { Status } from './claim-effect';
import type { CombinationCoverage } from '../../results/combination-coverage';
import type { RunFacts } from '../../results/run-facts';
import { notApplicable, type NotApplicable } from './not-applicable';
import type { Amount, Omission, Tried, Unreached } from './tried';

export interface Extent {
  /** Whether nothing was left out. Cases that were not reached leave a run whole: how many are reached is not settled before. */
  readonly whole: boolean;
  /** Whether the bot was judged by its description alone; left out where it was not. */
  readonly byDescription?: true;
  /** The frozen set on which the claim rests, and how many requirements it has. */
  readonly set: Profile;
  readonly of: number;
  /** Requirements of the set that were judged by everything that is made for them, and those judged by a part of it. */
  readonly inFull: number;
  readonly inPart: number;
  /** What of the set this run was to judge, and how far that applies; left out where nothing is known of it. */
  readonly reach?: SetReach;
  /** How much was tried, of how much there was to try, one for each kind; left out where nothing was to be tried. */
  readonly tried?: readonly Amount[];
  readonly leftOut: readonly Omission[];
  readonly unreached?: Unreached;
  /** How many combinations of values were played; left out where none were to be. */
  readonly combinations?: CombinationCoverage;
  /** Scenarios that wait for minutes with this clock, and so were left to a thorough run; left out where there are none. */
  readonly waitTooLong?: readonly string[];
}

/** Requirements of the set alone; what is judged beside it is not among them. */
export interface SetReach {
  /** Those that the run was to judge. */
  readonly chosen: number;
  /** Of these, those that apply to what is declared and used. */
  readonly apply: number;
  /** The others, by what is missing. */
  readonly missing: readonly { readonly what: NotApplicable['missing']; readonly requirements: number }[];
  readonly waived: number;
}

type Facts = Pick<RunFacts, 'profile' | 'errata' | 'declaration' | 'channels' | 'clock' | 'only' | 'bot' | 'surface'>;

/** With nothing tried no requirement is judged in full, and the run is not called whole. */
export function extentOf(
  facts: Facts,
  results: readonly { readonly id: RequirementId; readonly status: Status }[],
  tried: readonly Tried[],
): Extent {
  const set = profileCalled(facts.profile);
  const gates = gatingIn(set, facts.errata ?? []);
  const judged = results.filter(
    ({ id, status }) => gates.includes(id) && status !== 'not-applicable' && status !== 'inconclusive',
  );
  const inFull = judged.filter(({ id }) => tried.length > 0 && tried.every((each) => each.inFullFor(id))).length;
  const leftOut = leftOutOf(facts, tried);
  const unreached = tried.find((each) => each.unreached)?.unreached;
  const waitTooLong = tried.flatMap((each) => each.waitTooLong ?? []);
  const combinations = tried.find((each) => each.combinations)?.combinations;
  const amounts = tried.flatMap(({ amounts: some = [] }) => some).filter(({ of }) => of > 0);
  return {
    whole: leftOut.length === 0,
    ...(facts.bot ? { byDescription: true as const } : {}),
    set,
    of: gates.length,
    inFull,
    inPart: judged.length - inFull,
    reach: reachOf(
      facts,
      results.filter(({ id }) => gates.includes(id)),
    ),
    ...(amounts.length > 0 ? { tried: amounts } : {}),
    leftOut,
    ...(unreached ? { unreached } : {}),
    ...(combinations ? { combinations } : {}),
    ...(waitTooLong.length > 0 ? { waitTooLong } : {}),
  };
}

function reachOf(facts: Facts, chosen: readonly { readonly id: RequirementId; readonly status: Status }[]): SetReach {
  const absent = chosen
    .filter(({ status }) => status === 'not-applicable')
    .flatMap(({ id }) => notApplicable(rowOf(id), facts)?.missing ?? []);
  const kinds = [...new Set(absent)];
  return {
    chosen: chosen.length,
    apply: chosen.length - absent.length,
    missing: kinds.map((what) => ({ what, requirements: absent.filter((each) => each === what).length })),
    waived: chosen.filter(({ status }) => status === 'waived').length,
  };
}

function leftOutOf(facts: Facts, tried: readonly Tried[]): Omission[] {
  const alone = tried.find((each) => each.alone !== undefined)?.alone;
  if (alone !== undefined) return [{ what: 'plays', why: alone }];
  const reasons: readonly (readonly [Omission['what'], string | undefined])[] = [
    ['requirements', whyNotAllRequirements(facts)],
    ['channels', whyNotAllChannels(facts)],
    ['surface', whyNotEverySurface(facts)],
    ...tried.map(({ what, leftOut }) => [what, leftOut] as const),
    ['plays', tried.length === 0 ? 'it is not known what was played' : undefined],
  ];
  return reasons.flatMap(([what, why]) => (why === undefined ? [] : [{ what, why }]));
}

function whyNotAllRequirements({ only }: Facts): string | undefined {
  if (only === undefined) return undefined;
  const chosen = rows.filter(({ id }) => only.includes(id)).length;
  return chosen === rows.length ? undefined : `${chosen} of all ${rows.length} requirements chosen (--only)`;
}

/** What holds on a surface that lacks something is no claim on the whole profile, however much of it applies there. */
function whyNotEverySurface({ surface }: Facts): string | undefined {
  return surface && [`on ${surface.name} alone, which does not show all`, ...surface.restsOn].join('; ');
}

function whyNotAllChannels({ declaration, channels }: Facts): string | undefined {
  const declared = declaration?.channels ?? [];
  if (declared.every((channel) => channels.includes(channel))) return undefined;
  const of = `of the declared ${declared.join(' and ')}`;
  return channels.length === 0 ? `on no channel, ${of}` : `on ${channels.join(' and ')} only, ${of} (--channel)`;
}
