/** How far a run reaches: whether it tried all that a claim on its profile rests on, or a part of it, and which. */
import { rows, type RequirementId } from '../../requirements/catalogue';
import { profileCalled, profiles, type Profile, type RequirementSet } from '../../requirements/profiles';
import type { Status } from './standing';
import type { RunFacts } from '../../results/run-facts';

/** Something that belongs to a whole run and was left out of this one. */
export interface Omission {
  readonly what: 'requirements' | 'channels' | 'plays' | 'contracts' | 'generated cases';
  /** How far, and by which option or event, as half a sentence. */
  readonly why: string;
}

/** Generated cases that a run was to play and did not reach in its time. */
export interface Unreached {
  readonly cases: number;
  readonly of: number;
  readonly properties: readonly { readonly name: string; readonly cases: number; readonly of: number }[];
}

export interface Extent {
  /** Whether nothing was left out. Cases that were not reached leave a run whole: how many are reached is not settled before. */
  readonly whole: boolean;
  /** The frozen set on which the claim rests, and how many requirements it has. */
  readonly set: Profile;
  readonly of: number;
  /** Requirements of the set that were judged by everything that is made for them, and those judged by a part of it. */
  readonly inFull: number;
  readonly inPart: number;
  readonly leftOut: readonly Omission[];
  readonly unreached?: Unreached;
}

/** What was played and tried, as it was found in the results folder. */
export interface Played {
  /** Plays that a run with these options is made of, and how many of them came to their end. */
  readonly plays: { readonly wanted: number; readonly done: number };
  /** Requirements of which a scenario was not played on every channel that is declared, whatever the options. */
  readonly playsMissingFor: ReadonlySet<RequirementId>;
  readonly contracts: boolean;
  /** What became of the generated cases of each property; undefined where none were played. */
  readonly generated: readonly PlayedCases[] | undefined;
  /** Requirements for which there are contracts and generated cases at all. */
  readonly madeFor: {
    readonly contracts: ReadonlySet<RequirementId>;
    readonly generated: ReadonlySet<RequirementId>;
  };
}

export interface PlayedCases {
  readonly name: string;
  readonly cases: number;
  readonly unreached: number;
}

const all: ReadonlySet<RequirementId> = new Set(rows.map(({ id }) => id));

/** For findings that come from no results folder: nothing is known to be whole. */
export const nothingPlayed: Played = {
  plays: { wanted: 0, done: 0 },
  playsMissingFor: all,
  contracts: false,
  generated: undefined,
  madeFor: { contracts: all, generated: all },
};

type Facts = Pick<RunFacts, 'profile' | 'declaration' | 'channels' | 'only' | 'scope' | 'shard' | 'interrupted'>;

/** `hasFaults`: something kept the run, or a play of it, from its end. */
export function extentOf(
  facts: Facts,
  results: readonly { readonly id: RequirementId; readonly status: Status }[],
  hasFaults: boolean,
  played: Played,
): Extent {
  const set = profileCalled(facts.profile);
  const { gates }: RequirementSet = profiles[set];
  const judged = results.filter(
    ({ id, status }) => gates.includes(id) && status !== 'not-applicable' && status !== 'inconclusive',
  );
  const everyCase = played.generated !== undefined && !facts.shard && !facts.scope?.replay;
  const inFull = judged.filter(
    ({ id }) =>
      !played.playsMissingFor.has(id) &&
      (played.contracts || !played.madeFor.contracts.has(id)) &&
      (everyCase || !played.madeFor.generated.has(id)),
  ).length;
  const leftOut = leftOutOf(facts, hasFaults, played);
  const unreached = unreachedIn(played.generated ?? []);
  return {
    whole: leftOut.length === 0,
    set,
    of: gates.length,
    inFull,
    inPart: judged.length - inFull,
    leftOut,
    ...(unreached ? { unreached } : {}),
  };
}

function leftOutOf(facts: Facts, hasFaults: boolean, played: Played): Omission[] {
  const { scope } = facts;
  if (scope?.replay?.kind === 'case') {
    return [{ what: 'plays', why: 'one generated case was played again, and nothing else (--replay)' }];
  }
  const reasons: Readonly<Record<Omission['what'], string | undefined>> = {
    requirements: whyNotAllRequirements(facts),
    channels: whyNotAllChannels(facts),
    plays: whyNotAllPlays(facts, hasFaults, played.plays),
    contracts: played.contracts ? undefined : whyNoContracts(facts, hasFaults),
    'generated cases': whyNotAllCases(facts, hasFaults, played.generated),
  };
  return Object.entries(reasons).flatMap(([what, why]) =>
    why === undefined ? [] : [{ what: what as Omission['what'], why }],
  );
}

function whyNotAllRequirements({ only }: Facts): string | undefined {
  if (only === undefined) return undefined;
  const chosen = rows.filter(({ id }) => only.includes(id)).length;
  return chosen === rows.length ? undefined : `${chosen} of all ${rows.length} requirements chosen (--only)`;
}

function whyNotAllChannels({ declaration, channels }: Facts): string | undefined {
  const declared = declaration?.channels ?? [];
  if (declared.every((channel) => channels.includes(channel))) return undefined;
  const of = `of the declared ${declared.join(' and ')}`;
  return channels.length === 0 ? `on no channel, ${of}` : `on ${channels.join(' and ')} only, ${of} (--channel)`;
}

function whyNotAllPlays({ shard, interrupted }: Facts, hasFaults: boolean, plays: Played['plays']): string | undefined {
  const done = `${plays.done} of ${plays.wanted} plays were made`;
  const cut = plays.done < plays.wanted;
  const reasons = [
    ...(shard ? [`part ${shard.index} of ${shard.of} (--shard)`] : []),
    ...(interrupted ? [`stopped before its end${plays.wanted > 0 ? `, when ${done}` : ''}`] : []),
    ...(cut && !interrupted ? [hasFaults ? `${done} to their end, because of faults` : done] : []),
  ];
  return reasons.length === 0 ? undefined : reasons.join(', ');
}

function whyNoContracts({ scope, shard, channels, interrupted }: Facts, hasFaults: boolean): string {
  if (scope?.contracts === false) return 'no contracts (--no-contracts)';
  if (shard && shard.index > 1) return 'no contracts: the first shard has them';
  return `no contracts${causeOf(interrupted, hasFaults) || (channels.length === 0 ? ': no channel was used' : '')}`;
}

function whyNotAllCases(
  { scope, interrupted }: Facts,
  hasFaults: boolean,
  generated: Played['generated'],
): string | undefined {
  if (scope?.runs === 0) return 'no generated cases (--runs=0)';
  if (!generated) return `no generated cases${causeOf(interrupted, hasFaults)}`;
  return scope?.replay ? 'only those generated cases that an earlier run had left (--replay)' : undefined;
}

function causeOf(interrupted: boolean, hasFaults: boolean): string {
  if (interrupted) return ': the run was stopped before';
  return hasFaults ? ', because of faults' : '';
}

function unreachedIn(generated: readonly PlayedCases[]): Unreached | undefined {
  const properties = generated
    .filter(({ unreached }) => unreached > 0)
    .map(({ name, cases, unreached }) => ({ name, cases: unreached, of: cases + unreached }));
  if (properties.length === 0) return undefined;
  const sum = (counts: readonly number[]) => counts.reduce((total, each) => total + each, 0);
  const cases = sum(properties.map((each) => each.cases));
  return { cases, of: cases + sum(generated.map((each) => each.cases)), properties };
}
