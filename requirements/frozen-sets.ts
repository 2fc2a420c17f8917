/**
 * Frozen sets of requirements, each with its date. A claim names one, so that a row that is added later fails nobody
 * who conformed before: it is reported, and scored by the next set. A set that was published is never edited. One that came
 * later is written as an earlier one with some rows and without others, and rests on nothing that is not frozen.
 */
import type { RequirementId } from './catalogue';

export interface RequirementSet {
  /** The day on which the set was frozen. */
  readonly dated: string;
  /** The requirements on which a claim of conformity rests. */
  readonly gates: readonly RequirementId[];
}

/** Every documented must of the escalation page itself. */
const page1: RequirementSet = {
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
};

/** Every documented must, those of the pages it links to included. */
const full1: RequirementSet = {
  dated: '2026-11-22',
  gates: [
    ...page1.gates,
    'config.default-interaction-message',
    'config.skill-id-mandatory',
    'message.line-feed-variable-fails',
    'context.off-passes-nothing',
    'context.receiver-prefers-intent',
    'context.receiver-falls-back',
    'silence.configured-wait',
    'immediate.success-reaches-rule',
  ],
};

/** As page@1, less what was withdrawn from it, and with a text that no dialog catches. */
const page2: RequirementSet = {
  dated: '2026-11-29',
  gates: [...without(page1, 'config.skill-name-is-a-label'), 'deferred.uncaught-like-other-texts'],
};

/** As full@1, less what was withdrawn from it, with a text that no dialog catches and the delay of an Agent Transfer. */
const full2: RequirementSet = {
  dated: '2026-11-29',
  gates: [
    ...without(full1, 'config.skill-name-is-a-label'),
    'deferred.uncaught-like-other-texts',
    'delay.agent-transfer-postpones',
  ],
};

/** Every must of the page and of the pages it links to: the documented ones of full@2, and those that we inferred. */
const sound1: RequirementSet = {
  dated: '2026-11-29',
  gates: [
    ...full2.gates,
    'config.skill-name-is-a-label',
    'skill.non-numeric-no-transfer',
    'skill.unset-variable-is-non-numeric',
    'skill.id-not-truncated',
    'message.once',
    'silence.reply-cancels',
    'silence.bypassed-once',
    'immediate.bot-keeps-conversation',
    'deferred.sentinel-hidden',
    'deferred.one-sentinel-per-failure',
    'cap.no-text-before-fourth',
    'cap.success-prevents-text',
    'unasked.transfer',
    'unasked.second-transfer',
    'unasked.repeated-text',
    'unasked.other-dialog',
    'unasked.cap-text',
    'unasked.crossed-conversations',
  ],
};

function without({ gates }: RequirementSet, leftOut: RequirementId): readonly RequirementId[] {
  return gates.filter((id) => id !== leftOut);
}

export const frozenSets = {
  'page@1': page1,
  'full@1': full1,
  'page@2': page2,
  'full@2': full2,
  'sound@1': sound1,
} as const satisfies Record<string, RequirementSet>;
