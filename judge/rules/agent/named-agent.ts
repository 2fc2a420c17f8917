/** What the rules about the Agent Id ask of a trace. */
import type { Agent, Trace } from '../../../trace/trace';
import { sameAgent } from '../../../trace/same-agent';
import type { Escalation } from '../../../trace/turn';
import { escalationsOf } from '../../../trace/turns';
import { quote } from '../../../trace/render-event';
import { fail, inconclusive, pass } from '../rule';
import type { Finding } from '../../../results/finding';
import { handOverOf } from '../message/hand-over-of';
import { holderOf } from '../route/to-agent-or-bot';
import { noRequest } from '../no-request';
import { transferIsDue } from '../transfer-due';

/** Escalations to people that name an agent of whom `is` holds. */
export function escalationsNaming(trace: Trace, is: (agent: Agent, skillId: string) => boolean): Escalation[] {
  return escalationsOf(trace).filter((each) => {
    const agent = each.turn.setup.platform.agents.find(({ id }) => sameAgent(id, each.agentId));
    return transferIsDue(each) && holderOf(each) === 'agents' && agent !== undefined && is(agent, each.skill.value);
  });
}

/** Whether the conversation went to the skill that the escalation is configured with, and to nobody in particular. */
export function goesToSkill(escalation: Escalation): Finding {
  const { request, skill, turn } = escalation;
  if (!request) return noRequest(escalation);
  const handOver = handOverOf(escalation);
  if (!handOver) {
    return request.skillId === skill.value
      ? inconclusive('The platform did not accept the transfer.', turn.stimulus, request)
      : fail(
          `The transfer asks for skill ${quote(request.skillId)}; configured is ${quote(skill.value)}.`,
          `a transfer request to skill ${quote(skill.value)}`,
          turn.stimulus,
          request,
        );
  }
  return handOver.to === 'skill' && handOver.id === skill.value
    ? pass('The conversation went to the skill.', request, handOver)
    : fail(
        `The conversation went to ${handOver.to} ${quote(handOver.id)}.`,
        `a hand-over to skill ${quote(skill.value)}`,
        turn.stimulus,
        request,
        handOver,
      );
}

/** The positive control: an escalation of the same play whose named agent got the conversation. */
export function agentTwin(trace: Trace): Escalation | undefined {
  return escalationsNaming(trace, (agent, skillId) => agent.available && agent.skillIds.includes(skillId)).find(
    (each) => {
      const handOver = handOverOf(each);
      return handOver?.to === 'agent' && sameAgent(handOver.id, each.agentId);
    },
  );
}

/** Without a positive control, a bot that never names an agent would pass. */
export function besideAgentTwin(finding: Finding, trace: Trace): Finding {
  if (finding.verdict !== 'pass' || agentTwin(trace)) return finding;
  return inconclusive('In this play no named agent got a conversation, so that none got this one shows nothing.');
}
