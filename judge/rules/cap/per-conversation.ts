import { conversationsOfBot } from '../../../trace/bot-of';
import { cap, isKind, type Event, type Trace } from '../../../trace/trace';
import type { Turn } from '../../../trace/turn';
import { turnsOf } from '../../../trace/turns';
import { fail, inconclusive, onEvery, pass, type Rule } from '../rule';
import type { Finding } from '../../../results/finding';
import { deferredFailures, mostFailures, reactionTo } from '../deferred/failed-turns';
import { besideOneGivenUp, capTextsIn, givenUp } from './cap-texts';

export const perConversation: Rule = {
  id: 'cap.per-conversation',
  lookAt: 'where the count of failed transfers is kept',
  judge: (trace) =>
    onEvery(
      turnsOfSharedFourth(trace),
      (turn) => besideOneGivenUp(judgeTurn(trace, turn), givenUp(trace, { own: true })),
      'No failure in this play was the fourth over all conversations and an earlier one of its own.',
    ),
};

/**
 * Turns in which a count that all conversations of a bot share gets to four, and that of the conversation itself is far from it:
 * at three, one who gives up too early would look like one who counts together.
 */
function turnsOfSharedFourth(trace: Trace): Turn[] {
  return deferredFailures(trace).filter(
    (turn) =>
      turn.failures <= cap - 2 &&
      turn.caughtBy === 'pattern' &&
      failedBy(trace, turn).length === cap &&
      mostFailures(trace, turn.stimulus) === cap,
  );
}

/** The deferred failures of all conversations of the bot up to the one that began this turn. */
function failedBy(trace: Trace, turn: Turn): Event[] {
  const bots = conversationsOfBot(trace, turn.conversation);
  return trace.events
    .filter(isKind('transfer-failed'))
    .filter((each) => each.n <= turn.stimulus.n && bots.includes(each.conversation));
}

function judgeTurn(trace: Trace, turn: Turn): Finding {
  const failed = failedBy(trace, turn);
  const early = turnsOf(trace)
    .filter((each) => each.stimulus.n < turn.stimulus.n)
    .flatMap(capTextsIn);
  if (early.length > 0) return inconclusive('An escalation was given up even before that.', ...early);
  const read = capTextsIn(turn);
  if (read.length > 0) {
    return fail(
      `A conversation was given up at its failure ${turn.failures}: failures of another were counted in it.`,
      'each conversation has its own count',
      ...failed,
      ...read,
    );
  }
  const reaction = reactionTo(turn);
  return reaction
    ? pass('The fourth failure over all conversations was an ordinary one for its own.', ...failed, reaction)
    : inconclusive('The bot showed no reaction to the fourth failure over all conversations.', turn.stimulus);
}
