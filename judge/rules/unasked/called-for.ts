/**
 * What the configuration may call for in a turn, by any way that the documents leave open: which dialogs may run, and whether
 * an escalation may be due. What lies beyond that is unasked.
 */
import type { Dialog } from '../../../protocol/types';
import { reachOf } from '../../../trace/escalation';
import { failedAtOnce } from '../../../trace/failure-count';
import { escalatingIn, following, ledToBy } from '../../../trace/following-dialogs';
import { sentinel, type Trace } from '../../../trace/trace';
import type { Escalation, Planned, Turn } from '../../../trace/turn';
import { turnsOf } from '../../../trace/turns';
import { endOf } from '../../../trace/what-happened';

/** Each turn is looked at once, however many rules ask. */
const reached = new WeakMap<Turn, ReadonlySet<Dialog>>();

/**
 * The dialogs that may run in a turn: the one that hears the stimulus, the Fallback dialogs, those that catch a failure where
 * there may be one, and whatever any of them leads to, with either result.
 */
export function dialogsInReach(turn: Turn): ReadonlySet<Dialog> {
  const known = reached.get(turn);
  if (known) return known;
  const { dialogs } = turn.setup.bot;
  const first = [turn.dialog, ...dialogs.filter(({ type }) => type === 'fallback')].filter(
    (each) => each !== undefined,
  );
  const found = following(dialogs, first);
  const all = mayHearOfFailure(turn)
    ? following(dialogs, [...found, ...dialogs.filter(({ patterns }) => patterns.includes(sentinel))])
    : found;
  reached.set(turn, all);
  return all;
}

/** Of a call that failed at once a bot may be told as it is of a transfer that failed later. */
function mayHearOfFailure({ events, planned, silenced, stimulus }: Turn): boolean {
  if (stimulus.kind === 'transfer-failed') return true;
  const escalations = planned.filter(isEscalation);
  if (escalations.length === 0) return false;
  return (
    silenced ||
    escalations.some(({ answer }) => endOf(answer).kind !== 'accepted') ||
    events.some((event) => event.kind === 'call-refused' || failedAtOnce(event))
  );
}

/** The dialogs that may have run in the conversation up to this turn, itself included. */
export function dialogsInReachUntil(trace: Trace, turn: Turn): ReadonlySet<Dialog> {
  return new Set([...turnsBefore(trace, turn), turn].flatMap((each) => [...dialogsInReach(each)]));
}

/** The turns of the same conversation that began before this one. */
export function turnsBefore(trace: Trace, { conversation, stimulus }: Turn): readonly Turn[] {
  return turnsOf(trace).filter((each) => each.conversation === conversation && each.stimulus.n < stimulus.n);
}

/** Whether the documents say what a turn is about: the bot hears it, is done with all before, and has the conversation. */
export function isPlainTurn({ overlapped, returned, silenced }: Turn): boolean {
  return !silenced && !overlapped && !returned;
}

/** Whether an escalation may be due in a turn, or is still to come from one before it. */
export function mayEscalate(trace: Trace, turn: Turn): boolean {
  return escalationsInReach(turn).length > 0 || isStillToCome(trace, turn);
}

/** The interactions that may escalate in a turn. */
export function escalationsInReach(turn: Turn) {
  return [...dialogsInReach(turn)].flatMap(escalatingIn);
}

/** Whether an escalation of a turn before this one may still come. */
export function isStillToCome(trace: Trace, turn: Turn): boolean {
  return turnsBefore(trace, turn).some(mayEscalateLater);
}

/** What a bot was told in its silence, or while it was at work, it may be told again and do later. */
function mayEscalateLater(turn: Turn): boolean {
  if (!isPlainTurn(turn)) return true;
  return turn.planned.some(
    (each) => isEscalation(each) && (each.request ? mayLeadFurther(each) : !isNeverCalled(each)),
  );
}

/** Nobody can tell which result counts of a call that was made again and ended otherwise, nor what it leads to. */
function mayLeadFurther({ interaction, resultIsOpen, turn }: Escalation): boolean {
  const { dialogs } = turn.setup.bot;
  return (
    resultIsOpen && [...following(dialogs, ledToBy(dialogs, interaction))].some((each) => escalatingIn(each).length > 0)
  );
}

function isNeverCalled(escalation: Escalation): boolean {
  const reach = reachOf(escalation);
  return reach.kind === 'unseen' && reach.because === 'no number';
}

export function isEscalation(planned: Planned): planned is Escalation {
  return planned.kind === 'escalation';
}
