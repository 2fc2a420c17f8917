import { escalationsOf } from '../../../trace/turns';
import { onEvery, type Rule } from '../rule';
import { transferIsDue } from '../transfer-due';
import { keepsItsDelay } from './keeps-its-delay';

export const agentTransferPostpones: Rule = {
  id: 'delay.agent-transfer-postpones',
  lookAt: 'whether the Interaction Delay of an Agent Transfer interaction passes before the Transfer API is called',
  judge: (trace) =>
    onEvery(
      escalationsOf(trace).filter((each) => each.route === 'agent-transfer' && transferIsDue(each) && each.delayMs > 0),
      (escalation) => keepsItsDelay(trace, escalation),
      'No Agent Transfer interaction with an Interaction Delay was attempted in this play.',
    ),
};
