import type { Event, Trace } from '../../trace/trace';

/** Whether a transfer request asks for the skill to which a silent bot is bypassed: by its number nobody sees that. */
export function isForFallbackSkill(event: Event, { conversations }: Pick<Trace, 'conversations'>): boolean {
  if (event.kind !== 'transfer-requested') return false;
  return conversations[event.conversation]?.agentConnector.fallbackSkillId === event.skillId;
}
