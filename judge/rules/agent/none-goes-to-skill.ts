import { quote } from '../../../trace/render-event';
import type { Trace } from '../../../trace/trace';
import type { Escalation } from '../../../trace/turn';
import { escalationsOf } from '../../../trace/turns';
import { fail, onEvery, type Rule } from '../rule';
import type { Finding } from '../../../results/finding';
import { holderOf } from '../route/to-agent-or-bot';
import { transferIsDue } from '../transfer-due';
import { besideAgentTwin, goesToSkill } from './named-agent';

export const noneGoesToSkill: Rule = {
  id: 'agent.none-goes-to-skill',
  lookAt: 'whether an escalation without an Agent Id is requested at all, and names no agent',
  judge: (trace) =>
    onEvery(
      escalationsOf(trace).filter(
        (each) => transferIsDue(each) && each.agentId === undefined && holderOf(each) === 'agents',
      ),
      (escalation) => judgeEscalation(trace, escalation),
      'No escalation to people without an Agent Id was attempted in this play.',
    ),
};

function judgeEscalation(trace: Trace, escalation: Escalation): Finding {
  const { request, skill, turn } = escalation;
  const named = request?.agentId ?? '';
  if (named !== '') {
    return fail(
      `The transfer request names agent ${quote(named)}; none is configured.`,
      `a transfer request to skill ${quote(skill.value)} without an agent`,
      turn.stimulus,
      request,
    );
  }
  const finding = goesToSkill(escalation);
  // Who cannot name an agent has no twin to show.
  return trace.implementation.capabilities.includes('agent-id') ? besideAgentTwin(finding, trace) : finding;
}
