import { quote } from '../../../trace/render-event';
import type { Event, Trace } from '../../../trace/trace';
import { readings } from '../../../trace/pick-events';
import type { Escalation, Turn } from '../../../trace/turn';
import { turnsOf } from '../../../trace/turns';
import { areAlike } from '../own-words';
import { fail, inconclusive, onEvery, type Rule } from '../rule';
import type { Finding } from '../../../results/finding';
import { goesToSkill } from '../agent/named-agent';
import { besideContextTwin, escalationsTo } from './passed-context';

export const notForPeople: Rule = {
  id: 'context.not-for-people',
  lookAt: 'what Transfer Bot Context changes about a transfer to people: nothing',
  judge: (trace) =>
    onEvery(
      escalationsTo(trace, 'agents', true).filter((each) => each.agentId === undefined),
      (escalation) => besideContextTwin(judgeEscalation(trace, escalation), trace),
      'No escalation with Transfer Bot Context went to people in this play.',
    ),
};

function judgeEscalation(trace: Trace, escalation: Escalation): Finding {
  const { request, turn } = escalation;
  const telling = readings(turn.events).filter((reading) => tellsContext(reading.text, escalation));
  const told = telling.find(({ via }) => via === 'transfer') ?? unusual(trace, turn, telling);
  if (!told) return goesToSkill(escalation);
  if (told.via === 'message' && !hasControl(trace, escalation)) {
    return inconclusive(
      'The consumer read what may be meant for another bot, and no other transfer to people of this play is alike but ' +
        'for Transfer Bot Context: nothing shows whether it came for that.',
      turn.stimulus,
      told,
    );
  }
  return fail(
    `The consumer read ${quote(told.text)}, which holds what is meant for another bot.`,
    'the same texts as without Transfer Bot Context',
    turn.stimulus,
    told,
    request,
  );
}

/** Whether a text holds the intent or the consumer's words, where no text of the bot's does so by itself. */
function tellsContext(text: string, { message, turn }: Escalation): boolean {
  const ownTexts = turn.setup.bot.dialogs.flatMap(({ interactions }) =>
    interactions.flatMap((each) => (each.type === 'text' ? [each.text] : [])),
  );
  const planned = turn.planned.flatMap((each) => (each.kind === 'text' ? [each.text] : []));
  const own = [message.value, ...ownTexts, ...planned];
  return contextOf(turn).some((each) => text.includes(each) && !own.some((words) => words.includes(each)));
}

function contextOf({ dialog, heard }: Turn): string[] {
  return [heard ?? '', dialog?.intentId ?? ''].filter((each) => each !== '');
}

/** The first of these texts that is not what the bot says as well where nothing is to be passed: an echo is a habit. */
function unusual(
  trace: Trace,
  turn: Turn,
  telling: readonly Event<'consumer-read'>[],
): (typeof telling)[number] | undefined {
  if (telling.length === 0) return undefined;
  const usual = turnsOf(trace)
    .filter(({ planned }) => !planned.some((each) => each.kind === 'escalation' && each.transferBotContext))
    .flatMap((each) => readings(each.events).map(({ text }) => withoutContext(text, each)));
  return telling.find(({ text }) => !usual.includes(withoutContext(text, turn)));
}

/** The text with marks in the place of the consumer's words and of the intent. */
function withoutContext(text: string, turn: Turn): string {
  return contextOf(turn).reduce((left, each) => left.replaceAll(each, '\u0000'), text);
}

/** Whether another transfer to people shows what the bot says without the setting. */
function hasControl(trace: Trace, escalation: Escalation): boolean {
  return escalationsTo(trace, 'agents', false).some((each) => areAlike(trace, each, escalation));
}
