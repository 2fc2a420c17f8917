/**
 * Frozen sets of requirements, each with its date. A claim names one, so that a row that is added later fails nobody
 * who conformed before: it is reported, and scored by the next set. A set that was published is never edited.
 */
import type { RequirementId } from './catalogue';
import { errataTo, type Erratum } from './errata';
import { soundAt1 } from './sound-at-1';

export interface RequirementSet {
  /** The day on which the set was frozen. */
  readonly dated: string;
  /** The requirements on which a claim of conformity rests. */
  readonly gates: readonly RequirementId[];
}

export const profiles = {
  /** Every documented must of the escalation page itself. */
  'page@1': {
    dated: '2026-11-22',
    gates: [
      'route.integration-transfers',
      'route.agent-transfer-transfers',
      'route.to-agent-or-bot',
      'config.message-required',
      'config.blank-satisfies-required',
      'config.agent-id-optional',
      'config.skill-name-is-a-label',
      'skill.literal-number',
      'skill.variable-at-attempt',
      'skill.non-numeric-sends-fallback',
      'message.before-transfer',
      'message.in-transfer-request',
      'message.last-before-transfer',
      'message.static-text',
      'message.variable',
      'message.mixed',
      'message.newline-escape',
      'message.blank-sends-nothing',
      'message.blank-still-transfers',
      'message.blank-keeps-value',
      'agent.gets-it-when-skilled-and-available',
      'agent.unskilled-goes-to-skill',
      'agent.unavailable-goes-to-skill',
      'agent.none-goes-to-skill',
      'agent.not-for-bots',
      'context.passes-intent',
      'context.passes-message',
      'context.not-for-people',
      'context.receiver-starts-intent-dialog',
      'silence.fallback-skill-after-three-minutes',
      'silence.nothing-within-three-minutes',
      'silence.no-fallback-skill-no-transfer',
      'immediate.failure-reaches-rule',
      'immediate.broken-call-is-failure',
      'deferred.sentinel-reaches-bot',
      'deferred.caught-dialog-answers',
      'cap.text-on-fourth-failure',
      'cap.stops-after-fourth-failure',
      'cap.user-friendly-response-instead',
      'delay.postpones-transfer',
      'result.response-variable',
      'result.transform-script',
      'result.custom-data-fields',
    ],
  },
  /** Every documented must, those of the pages it links to included. */
  'full@1': {
    dated: '2026-11-22',
    gates: [
      'route.integration-transfers',
      'route.agent-transfer-transfers',
      'route.to-agent-or-bot',
      'config.message-required',
      'config.blank-satisfies-required',
      'config.agent-id-optional',
      'config.skill-name-is-a-label',
      'config.default-interaction-message',
      'config.skill-id-mandatory',
      'skill.literal-number',
      'skill.variable-at-attempt',
      'skill.non-numeric-sends-fallback',
      'message.before-transfer',
      'message.in-transfer-request',
      'message.last-before-transfer',
      'message.static-text',
      'message.variable',
      'message.mixed',
      'message.newline-escape',
      'message.blank-sends-nothing',
      'message.blank-still-transfers',
      'message.blank-keeps-value',
      'message.line-feed-variable-fails',
      'agent.gets-it-when-skilled-and-available',
      'agent.unskilled-goes-to-skill',
      'agent.unavailable-goes-to-skill',
      'agent.none-goes-to-skill',
      'agent.not-for-bots',
      'context.passes-intent',
      'context.passes-message',
      'context.not-for-people',
      'context.off-passes-nothing',
      'context.receiver-starts-intent-dialog',
      'context.receiver-prefers-intent',
      'context.receiver-falls-back',
      'silence.fallback-skill-after-three-minutes',
      'silence.nothing-within-three-minutes',
      'silence.no-fallback-skill-no-transfer',
      'silence.configured-wait',
      'immediate.failure-reaches-rule',
      'immediate.broken-call-is-failure',
      'immediate.success-reaches-rule',
      'deferred.sentinel-reaches-bot',
      'deferred.caught-dialog-answers',
      'cap.text-on-fourth-failure',
      'cap.stops-after-fourth-failure',
      'cap.user-friendly-response-instead',
      'delay.postpones-transfer',
      'result.response-variable',
      'result.transform-script',
      'result.custom-data-fields',
    ],
  },
  /** As page@1, less what was withdrawn from it, and with a text that no dialog catches. */
  'page@2': {
    dated: '2026-11-29',
    gates: [
      'route.integration-transfers',
      'route.agent-transfer-transfers',
      'route.to-agent-or-bot',
      'config.message-required',
      'config.blank-satisfies-required',
      'config.agent-id-optional',
      'skill.literal-number',
      'skill.variable-at-attempt',
      'skill.non-numeric-sends-fallback',
      'message.before-transfer',
      'message.in-transfer-request',
      'message.last-before-transfer',
      'message.static-text',
      'message.variable',
      'message.mixed',
      'message.newline-escape',
      'message.blank-sends-nothing',
      'message.blank-still-transfers',
      'message.blank-keeps-value',
      'agent.gets-it-when-skilled-and-available',
      'agent.unskilled-goes-to-skill',
      'agent.unavailable-goes-to-skill',
      'agent.none-goes-to-skill',
      'agent.not-for-bots',
      'context.passes-intent',
      'context.passes-message',
      'context.not-for-people',
      'context.receiver-starts-intent-dialog',
      'silence.fallback-skill-after-three-minutes',
      'silence.nothing-within-three-minutes',
      'silence.no-fallback-skill-no-transfer',
      'immediate.failure-reaches-rule',
      'immediate.broken-call-is-failure',
      'deferred.sentinel-reaches-bot',
      'deferred.caught-dialog-answers',
      'deferred.uncaught-like-other-texts',
      'cap.text-on-fourth-failure',
      'cap.stops-after-fourth-failure',
      'cap.user-friendly-response-instead',
      'delay.postpones-transfer',
      'result.response-variable',
      'result.transform-script',
      'result.custom-data-fields',
    ],
  },
  /** As full@1, less what was withdrawn from it, with a text that no dialog catches and the delay of an Agent Transfer. */
  'full@2': {
    dated: '2026-11-29',
    gates: [
      'route.integration-transfers',
      'route.agent-transfer-transfers',
      'route.to-agent-or-bot',
      'config.message-required',
      'config.blank-satisfies-required',
      'config.agent-id-optional',
      'config.default-interaction-message',
      'config.skill-id-mandatory',
      'skill.literal-number',
      'skill.variable-at-attempt',
      'skill.non-numeric-sends-fallback',
      'message.before-transfer',
      'message.in-transfer-request',
      'message.last-before-transfer',
      'message.static-text',
      'message.variable',
      'message.mixed',
      'message.newline-escape',
      'message.blank-sends-nothing',
      'message.blank-still-transfers',
      'message.blank-keeps-value',
      'message.line-feed-variable-fails',
      'agent.gets-it-when-skilled-and-available',
      'agent.unskilled-goes-to-skill',
      'agent.unavailable-goes-to-skill',
      'agent.none-goes-to-skill',
      'agent.not-for-bots',
      'context.passes-intent',
      'context.passes-message',
      'context.not-for-people',
      'context.off-passes-nothing',
      'context.receiver-starts-intent-dialog',
      'context.receiver-prefers-intent',
      'context.receiver-falls-back',
      'silence.fallback-skill-after-three-minutes',
      'silence.nothing-within-three-minutes',
      'silence.no-fallback-skill-no-transfer',
      'silence.configured-wait',
      'immediate.failure-reaches-rule',
      'immediate.broken-call-is-failure',
      'immediate.success-reaches-rule',
      'deferred.sentinel-reaches-bot',
      'deferred.caught-dialog-answers',
      'deferred.uncaught-like-other-texts',
      'cap.text-on-fourth-failure',
      'cap.stops-after-fourth-failure',
      'cap.user-friendly-response-instead',
      'delay.postpones-transfer',
      'delay.agent-transfer-postpones',
      'result.response-variable',
      'result.transform-script',
      'result.custom-data-fields',
    ],
  },
  /** Every must of the page and of the pages it links to, documented or inferred. */
  'sound@1': soundAt1,
} as const satisfies Record<string, RequirementSet>;

