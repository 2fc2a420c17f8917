/** What the rules about deferred failures ask of a trace. */
import { isKind, type Trace } from '../../trace/trace';
import { turnsOf, type Turn } from '../../trace/turns';

/** Turns that a deferred failure began, up to the third of a conversation: those that the bot is to hear of. */
export function toldFailures(trace: Trace): Turn[] {
  return turnsOf(trace).filter(
    (turn) => turn.stimulus.kind === 'transfer-failed' && turn.failures <= 3 && !turn.silenced,
  );
}

/** Turns that the fourth deferred failure of a conversation began, where no agent came in between. */
export function fourthFailures(trace: Trace): Turn[] {
  return turnsOf(trace).filter(
    (turn) =>
      turn.stimulus.kind === 'transfer-failed' &&
      turn.failures === 4 &&
      !turn.silenced &&
      !trace.events.some((event) => isKind('agent-joined')(event) && event.conversation === turn.conversation),
  );
}

/** The texts that a turn's dialog is configured to say. */
export function plannedTexts(turn: Turn): readonly string[] {
  return turn.planned.flatMap((each) => (each.kind === 'text' ? [each.text] : []));
}
