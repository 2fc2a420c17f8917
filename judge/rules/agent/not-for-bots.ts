import { quote } from '../../../trace/render-event';
import type { Escalation } from '../../../trace/turn';
import { escalationsOf } from '../../../trace/turns';
import { fail, inconclusive, onEvery, pass, type Rule } from '../rule';
import type { Finding } from '../../../results/finding';
import { handOverOf } from '../message/hand-over-of';
import { holderOf } from '../route/to-agent-or-bot';
import { noRequest } from '../no-request';
import { transferIsDue } from '../transfer-due';
import { besideAgentTwin } from './named-agent';

export const notForBots: Rule = {
  id: 'agent.not-for-bots',
  lookAt: 'what an Agent Id changes about a transfer to a skill that a bot holds: nothing',
  judge: (trace) =>
    onEvery(
      escalationsOf(trace).filter(
        (each) => transferIsDue(each) && each.agentId !== undefined && holderOf(each) === 'bot',
      ),
      (escalation) => besideAgentTwin(judgeEscalation(escalation), trace),
      'No escalation to a bot had an Agent Id in this play.',
    ),
};

function judgeEscalation(escalation: Escalation): Finding {
  const { request, skill, turn } = escalation;
  if (!request) return noRequest(escalation);
  const handOver = handOverOf(escalation);
  const expected = `a hand-over to the bot that holds skill ${quote(skill.value)}`;
  if (!handOver) {
    return request.skillId === skill.value
      ? inconclusive('The platform did not accept the transfer.', request)
      : fail(
          `The transfer asks for skill ${quote(request.skillId)}; configured is ${quote(skill.value)}.`,
          expected,
          turn.stimulus,
          request,
        );
  }
  return handOver.to === 'bot' && handOver.id === skill.value
    ? pass('The bot got the conversation, Agent Id or not.', request, handOver)
    : fail(
        `The conversation went to ${handOver.to} ${quote(handOver.id)}.`,
        expected,
        turn.stimulus,
        request,
        handOver,
      );
}
