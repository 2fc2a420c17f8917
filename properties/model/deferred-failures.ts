/** What the model expects when an accepted transfer fails later: the sentinel three times, and at the fourth the end. */
import { capText, sentinel } from '../../trace/trace';
import { fallsBack, run } from './dialogs';
import type { Moment } from './prediction';
import { catching, textsOf } from './settings';
import type { Talk } from './talk';

export function failsLater(talk: Talk): void {
  talk.deferred += 1;
  talk.holder = 'bot';
  const before = talk.deferred - 1;
  const moment = talk.open('transfer-failed');
  if (talk.unclear !== undefined) return;
  if (talk.silent || talk.busy)
    return talk.leaveOpen('A failure that finds the bot silent or at work is not documented.');
  const own = talk.deferred + talk.others;
  if (own <= 3) {
    if (before === 0) moment.forbiddenTexts.push({ value: capText, requirement: talk.capForbiddenBy });
    hearsOfFailure(talk, moment, talk.mayBeCapped);
    // Who counts for the bot gives up here, and shows it; what comes later is another matter.
    return talk.mayBeCapped ? talk.leaveOpen('Whether failures are counted for a bot is not documented.') : undefined;
  }
  // What happens in another conversation of the bot may add to its count, or end it.
  const countsTogether = talk.siblings.some(({ deferred, others, attempts }) => deferred + others + attempts > 0);
  if (talk.deferred !== 4 || talk.others > 0 || talk.succeeded || countsTogether) {
    return talk.leaveOpen('Which failures count towards the cap is not documented.');
  }
  givesUp(talk, moment);
}

function hearsOfFailure(talk: Talk, moment: Moment, othersFailed: boolean): void {
  const caught = catching(talk.setup, sentinel);
  if (!caught) return fallsBack(talk, othersFailed ? 'cap.per-conversation' : 'deferred.uncaught-goes-to-fallback');
  const [opening] = textsOf(caught, talk.variables);
  if (opening !== undefined) {
    moment.forbiddenTexts.push({ value: opening, requirement: 'deferred.one-sentinel-per-failure' });
  }
  run(talk, caught, {
    texts: othersFailed ? 'cap.per-conversation' : 'deferred.caught-dialog-answers',
    transfers: othersFailed ? 'cap.per-conversation' : 'deferred.sentinel-reaches-bot',
    delayedMs: 0,
  });
}

function givesUp(talk: Talk, moment: Moment): void {
  talk.capped = true;
  const own = talk.setup.bot.defaultUserFriendlyResponse;
  // The text of the cap was forbidden so far, and is now the very thing to come.
  moment.forbiddenTexts.splice(
    0,
    moment.forbiddenTexts.length,
    ...moment.forbiddenTexts.filter(({ value }) => value !== capText),
  );
  if (own === undefined) {
    talk.says([capText], 'cap.text-on-fourth-failure');
  } else {
    talk.says([own], 'cap.user-friendly-response-instead');
    if (own !== capText)
      moment.forbiddenTexts.push({ value: capText, requirement: 'cap.user-friendly-response-instead' });
  }
  const caught = catching(talk.setup, sentinel);
  for (const value of caught ? textsOf(caught, talk.variables) : []) {
    moment.forbiddenTexts.push({ value, requirement: 'cap.no-fourth-sentinel' });
  }
  moment.forbiddenRequests.push({ requirement: 'cap.stops-after-fourth-failure' });
}
