import { capText, type Event } from '../../trace/trace';
import { readings, type Turn } from '../../trace/turns';

/** What the consumer read in this turn that belongs to the fourth failure: the built-in text, or the set response. */
export function capTextsIn(turn: Turn): Event<'consumer-read'>[] {
  const own = turn.setup.bot.defaultUserFriendlyResponse;
  return readings(turn.events).filter((reading) => reading.text === capText || reading.text === own);
}
