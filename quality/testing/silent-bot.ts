/** A bot that falls silent before the consumer asks for an agent: where tests of the silence rules start. */
import { offered, passed, requested, said, type Requested } from './event-bodies';
import type { Happened } from './trace-builder';

export const someFallbackSkillId = '77';
export const withFallbackSkill = { agentConnector: { fallbackSkillId: someFallbackSkillId } };

/** The bot engine falls silent, and the consumer asks for an agent: three events, at the instant 0. */
export function askedInSilence(conversation?: string): Happened[] {
  const where = conversation === undefined ? {} : { conversation };
  return [{ ...offered, ...where }, { kind: 'outage-began', ...where }, said(undefined, where)];
}

/** The connector asks for the fallback skill at that instant. */
export function bypassedAt(atMs: number, more: Requested = {}): Happened {
  return requested({ skillId: someFallbackSkillId, message: 'BLANK_MESSAGE', atMs, ...more });
}

/** Time passes to just before the limit of three minutes. */
export const nearlyThreeMinutes: Happened = passed(179_999);

/** Time passes up to that instant. */
export function until(atMs: number, conversation?: string): Happened {
  return { kind: 'time-passed', ms: atMs, atMs, ...(conversation === undefined ? {} : { conversation }) };
}
