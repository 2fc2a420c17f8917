import type { Escalation } from '../../trace/turn';
import { escalationsOf } from '../../trace/turns';
import { endOf } from '../../trace/what-happened';
import type { Observation } from './observation';
import { ruleSeenAfter } from './rule-seen';

export const answerNotJson: Observation = {
  id: 'immediate.answer-not-json',
  section: 'Immediate failure',
  question: 'Is a good status with a body that is not JSON a success?',
  whyOpen: 'The documents tell success from failure by whether an error occurs, and describe no body.',
  look: (trace) =>
    escalationsOf(trace)
      .filter(({ answer }) => endOf(answer).kind === 'not JSON')
      .map((escalation) => ({
        about: 'a transfer call that is answered with a good status and no JSON',
        ...seenIn(escalation),
      })),
};

function seenIn(escalation: Escalation) {
  const { answer, turn } = escalation;
  const asked = answer ?? turn.stimulus;
  const ran = ruleSeenAfter(asked, escalation);
  if (!ran) return { seen: 'neither rule is seen to run', evidence: [asked.n] };
  return { seen: `the rule for ${ran.result} runs`, evidence: [asked.n, ran.read.n] };
}
