import { repeatedCallsIn } from '../../../trace/repeated-calls';
import { requests } from '../../../trace/pick-events';
import { quote } from '../../../trace/render-event';
import { isKind, type Event, type Trace } from '../../../trace/trace';
import type { Escalation, Turn } from '../../../trace/turn';
import { attemptedEscalationsOf } from '../../../trace/turns';
import { endOf } from '../../../trace/what-happened';
import { fail, onEvery, pass, type Rule } from '../rule';
import type { Finding } from '../../../results/finding';
import { underWayAfterMs, watchedTooShort } from '../transfer-due';
import { escalationsInReach, isPlainTurn, isStillToCome } from './called-for';

export const secondTransfer: Rule = {
  id: 'unasked.second-transfer',
  lookAt:
    'whether a call to the Transfer API is made again, or by two parts of the bot, although the first was accepted',
  judge: (trace) =>
    onEvery(
      attemptedEscalationsOf(trace).filter((each) => isAlone(trace, each) && isSeen(trace, each)),
      (escalation) => judgeEscalation(trace, escalation),
      'No escalation that stands alone had its transfer accepted in this play.',
    ),
};

/**
 * Whether an escalation was accepted, and nothing else can ask for a transfer in its turn. One that names an agent does not
 * count: where the agent does not take it, the skill may be asked for by a call of its own.
 */
function isAlone(trace: Trace, { agentId, answer, turn }: Escalation): boolean {
  return (
    isPlainTurn(turn) &&
    agentId === undefined &&
    endOf(answer).kind === 'accepted' &&
    escalationsInReach(turn).length === 1 &&
    turn.planned.filter(({ kind }) => kind === 'escalation').length === 1 &&
    !isStillToCome(trace, turn)
  );
}

/** Whether something is to be told of it: another call, or that none came as long as it was watched. */
function isSeen(trace: Trace, escalation: Escalation): boolean {
  return (
    madeBesides(trace, escalation).length > 0 ||
    watchedTooShort(escalation.turn, underWayAfterMs(escalation)) === undefined
  );
}

/** Accepted requests of the turn besides that of its escalation. One that repeats a call that had failed is none of them. */
function madeBesides(trace: Trace, { request, turn }: Escalation): readonly Event<'transfer-requested'>[] {
  const repeated = repeatedCallsIn(trace);
  const { fallbackSkillId } = turn.setup.agentConnector;
  return requests(turn.events).filter(
    (each) =>
      each !== request && !repeated.has(each) && each.skillId !== fallbackSkillId && answerTo(each, turn) !== undefined,
  );
}

/** By which the platform accepted it, if so. */
function answerTo({ attempt }: Event<'transfer-requested'>, { events }: Turn): Event<'transfer-answered'> | undefined {
  return events
    .filter(isKind('transfer-answered'))
    .find((answer) => answer.attempt === attempt && endOf(answer).kind === 'accepted');
}

function judgeEscalation(trace: Trace, escalation: Escalation): Finding {
  const { answer, request, turn } = escalation;
  const besides = madeBesides(trace, escalation);
  const [first] = besides;
  if (first) {
    return fail(
      `One escalation led to ${besides.length + 1} transfers that the platform accepted: ` +
        `beside event ${request?.n ?? ''} nothing called for that to skill ${quote(first.skillId)} in event ${first.n}.`,
      'one transfer request, as long as it has not failed',
      turn.stimulus,
      request,
      answer,
      ...besides.flatMap((each) => [each, answerTo(each, turn)]),
    );
  }
  return pass('The transfer that was accepted was the only one.', turn.stimulus, request, answer);
}
