import type { Escalation } from '../../../trace/turn';
import { escalationsOf } from '../../../trace/turns';
import { fail, inconclusive, onEvery, pass, type Rule } from '../rule';
import type { Finding } from '../../../results/finding';
import { handOverOf } from '../message/hand-over-of';
import { noRequest } from '../no-request';
import { transferIsDue } from '../transfer-due';

export const toAgentOrBot: Rule = {
  id: 'route.to-agent-or-bot',
  lookAt: 'whether something in the configuration of a transfer to a bot keeps the transfer from being requested',
  judge: (trace) => {
    const due = escalationsOf(trace).filter((each) => transferIsDue(each) && holderOf(each) !== undefined);
    return onEvery(
      due.some((each) => holderOf(each) === 'bot') ? due : [],
      judgeEscalation,
      'No escalation went to a skill that a bot holds in this play.',
    );
  },
};

/** Who holds the skill that an escalation is configured with. */
export function holderOf({ skill, turn }: Escalation): 'agents' | 'bot' | undefined {
  return turn.setup.platform.skills.find((each) => each.id === skill.value)?.heldBy;
}

const holders = { bot: 'a bot', people: 'people' } as const;

function judgeEscalation(escalation: Escalation): Finding {
  const { request, turn } = escalation;
  if (!request) return noRequest(escalation);
  const handOver = handOverOf(escalation);
  if (!handOver) return inconclusive('The platform did not accept the transfer.', turn.stimulus, request);
  const expected = holderOf(escalation) === 'bot' ? 'bot' : 'people';
  const reached = handOver.to === 'bot' ? 'bot' : 'people';
  return reached === expected
    ? pass(`The conversation reached the ${reached} for whom the skill is.`, request, handOver)
    : fail(
        `The skill is held by ${holders[expected]}, and the conversation reached ${holders[reached]}.`,
        `a hand-over to ${holders[expected]}`,
        turn.stimulus,
        request,
        handOver,
      );
}
