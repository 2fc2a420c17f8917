/**
 * Words of the bot's own: a greeting, an acknowledgement, an echo. No document forbids them, and only what comes for a
 * transfer counts; so what is read at one escalation is held against another of the same play that is alike otherwise.
 */
import type { Event, Trace } from '../../trace/trace';
import { readings } from '../../trace/pick-events';
import type { Escalation, Turn } from '../../trace/turn';
import { turnsOf } from '../../trace/turns';

/** What the bot said in a turn before this event and is not configured to say there. */
export function ownWords({ events, planned }: Turn, end: Event): Event<'consumer-read'>[] {
  const configured = planned.map((each) => (each.kind === 'text' ? each.text : each.message.value));
  return readings(events).filter(({ n, text, via }) => via === 'message' && n < end.n && !configured.includes(text));
}

/** Whether it is settled what the dialogs of a turn say: only then is any other text one of the bot's own. */
export function textsAreSettled({ planned }: Turn): boolean {
  return planned.every((each) => each.kind !== 'text' || each.settled);
}

/**
 * Whether two escalations give a bot the same reasons for words of its own: what led to them, whether it was the first
 * thing in the conversation, what comes before them, how long they wait, and to whom they go.
 */
export function areAlike(trace: Trace, one: Escalation, other: Escalation): boolean {
  return reasons(trace, one) === reasons(trace, other);
}

function reasons(trace: Trace, escalation: Escalation): string {
  const { agentId, delayMs, skill, turn } = escalation;
  const before = turn.planned.slice(0, turn.planned.indexOf(escalation)).map(({ kind }) => kind);
  const heldBy = turn.setup.platform.skills.find(({ id }) => id === skill.value)?.heldBy;
  return JSON.stringify([
    turn.stimulus.kind,
    isFirst(trace, turn),
    before,
    delayMs,
    agentId !== undefined,
    heldBy ?? 'unknown',
  ]);
}

function isFirst(trace: Trace, { conversation, stimulus }: Turn): boolean {
  return !turnsOf(trace).some((each) => each.conversation === conversation && each.stimulus.n < stimulus.n);
}