export type Profile = keyof typeof profiles;

/** The name without a number means the newest set. */
export const newest = {
  page: 'page@2',
  full: 'full@2',
  sound: 'sound@1',
} as const satisfies Record<string, Profile>;

export type ProfileName = Profile | keyof typeof newest;

export const profileNames = [...Object.keys(newest), ...Object.keys(profiles)] as readonly ProfileName[];

/** The set that a name means. */
export function profileCalled(name: ProfileName): Profile {
  return name in newest ? newest[name as keyof typeof newest] : (name as Profile);
}

/** The rows on which a claim to this set rests, those left out that the errata in force have withdrawn. */
export function gatingIn(
  set: Profile,
  inForce: readonly Pick<Erratum, 'id'>[] = errataTo(set),
): readonly RequirementId[] {
  const { gates: ids }: RequirementSet = profiles[set];
  return ids.filter((id) => !withdrawnBy(id, set, inForce));
}

/** The erratum in force that has withdrawn this row from the set. */
export function withdrawnBy(
  id: RequirementId,
  set: Profile,
  inForce: readonly Pick<Erratum, 'id'>[] = errataTo(set),
): Erratum | undefined {
  return errataTo(set).find((each) => each.requirement === id && inForce.some((erratum) => erratum.id === each.id));
}

/**
 * Whether a failure of this row makes a claim of conformity to the profile untrue. A run that names its errata is judged
 * by these, so that a claim from before an erratum stays what it was.
 */
export function gates(id: RequirementId, name: ProfileName, inForce?: readonly Pick<Erratum, 'id'>[]): boolean {
  return gatingIn(profileCalled(name), inForce).includes(id);
}

/** Musts that came after the set was frozen: reported, and not scored until the next set. */
export function notYetIn(
  name: ProfileName,
  rows: readonly {
    readonly id: RequirementId;
    readonly level: string;
    readonly basis: string;
    readonly origin: string;
  }[],
): RequirementId[] {
  const [family = ''] = profileCalled(name).split('@');
  return rows
    .filter(
      ({ level, basis, origin }) =>
        level === 'must' && (basis === 'documented' || family === 'sound') && (origin === 'page' || family !== 'page'),
    )
    .filter(({ id }) => !profiles[profileCalled(name)].gates.some((each) => each === id))
    .map(({ id }) => id);
}
