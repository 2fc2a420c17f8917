import type { Escalation } from '../../../trace/turn';
import { escalationsOf } from '../../../trace/turns';
import type { Trace } from '../../../trace/trace';
import { onEvery, type Rule } from '../rule';
import { transferIsDue } from '../transfer-due';
import { keepsItsDelay } from './keeps-its-delay';

export const postponesTransfer: Rule = {
  id: 'delay.postpones-transfer',
  lookAt: 'whether the Interaction Delay passes before the Transfer API is called',
  judge: (trace) =>
    onEvery(
      escalationsOf(trace).filter((each) => transferIsDue(each) && each.delayMs > 0 && isOfThePage(trace, each)),
      (escalation) => keepsItsDelay(trace, withDelaysOfThePage(escalation)),
      'No Integration interaction with an Interaction Delay was attempted in this play.',
    ),
};

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
