/** The positive control of BLANK_MESSAGE: an escalation with a text in the same play, whose request carries that text. */
import { carriesMessage } from '../../../trace/carries-message';
import type { Trace } from '../../../trace/trace';
import { escalationsOf } from '../../../trace/turns';
import { inconclusive } from '../rule';
import type { Finding } from '../../../results/finding';
import { hasMessage } from './hand-over-of';

export function hasTextTwin(trace: Trace): boolean {
  return escalationsOf(trace).some(
    (each) => hasMessage(each) && carriesMessage(each.request, each.message.value, each.turn.events),
  );
}

/** The answer when a play shows no such twin: the bot may be one that transfers whatever it hears, without a word. */
export function noTextTwin(): Finding {
  return inconclusive('In this play no escalation transferred with a text, so one without a text shows nothing.');
}
