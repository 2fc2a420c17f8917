import { capText, type Event } from '../../trace/trace';
import { readings, type Turn } from '../../trace/turns';

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
  const otherError = turn.events.some(
    (event) => event.kind === 'call-refused' || (event.kind === 'transfer-answered' && event.answer !== 'accepted'),
  );
  const mayFailUnseen = turn.planned.some(
    (each) =>
      each.kind === 'escalation' &&
      (each.skill.numeric !== 'numeric' ||
        each.message.injectsLineFeed ||
        turn.setup.platform.transfersRefuseConnections === true),
  );
  return !otherError && !mayFailUnseen;
}
