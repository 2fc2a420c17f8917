import { quote } from '../../trace/tell';
import { readings, type Escalation } from '../../trace/turns';
import { fail, onEvery, type Finding, type Rule } from '../rule';
import { goesToSkill } from '../agent/named-agent';
import { besideContextTwin, escalationsTo } from './passed-context';

export const notForPeople: Rule = {
  id: 'context.not-for-people',
  lookAt: 'what Transfer Bot Context changes about a transfer to people: nothing',
  judge: (trace) =>
    onEvery(
      escalationsTo(trace, 'agents', true).filter((each) => each.agentId === undefined),
      (escalation) => besideContextTwin(judgeEscalation(escalation), trace),
      'No escalation with Transfer Bot Context went to people in this play.',
    ),
};

function judgeEscalation(escalation: Escalation): Finding {
  const { request, turn } = escalation;
  const told = readings(turn.events).find((reading) => tellsContext(reading.text, escalation));
  return told
    ? fail(
        `The consumer read ${quote(told.text)}, which holds what is meant for another bot.`,
        'the same texts as without Transfer Bot Context',
        turn.stimulus,
        told,
        request,
      )
    : goesToSkill(escalation);
}

/** Whether a text holds the intent or the consumer's words, where no text of the bot's does so by itself. */
function tellsContext(text: string, { message, turn }: Escalation): boolean {
  const context = [turn.dialog?.intentId ?? '', turn.heard ?? ''].filter((each) => each !== '');
  const ownTexts = turn.setup.bot.dialogs.flatMap(({ interactions }) =>
    interactions.flatMap((each) => (each.type === 'text' ? [each.text] : [])),
  );
  const planned = turn.planned.flatMap((each) => (each.kind === 'text' ? [each.text] : []));
  const own = [message.value, ...ownTexts, ...planned];
  return context.some((each) => text.includes(each) && !own.some((words) => words.includes(each)));
}
