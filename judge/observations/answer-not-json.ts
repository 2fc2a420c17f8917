import { readings } from '../../trace/pick-events';
import type { Escalation } from '../../trace/turn';
import { escalationsOf } from '../../trace/turns';
import { endOf } from '../../trace/what-happened';
import type { Observation } from './observation';

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
  for (const result of ['failure', 'success'] as const) {
    const texts = textsOfRule(escalation, result);
    const read = readings(turn.events).find(({ n, text }) => n > asked.n && texts.includes(text));
    if (read) return { seen: `the rule for ${result} runs`, evidence: [asked.n, read.n] };
  }
  return { seen: 'neither rule is seen to run', evidence: [asked.n] };
}

function textsOfRule({ interaction, turn }: Escalation, result: 'success' | 'failure'): string[] {
  const name = interaction.rules?.find((rule) => rule.result === result)?.dialog;
  const dialog = turn.setup.bot.dialogs.find((each) => each.name === name);
  return dialog?.interactions.flatMap((each) => (each.type === 'text' ? [each.text] : [])) ?? [];
}
