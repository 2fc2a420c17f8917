import { readings, requests } from '../../../trace/pick-events';
import { textPaceMs } from '../../../trace/pace';
import { quote } from '../../../trace/render-event';
import type { Event, Trace } from '../../../trace/trace';
import type { Turn } from '../../../trace/turn';
import { turnsOf } from '../../../trace/turns';
import { fail, onEvery, pass, type Rule } from '../rule';
import type { Finding } from '../../../results/finding';
import { watchedTooShort } from '../transfer-due';
import { dialogsInReach, dialogsInReachUntil, isPlainTurn, isStillToCome, turnsBefore } from './called-for';
import { mayComeFromElsewhere } from './own-texts';

/** A text that a dialog says before it escalates, and how often the consumer read it until then. */
interface Occasion {
  readonly turn: Turn;
  readonly text: string;
  readonly times: number;
  readonly read: readonly Event<'consumer-read'>[];
}

export const repeatedText: Rule = {
  id: 'unasked.repeated-text',
  lookAt: 'whether a text is delivered again, or its dialog is run again, although the consumer wrote once',
  judge: (trace) =>
    onEvery(
      turnsOf(trace)
        .filter((turn) => isFirstRun(trace, turn))
        .flatMap((turn) => occasionsIn(trace, turn)),
      judgeOccasion,
      'No dialog with texts of its own was seen to run for the first time in this play.',
    ),
};

/**
 * Whether a dialog is run for the first time, by what the consumer wrote. Later on its last text may be repeated, too: where a
 * dialog ends, the bot may go back to the one before it.
 */
function isFirstRun(trace: Trace, turn: Turn): boolean {
  const { caughtBy, dialog, stimulus } = turn;
  const before = turnsBefore(trace, turn).at(-1);
  return (
    isPlainTurn(turn) &&
    stimulus.kind === 'consumer-said' &&
    caughtBy === 'pattern' &&
    dialog !== undefined &&
    (before === undefined || !dialogsInReachUntil(trace, before).has(dialog)) &&
    !isStillToCome(trace, turn)
  );
}

function occasionsIn(trace: Trace, turn: Turn): Occasion[] {
  const { planned } = turn;
  const end = planned.findIndex((each) => each.kind === 'escalation');
  const [request] = requests(turn.events);
  // What follows an escalation may lead back, and what came of one that asks for nothing is open.
  if (end >= 0 && !request) return [];
  const texts = (end < 0 ? planned : planned.slice(0, end)).flatMap((each) =>
    each.kind === 'text' && each.settled ? [each.text] : [],
  );
  const until = readings(turn.events).filter(({ n, via }) => via === 'message' && n < (request?.n ?? Infinity));
  const isWatched = request !== undefined || watchedTooShort(turn, texts.length * textPaceMs) === undefined;
  return [...new Set(texts)]
    .filter((text) => !mayComeFromElsewhere(trace, turn, text))
    .map((text) => ({
      turn,
      text,
      times: timesConfigured(turn, text),
      read: until.filter((reading) => reading.text === text),
    }))
    .filter(({ times, read }) => read.length > times || (read.length > 0 && isWatched));
}

/** How often the dialogs that may run have this text: with variables, as often as it may be. */
function timesConfigured(turn: Turn, text: string): number {
  const planned = turn.planned.filter((each) => each.kind === 'text' && each.text === text).length;
  const others = [...dialogsInReach(turn)]
    .filter((dialog) => dialog !== turn.dialog)
    .flatMap(({ interactions }) => interactions);
  return (
    planned + others.filter((each) => each.type === 'text' && (each.text === text || each.text.includes('{'))).length
  );
}

function judgeOccasion({ turn, text, times, read }: Occasion): Finding {
  return read.length > times
    ? fail(
        `The consumer read ${quote(text)} ${read.length} times, a text that the dialog ${quote(turn.dialog?.name ?? '')} ` +
          `says ${times === 1 ? 'once' : `${times} times`}.`,
        `the text ${times === 1 ? 'once' : `${times} times`}`,
        turn.stimulus,
        ...read,
      )
    : pass('Each text of the dialog came no more often than it is configured.', turn.stimulus, ...read);
}
