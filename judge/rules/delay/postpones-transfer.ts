import { claimedRequests, eventsOf, requests } from '../../../trace/pick-events';
import { isSameCall, repeatedCallsIn } from '../../../trace/repeated-calls';
import { slackMsOf } from '../../../trace/slack';
import type { Escalation, Turn } from '../../../trace/turn';
import { escalationsOf, turnsOf } from '../../../trace/turns';
import type { Event, Trace } from '../../../trace/trace';
import { isDisturbed } from '../past-their-delay';
import { onEvery, type Rule } from '../rule';
import { transferIsDue } from '../transfer-due';
import { keepsItsDelay } from './keeps-its-delay';

export const postponesTransfer: Rule = {
  id: 'delay.postpones-transfer',
  lookAt: 'whether the Interaction Delay passes before the Transfer API is called',
  judge: (trace) =>
    onEvery(
      escalationsOf(trace)
        .filter((each) => transferIsDue(each) && each.delayMs > 0)
        .map((each) => (isDisturbed(each) ? { ...each, request: hurried(trace, each) } : each))
        .filter((each) => isOfThePage(trace, each) && !isDisturbed(each)),
      (escalation) => keepsItsDelay(trace, withDelaysOfThePage(escalation)),
      'No Integration interaction with an Interaction Delay was attempted in this play.',
    ),
};

/**
 * The request for this escalation that came before its delay was over, although the consumer spoke meanwhile. Whether such
 * words are answered at once, later or never is open, and so is what becomes of the escalation; but nothing shortens its delay.
 * What another escalation of the turn has asked for says nothing of this one.
 */
function hurried(trace: Trace, { dueAfterMs, skill, turn }: Escalation): Event<'transfer-requested'> | undefined {
  const { conversation, stimulus } = turn;
  const isBeforeItsTime = ({ byMs }: Event) => byMs - stimulus.afterMs < dueAfterMs - slackMsOf(trace);
  const asksForThat = (each: Turn) =>
    each.planned.some((planned) => planned.kind === 'escalation' && planned.skill.value === skill.value);
  const meanwhile = turnsOf(trace).filter(
    (each) => each.conversation === conversation && each.stimulus.n > stimulus.n && isBeforeItsTime(each.stimulus),
  );
  if (meanwhile.some(asksForThat)) return undefined;
  const repeated = repeatedCallsIn(trace);
  const ofOthers = claimedRequests(turn);
  const isOfAnother = (request: Event<'transfer-requested'>) => ofOthers.some((each) => isSameCall(each, request));
  return requests(eventsOf(trace, conversation)).find(
    (each) =>
      each.n > stimulus.n &&
      each.skillId === skill.value &&
      isBeforeItsTime(each) &&
      !repeated.has(each) &&
      !isOfAnother(each),
  );
}

/** A delay of an Agent Transfer before it in the turn may have been left out. */
function withDelaysOfThePage(escalation: Escalation): Escalation {
  const { planned } = escalation.turn;
  const left = planned
    .slice(0, planned.indexOf(escalation))
    .flatMap((each) => (each.kind === 'escalation' ? [each] : []));
  const leftOutMs = left.reduce((sum, { delayMs, route }) => sum + (route === 'agent-transfer' ? delayMs : 0), 0);
  return { ...escalation, dueAfterMs: escalation.dueAfterMs - leftOutMs };
}

/** The page has the delay for the Integration interaction; an Agent Transfer that keeps one shows no less. */
function isOfThePage(trace: Trace, escalation: Escalation): boolean {
  return escalation.route === 'integration' || keepsItsDelay(trace, escalation).verdict === 'pass';
}
