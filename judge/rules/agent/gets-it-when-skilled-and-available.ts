import { sameAgent } from '../../../trace/same-agent';
import { quote } from '../../../trace/render-event';
import type { Escalation } from '../../../trace/turn';
import { fail, inconclusive, onEvery, pass, type Rule } from '../rule';
import type { Finding } from '../../../results/finding';
import { handOverOf } from '../message/hand-over-of';
import { noRequest } from '../no-request';
import { escalationsNaming } from './named-agent';

export const getsItWhenSkilledAndAvailable: Rule = {
  id: 'agent.gets-it-when-skilled-and-available',
  lookAt: 'the field "agentId" of the transfer request',
  judge: (trace) =>
    onEvery(
      escalationsNaming(trace, (agent, skillId) => agent.available && agent.skillIds.includes(skillId)),
      judgeEscalation,
      'No escalation named an agent with the skill who is available in this play.',
    ),
};

function judgeEscalation(escalation: Escalation): Finding {
  const { agentId = '', request, turn } = escalation;
  if (!request) return noRequest(escalation);
  const handOver = handOverOf(escalation);
  if (!handOver && sameAgent(request.agentId, agentId)) {
    return inconclusive('The platform did not accept the transfer.', request);
  }
  return handOver?.to === 'agent' && sameAgent(handOver.id, agentId)
    ? pass('The named agent got the conversation.', request, handOver)
    : fail(
        handOver
          ? `The transfer request names ${request.agentId === undefined ? 'no agent' : `agent ${quote(request.agentId)}`}, and the conversation went to ${handOver.to} ${quote(handOver.id)}, not to agent ${quote(agentId)} as configured.`
          : 'The transfer request does not name the agent.',
        `a hand-over to agent ${quote(agentId)}`,
        turn.stimulus,
        request,
        handOver,
      );
}
