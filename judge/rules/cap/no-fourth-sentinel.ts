import { capText, type Trace } from '../../../trace/trace';
import { readings, requests } from '../../../trace/pick-events';
import type { Turn } from '../../../trace/turn';
import { fourthFailures, openingTexts, toldFailures } from '../deferred/failed-turns';
import { fallbackTexts } from '../../../trace/fallback-texts';
import { noFourthFailure } from './cap-texts';
import { fail, inconclusive, onEvery, pass, type Rule } from '../rule';
import type { Finding } from '../../../results/finding';
import { watchedTooShort } from '../transfer-due';

export const noFourthSentinel: Rule = {
  id: 'cap.no-fourth-sentinel',
  lookAt: 'whether the bot is told of the fourth failure as it was of the first three',
  judge: (trace) => onEvery(fourthFailures(trace), (turn) => judgeTurn(trace, turn), noFourthFailure(trace)),
};

function judgeTurn(trace: Trace, turn: Turn): Finding {
  const earlier = toldFailures(trace).filter((each) => each.conversation === turn.conversation);
  // What the end of the escalation is told by shows no reaction, though the same words stand elsewhere.
  const told = [capText, turn.setup.bot.defaultUserFriendlyResponse];
  const answers = (each: Turn) => (each.caughtBy === 'pattern' ? openingTexts(each) : fallbackTexts(trace, each));
  const texts = earlier.flatMap(answers).filter((each) => !told.includes(each));
  const seenBefore = earlier.flatMap((each) => readings(each.events).filter(({ text }) => texts.includes(text)));
  if (seenBefore.length === 0) {
    return inconclusive('The bot showed no reaction to the earlier failures, so its absence now shows nothing.');
  }
  const seenNow = readings(turn.events).filter(({ text }) => texts.includes(text));
  // The fallback message may be what the bot says of yet another call that fails.
  if (
    seenNow.length > 0 &&
    earlier.every(({ caughtBy }) => caughtBy !== 'pattern') &&
    requests(turn.events).length > 0
  ) {
    return inconclusive('The fallback message may be for the transfer that was requested as well.', ...seenNow);
  }
  if (seenNow.length > 0) {
    return fail(
      'The bot reacted to the fourth failure as if it had been told of it.',
      'three reactions, then none',
      turn.stimulus,
      ...seenNow,
      ...requests(turn.events),
    );
  }
  return (
    watchedTooShort(turn) ??
    pass('The bot reacted to the first three failures and not to the fourth.', ...seenBefore, turn.stimulus)
  );
}
