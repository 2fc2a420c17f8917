/** What is known of a run beside its findings, from what it was told and what it has met so far. */
import type { Channel, Clock, Declaration } from '../protocol/types';
import { writeToken } from '../properties/replay-token';
import { embeddedReference } from '../judge/words/replay-line';
import { catalogueDigest, digestRule } from '../requirements/catalogue-digest';
import { errataInForce } from '../requirements/errata-in-force';
import { pageAsRead } from '../requirements/page-as-read';
import { profileCalled } from '../requirements/profiles';
import type { DescribedBot, RunFacts, Scope } from '../results/run-facts';
import type { SurfaceFacts } from '../results/surface-facts';
import type { Waiver } from '../results/waiver';
import type { Options } from './options';

/** The suite itself, as its package names it. */
export interface Suite {
  readonly name: string;
  readonly version: string;
}

/** What the run has met so far. */
export interface Met {
  readonly suite: Suite;
  readonly startedAt: Date;
  /** The adapter's name; undefined as long as nothing was reached. */
  readonly reached: string | undefined;
  readonly declaration: Declaration | undefined;
  readonly clock: Clock | undefined;
  readonly channels: readonly Channel[];
  readonly interrupted: boolean;
  readonly waivers: readonly Waiver[];
  readonly notes: readonly string[];
  /** What the owner says of the bot; left out where it takes definitions. */
  readonly bot?: DescribedBot | undefined;
  /** Left out where it is no run from its first call to its last. */
  readonly tookMs?: number;
  /** What the surface does not show; left out where it shows all. */
  readonly surface?: SurfaceFacts | undefined;
}

export function factsOf(options: Options, met: Met): RunFacts {
  const { suite, startedAt, reached, declaration, clock, channels, interrupted, waivers, notes, tookMs, surface } = met;
  return {
    suite: { ...suite, requirements: catalogueDigest(), digestRule, page: pageAsRead() },
    startedAt: startedAt.toISOString(),
    target: namesNone(options) ? embeddedReference : (reached ?? options.adapter ?? ''),
    declaration,
    profile: profileCalled(options.profile),
    strict: options.strict,
    clock,
    channels,
    seed: options.seed,
    only: options.only,
    scope: scopeOf(options),
    ...(met.bot ? { bot: met.bot } : {}),
    ...(options.repeat > 1 ? { repeat: options.repeat } : {}),
    ...(options.given.length > 0 ? { given: options.given } : {}),
    ...(options.shard ? { shard: options.shard } : {}),
    interrupted,
    ...(options.requireWhole ? { requireWhole: true as const } : {}),
    ...errataInForce(profileCalled(options.profile)),
    ...(waivers.length > 0 ? { waivers } : {}),
    ...(notes.length > 0 ? { notes } : {}),
    ...(tookMs === undefined ? {} : { tookMs }),
    ...(surface === undefined ? {} : { surface }),
  };
}

/** Then the suite's own reference implementation is judged. */
function namesNone({ target, adapter }: Options): boolean {
  return target === undefined && adapter === undefined;
}

function scopeOf({ contracts, pactsFrom, runs, thorough, replay }: Options): Scope {
  return {
    contracts,
    ...(pactsFrom === undefined ? {} : { pactsFrom: pactsFrom.origin + pactsFrom.pathname }),
    runs,
    ...(thorough ? { thorough: true as const } : {}),
    ...(replay === undefined
      ? {}
      : { replay: { kind: replay.kind === 'case' ? 'case' : 'rest', token: writeToken(replay) } }),
  };
}
