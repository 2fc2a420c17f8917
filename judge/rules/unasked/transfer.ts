import { repeatedCallsIn } from '../../../trace/repeated-calls';
import { eventsOf, requests } from '../../../trace/pick-events';
import { quote } from '../../../trace/render-event';
import type { Event, Trace } from '../../../trace/trace';
import type { Turn } from '../../../trace/turn';
import { turnsOf } from '../../../trace/turns';
import { fourthFailures } from '../deferred/failed-turns';
import { fail, onEvery, pass, type Rule } from '../rule';
import type { Finding } from '../../../results/finding';
import { noTwin, numericTwin, watchedTooShort } from '../transfer-due';
import { isPlainTurn, mayEscalate, turnsBefore } from './called-for';

/** A stretch of a conversation in which nothing calls for a transfer. */
interface Occasion {
  /** Undefined: before anything was said. */
  readonly turn: Turn | undefined;
  readonly made: readonly Event<'transfer-requested'>[];
}

export const unaskedTransfer: Rule = {
  id: 'unasked.transfer',
  lookAt: 'what makes the bot ask for a transfer besides the escalations of the dialog that runs',
  judge: (trace) =>
    onEvery(
      [...beginnings(trace), ...turnsWithoutEscalation(trace)],
      (occasion) => judgeOccasion(trace, occasion),
      'Whatever was said in this play, an escalation may have been due.',
    ),
};

/** What was asked for before a conversation had its first turn. */
function beginnings(trace: Trace): Occasion[] {
  return Object.keys(trace.conversations).flatMap((name) => {
    const [first] = turnsOf(trace).filter(({ conversation }) => conversation === name);
    const before = eventsOf(trace, name).filter(({ n }) => first === undefined || n < first.stimulus.n);
    const made = withoutBypass(trace, name, requests(before));
    return made.length > 0 ? [{ turn: undefined, made }] : [];
  });
}

function turnsWithoutEscalation(trace: Trace): Occasion[] {
  return turnsOf(trace)
    .filter((turn) => isPlainTurn(turn) && !mayEscalate(trace, turn) && !mayEscalateUnbidden(trace, turn))
    .map((turn) => ({ turn, made: madeIn(trace, turn) }))
    .filter(({ turn, made }) => made.length > 0 || watchedTooShort(turn) === undefined);
}

/** A bot that fails to understand again and again may offer an agent by itself. */
function mayEscalateUnbidden(trace: Trace, turn: Turn): boolean {
  const before = turnsBefore(trace, turn).at(-1);
  return turn.caughtBy !== 'pattern' && before !== undefined && before.caughtBy !== 'pattern';
}

/** Who repeats a call that failed may do so whenever it likes, until the escalation stops. */
function madeIn(trace: Trace, turn: Turn): readonly Event<'transfer-requested'>[] {
  const repeated = repeatedCallsIn(trace);
  const isOver = hasStopped(trace, turn);
  const made = requests(turn.events).filter((request) => isOver || !repeated.has(request));
  return withoutBypass(trace, turn.conversation, made);
}

/** Whether the escalation stopped with a fourth failure, and nothing asked for another since. */
function hasStopped(trace: Trace, turn: Turn): boolean {
  const last = fourthFailures(trace).find(
    ({ conversation, stimulus }) => conversation === turn.conversation && stimulus.n < turn.stimulus.n,
  );
  return (
    last !== undefined &&
    turnsBefore(trace, turn)
      .filter(({ stimulus }) => stimulus.n > last.stimulus.n)
      .every((each) => each.stimulus.kind === 'consumer-said' && each.planned.every(({ kind }) => kind === 'text'))
  );
}

/** A connector that takes its bot for silent, or cannot reach a skill, has a skill of its own to ask for. */
function withoutBypass(
  trace: Trace,
  conversation: string,
  made: readonly Event<'transfer-requested'>[],
): readonly Event<'transfer-requested'>[] {
  const fallbackSkillId = trace.conversations[conversation]?.agentConnector.fallbackSkillId;
  return made.filter(({ skillId }) => skillId !== fallbackSkillId);
}

function judgeOccasion(trace: Trace, { turn, made }: Occasion): Finding {
  const [first] = made;
  if (first) {
    return fail(
      `A transfer to skill ${quote(first.skillId)} was requested, and nothing called for it: ${reasonIn(turn)}${turn && hasStopped(trace, turn) ? '; the fourth failure had stopped the escalation before' : ''}.`,
      'no transfer request until an escalation is to run',
      turn?.stimulus,
      ...made,
    );
  }
  const twin = numericTwin(trace);
  return twin
    ? pass(
        'No transfer was requested where no escalation was to run; where one was, it was.',
        turn?.stimulus,
        twin.request,
      )
    : noTwin();
}

/** Why no escalation is due, of what the bot heard. */
function reasonIn(turn: Turn | undefined): string {
  if (!turn) return 'the consumer had not said anything';
  if (turn.heard === undefined) return 'a transfer had failed, of which the bot was not to hear';
  const { dialog } = turn;
  return dialog
    ? `${quote(turn.heard)} starts the dialog ${quote(dialog.name)}, which has no escalation`
    : `no dialog has the pattern ${quote(turn.heard)}`;
}
