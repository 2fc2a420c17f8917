import { failedAtOnce, mayFailUnseen } from '../../../trace/failure-count';
import { quote } from '../../../trace/render-event';
import { cap, capText, isKind, sentinel, type Event, type Trace } from '../../../trace/trace';
import { readings, requests } from '../../../trace/pick-events';
import type { Turn } from '../../../trace/turn';
import { turnsOf } from '../../../trace/turns';
import { deferredFailures, mostFailures } from '../deferred/failed-turns';
import { errorTexts } from '../../../trace/fallback-texts';
import { fail, inconclusive } from '../rule';
import { whatCame } from '../what-came';
import type { Finding } from '../../../results/finding';

/**
 * What the consumer read in this turn that belongs to the fourth failure: the built-in text, or the set response.
 * The latter is for all errors, so it counts only where a caught failure is the only error of the turn.
 */
export function capTextsIn(turn: Turn): Event<'consumer-read'>[] {
  const own = onlyErrorIsTheFailure(turn) ? turn.setup.bot.defaultUserFriendlyResponse : undefined;
  return readings(turn.events).filter((reading) => reading.text === capText || reading.text === own);
}

function onlyErrorIsTheFailure(turn: Turn): boolean {
  if (turn.stimulus.kind !== 'transfer-failed' || turn.caughtBy !== 'pattern') return false;
  const otherError = turn.events.some((event) => event.kind === 'call-refused' || failedAtOnce(event));
  return !otherError && !turn.planned.some((each) => each.kind === 'escalation' && mayFailUnseen(each));
}

/**
 * The positive control: a failure of the same play with which an escalation was given up. It is the fourth by some way of
 * counting that the documents leave open, or, where `own`, the fourth of its conversation.
 */
export function givenUp(trace: Trace, { own = false } = {}): Event<'consumer-read'> | undefined {
  return deferredFailures(trace)
    .filter(({ failures, stimulus }) => failures >= cap || (!own && mostFailures(trace, stimulus) >= cap))
    .flatMap(({ events, setup }) =>
      readings(events).filter(({ text }) => text === capText || text === setup.bot.defaultUserFriendlyResponse),
    )[0];
}

/** Without a positive control, a bot that never gives up would pass. */
export function besideOneGivenUp(finding: Finding, twin: Event | undefined): Finding {
  if (finding.verdict !== 'pass' || twin) return finding;
  return inconclusive('In this play no escalation was given up at all, so that none was given up here shows nothing.');
}

/**
 * The answer where the text of the cap came more than once with the fourth failure; else undefined. Words that the bot
 * has for something else, too, may come for that.
 */
export function saidAgain(trace: Trace, turn: Turn, read: readonly Event<'consumer-read'>[]): Finding | undefined {
  const [first] = read;
  if (!first || read.length === 1 || mayBeForSomethingElse(trace, turn, first.text)) return undefined;
  return fail(
    `A transfer failed for the fourth time and the consumer was told so ${read.length} times.`,
    `${quote(first.text)} once`,
    turn.stimulus,
    ...read,
  );
}

/** A text of a dialog, the fallback message, or what is said where yet another attempt fails. */
function mayBeForSomethingElse(trace: Trace, turn: Turn, text: string): boolean {
  const { dialogs } = turn.setup.bot;
  const said = dialogs.flatMap(({ interactions }) =>
    interactions.flatMap((each) => (each.type === 'text' ? [each.text] : [])),
  );
  // A bot that is told of the fourth failure as well, and has no dialog for it, falls back.
  const caught = dialogs.some(({ patterns }) => patterns.includes(sentinel));
  const fallbacks = caught ? [trace.implementation.fallbackMessage] : errorTexts(trace, turn);
  return requests(turn.events).length > 0 || [...said, ...fallbacks].includes(text);
}

/** Why nothing is said of a fourth failure, with the failures that there were. */
export function noFourthFailure(trace: Trace): Finding {
  const failed = trace.events.filter(isKind('transfer-failed'));
  if (failed.length < cap) return inconclusive('No transfer failed for the fourth time in this play.');
  return inconclusive(
    `${failed.length} transfers failed in this play, and none of them is the fourth by every way of counting that the ` +
      'documents leave open.',
    ...failed,
  );
}

/** What came in place of the text that the fourth failure is to give, as the end of a sentence: another text, or the same too late. */
export function insteadOf(text: string, trace: Trace, turn: Turn): string {
  const later = turnsOf(trace).find(
    ({ conversation, events, stimulus }) =>
      conversation === turn.conversation &&
      stimulus.n > turn.stimulus.n &&
      readings(events).some((reading) => reading.text === text),
  );
  return later ? `: it came with failure ${later.failures}` : whatCame(turn).told;
}
