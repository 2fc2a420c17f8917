import { escalationsOf } from '../../../trace/turns';
import { onEvery, type Rule } from '../rule';
import { isPlain, reachesItsSkill } from './reaches-its-skill';

export const agentTransferTransfers: Rule = {
  id: 'route.agent-transfer-transfers',
  lookAt: 'whether an Agent Transfer interaction works with what it holds itself, without any integration',
  judge: (trace) =>
    onEvery(
      escalationsOf(trace).filter((each) => each.route === 'agent-transfer' && isPlain(each)),
      reachesItsSkill,
      'No Agent Transfer interaction was to transfer in this play.',
    ),
};
