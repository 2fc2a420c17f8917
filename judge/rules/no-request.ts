import { textPaceMs } from '../../trace/pace';
import { claimedRequests, readings, requests } from '../../trace/pick-events';
import { quote, seconds } from '../../trace/render-event';
import type { Event } from '../../trace/trace';
import type { Escalation, Turn } from '../../trace/turn';
import type { Finding } from '../../results/finding';
import { failedByMessage } from './message/failed-by-other-text';
import { fail, inconclusive } from './rule';
import { isPastHandOver, refusedTransfers, underWayAfterMs, watchedTooShort } from './transfer-due';
import { whatCame } from './what-came';

/** The answer for an escalation whose transfer is due and was not requested. */
export function noRequest(escalation: Escalation): Finding {
  const { turn, skill } = escalation;
  const refused = refusedTransfers(escalation);
  if (refused.length > 0) {
    const found = fail(
      'The transfer request was not one that the Transfer API takes, so the platform refused it.',
      `a transfer request to skill ${skill.value}`,
      turn.stimulus,
      ...refused,
    );
    // Whatever the requirement asks of a transfer, what is wrong stands in the answer.
    return { ...found, lookAt: 'what the Transfer API says of the request that it refuses' };
  }
  if (turn.stimulus.kind === 'transfer-failed' && !ranItsDialog(turn)) {
    return inconclusive('The bot showed no sign of having heard of the failed transfer.', turn.stimulus);
  }
  const tooShort = watchedTooShort(turn, underWayAfterMs(escalation) + messagesAsTexts(turn) * textPaceMs);
  if (tooShort) return tooShort;
  if (isPastHandOver(turn, escalation)) {
    return inconclusive(
      'A transfer was accepted earlier in the turn, and no document says that a bot asks for another one then.',
      turn.stimulus,
    );
  }
  const expected = `a transfer request to skill ${skill.value}`;
  const within = seconds(turn.watchedMs);
  const claimed = claimedRequests(turn);
  const last = requests(turn.events)
    .filter((request) => !claimed.includes(request))
    .at(-1);
  if (last) {
    const because = `The bot was to escalate, and none of the calls within ${within} is what it asks for: the last asks for skill ${quote(last.skillId)} with the message ${quote(last.message)}.`;
    return withAnotherMessage(escalation, claimed) ?? fail(because, expected, ...turn.events);
  }
  const before =
    claimed.length === 0
      ? ''
      : ` once more in the turn, after ${claimed.length === 1 ? 'one that was' : `${claimed.length} that were`}`;
  const never = `No transfer was requested within ${within} of the moment at which the bot was to escalate${before}`;
  const { told, ofDialog } = whatCame(turn, claimed.at(-1)?.n);
  const ran = told === '' && ranItsDialog(turn) ? ': its dialog ran, and no call came of it' : told;
  const found = fail(`${never}${ran}.`, expected, ...turn.events);
  return ofDialog ? { ...found, lookAt: 'why that dialog runs, and not the one that holds the escalation' } : found;
}

/**
 * What is wrong where a call asks for the skill of the escalation with another message: by both a call is told to be an escalation's,
 * and it is the message that is to be mended.
 */
function withAnotherMessage(escalation: Escalation, claimed: readonly Event[]): Finding | undefined {
  const { message, skill, turn } = escalation;
  const made = requests(turn.events).filter(({ skillId }) => skillId === skill.value);
  const request = made.find((each) => !claimed.includes(each));
  if (!request || request.toldByPlace === true || message.blank || !message.settled) return undefined;
  const expected = `a transfer request to skill ${skill.value} with the message ${quote(message.value)}`;
  return failedByMessage({ ...escalation, request }, expected, turn.stimulus, request);
}

/** How many messages the turn has that are texts of their own, each at its pace, where no request carries them. */
function messagesAsTexts({ events, planned }: Turn): number {
  if (!requests(events).some(({ toldByPlace }) => toldByPlace === true)) return 0;
  return planned.filter((each) => each.kind === 'escalation' && !each.message.blank).length;
}

function ranItsDialog(turn: Turn): boolean {
  const texts = turn.planned.flatMap((each) => (each.kind === 'text' ? [each.text] : []));
  return readings(turn.events).some((reading) => texts.includes(reading.text));
}
