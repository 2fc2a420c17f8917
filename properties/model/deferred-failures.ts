/** What the model expects when an accepted transfer fails later: the sentinel three times, and at the fourth the end. */
import { capText, sentinel } from '../../trace/trace';
import { fallsBack, run } from './dialogs';
import type { PredictedTurn } from './prediction';
import { catching, textsOf } from './settings';
import type { ConversationModel } from './conversation-model';

export function failsLater(conversation: ConversationModel): void {
  if (conversation.wasBypassed) bypassFails(conversation);
  conversation.deferred += 1;
  conversation.holder = 'bot';
  const before = conversation.deferred - 1;
  const turn = conversation.open('transfer-failed');
  if (conversation.unclear !== undefined) return;
  if (conversation.silent || conversation.busy)
    return conversation.leaveOpen('A failure that finds the bot silent or at work is not documented.');
  const own = conversation.deferred + conversation.others;
  if (own <= 3) {
    if (before === 0) turn.forbiddenTexts.push({ value: capText, requirement: conversation.capForbiddenBy });
    hearsOfFailure(conversation, turn, conversation.mayBeCapped);
    // Who counts for the bot gives up here, and shows it; what comes later is another matter.
    return conversation.mayBeCapped
      ? conversation.leaveOpen('Whether failures are counted for a bot is not documented.')
      : undefined;
  }
  // What happens in another conversation of the bot may add to its count, or end it.
  const countsTogether = conversation.siblings.some(
    ({ deferred, others, attempts }) => deferred + others + attempts > 0,
  );
  const { deferred, others, succeeded, bypassFailed } = conversation;
  if (deferred !== 4 || others > 0 || succeeded || countsTogether || bypassFailed) {
    return conversation.leaveOpen('Which failures count towards the cap is not documented.');
  }
  givesUp(conversation, turn);
}

/** The bot is told of it like of any other. Whether it counts towards the fourth is not documented. */
function bypassFails(conversation: ConversationModel): void {
  conversation.wasBypassed = false;
  conversation.unanswered = false;
  conversation.bypassFailed = true;
}

function hearsOfFailure(conversation: ConversationModel, turn: PredictedTurn, othersFailed: boolean): void {
  const caught = catching(conversation.setup, sentinel);
  if (!caught)
    return fallsBack(conversation, othersFailed ? 'cap.per-conversation' : 'deferred.uncaught-goes-to-fallback');
  const [opening] = textsOf(caught, conversation.variables);
  if (opening !== undefined) {
    turn.forbiddenTexts.push({ value: opening, requirement: 'deferred.one-sentinel-per-failure' });
  }
  run(conversation, caught, {
    texts: othersFailed ? 'cap.per-conversation' : 'deferred.caught-dialog-answers',
    transfers: othersFailed ? 'cap.per-conversation' : 'deferred.sentinel-reaches-bot',
    delayedMs: 0,
  });
}

function givesUp(conversation: ConversationModel, turn: PredictedTurn): void {
  conversation.capped = true;
  const own = conversation.setup.bot.defaultUserFriendlyResponse;
  // The text of the cap was forbidden so far, and is now the very thing to come.
  turn.forbiddenTexts.splice(
    0,
    turn.forbiddenTexts.length,
    ...turn.forbiddenTexts.filter(({ value }) => value !== capText),
  );
  if (own === undefined) {
    conversation.says([capText], 'cap.text-on-fourth-failure');
  } else {
    conversation.says([own], 'cap.user-friendly-response-instead');
    if (own !== capText)
      turn.forbiddenTexts.push({ value: capText, requirement: 'cap.user-friendly-response-instead' });
  }
  const caught = catching(conversation.setup, sentinel);
  for (const value of caught ? textsOf(caught, conversation.variables) : []) {
    turn.forbiddenTexts.push({ value, requirement: 'cap.no-fourth-sentinel' });
  }
  turn.forbiddenRequests.push({ requirement: 'cap.stops-after-fourth-failure' });
}
