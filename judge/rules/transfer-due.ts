/** When a configured escalation has to request a transfer, and by when. */
import { reachOf } from '../../trace/escalation';
import { promptlyMs, textPaceMs } from '../../trace/pace';
import { oncePerTrace } from '../../trace/once-per-trace';
import { isKind, type Event } from '../../trace/trace';
import type { Escalation, Planned, Turn } from '../../trace/turn';
import { escalationsOf } from '../../trace/turns';
import { quote, seconds } from '../../trace/render-event';
import { mayHaveBeenTaken, misshapen } from '../../trace/what-happened';
import { inconclusive } from './rule';
import type { Finding } from '../../results/finding';

/** Whether the documents leave no doubt that this escalation calls the Transfer API, also where the call finds nobody. */
export function callIsDue(escalation: Escalation): boolean {
  const reach = reachOf(escalation);
  return reach.kind === 'called' || (reach.kind === 'unseen' && reach.because === 'connection refused');
}

/** Whether the documents leave no doubt that this escalation requests a transfer which the double can see. */
export function transferIsDue(escalation: Escalation): boolean {
  return reachOf(escalation).kind === 'called';
}

/**
 * The answer for a turn that ended too early to show what was due `dueAfterMs` after its stimulus, when left out: one
 * text; else undefined.
 */
export function watchedTooShort(turn: Turn, dueAfterMs = textPaceMs): Finding | undefined {
  const neededMs = dueAfterMs + promptlyMs;
  if (turn.watchedMs >= neededMs) return undefined;
  return inconclusive(`Observed only ${seconds(turn.watchedMs)} of ${seconds(neededMs)}.`, turn.stimulus);
}

/** Milliseconds after the stimulus by which an escalation may be under way: its delays, and the texts before it. */
export function underWayAfterMs({ dueAfterMs, interaction, turn }: Escalation): number {
  const place = turn.planned.findIndex((each) => each.kind === 'escalation' && each.interaction === interaction);
  const textsBefore = turn.planned.slice(0, Math.max(0, place)).filter((each) => each.kind === 'text');
  return dueAfterMs + textsBefore.length * textPaceMs;
}

/** Milliseconds after the stimulus by which the first text may have come that an escalation leads to. */
export function textDueAfterMs(escalation: Escalation): number {
  return underWayAfterMs(escalation) + textPaceMs;
}

/**
 * Whether an escalation that comes before this in its turn was accepted, or may have been. From then on until that transfer fails
 * it is open whether what the bot says reaches the consumer: no text is missed there.
 */
export function isPastHandOver({ planned }: Turn, act: Planned): boolean {
  return planned
    .slice(0, Math.max(0, planned.indexOf(act)))
    .some((each) => each.kind === 'escalation' && (each.resultIsOpen || mayHaveBeenTaken(each.answer)));
}

/** The answer for a text that is not missed: the conversation was handed over before it was due. */
export function notMissed({ stimulus }: Turn): Finding {
  return inconclusive(
    'A transfer was accepted earlier in the turn, and no document says that what the bot says then reaches the consumer.',
    stimulus,
  );
}

/** Calls to the Transfer API in this turn that the double refused. */
export function refusedTransfers({ turn }: Pick<Escalation, 'turn'>): Event<'call-refused'>[] {
  return turn.events.filter(isKind('call-refused')).filter((refused) => misshapen(refused).meant === 'transfer');
}

/** The positive control: an escalation with a clearly numeric id that did request the transfer to it in the same play. */
export const numericTwin = oncePerTrace((trace): Escalation | undefined =>
  escalationsOf(trace).find((each) => transferIsDue(each) && each.request?.skillId === each.skill.value),
);

/** The answer when a play shows no positive control: what was not seen may be a bot that never transfers at all. */
export function noTwin(): Finding {
  return inconclusive('In this play no numeric skill id led to a transfer either, so its absence here shows nothing.');
}

/** A skill id as people read it. */
export function skillShown(escalation: Escalation): string {
  const { template, value } = escalation.skill;
  return template === value ? quote(value) : `${quote(template ?? '')}, which holds ${quote(value)},`;
}
