import { isKind, type Trace } from '../../trace/trace';
import { readings, turnsOf } from '../../trace/turns';
import { fail, inconclusive, onEvery, pass, type Finding, type Rule } from '../rule';
import { plannedTexts, toldFailures } from '../deferred/failed-turns';
import { capTextsIn } from './cap-texts';

export const perConversation: Rule = {
  id: 'cap.per-conversation',
  lookAt: 'where the count of failed transfers is kept',
  judge: (trace) =>
    onEvery(
      fourFailuresTogether(trace) ? [trace] : [],
      judgeTrace,
      'No two conversations had four failures between them, and fewer each, in this play.',
    ),
};

/** Four failures or more over all conversations, and at most three in each. */
function fourFailuresTogether(trace: Trace): boolean {
  const failed = trace.events.filter(isKind('transfer-failed'));
  const each = Object.keys(trace.conversations).map(
    (name) => failed.filter((event) => event.conversation === name).length,
  );
  return failed.length >= 4 && each.every((count) => count <= 3);
}

function judgeTrace(trace: Trace): Finding {
  const told = toldFailures(trace);
  const capped = turnsOf(trace).flatMap(capTextsIn);
  if (capped.length > 0) {
    return fail(
      'A conversation with at most three failures was given up: failures of another were counted in it.',
      'each conversation has its own count',
      ...told.map((turn) => turn.stimulus),
      ...capped,
    );
  }
  const silent = told.find((turn) => {
    const texts = plannedTexts(turn);
    return texts.length > 0 && !readings(turn.events).some(({ text }) => texts.includes(text));
  });
  return silent
    ? inconclusive('A conversation showed no reaction to one of its failures.', silent.stimulus)
    : pass('Each conversation reacted to its own failures.', ...told.map((turn) => turn.stimulus));
}
