import { isKind, type Event, type Trace } from '../../../trace/trace';
import { requests } from '../../../trace/pick-events';
import type { Turn } from '../../../trace/turn';
import { escalationsOf } from '../../../trace/turns';
import { fail, inconclusive, onEvery, pass, type Rule } from '../rule';
import type { Finding } from '../../../results/finding';
import { underWayAfterMs, watchedTooShort } from '../transfer-due';
import { configuredRequest, refusalOf, pairsBy, type ConversationPair } from './conversation-pair';

export const skillIdMandatory: Rule = {
  id: 'config.skill-id-mandatory',
  lookAt: 'where a skill comes from when none is configured',
  judge: (trace) =>
    onEvery(
      pairsBy(trace, (declared) => (declared.agentSkillId ?? '') === '', ['message']),
      (twins) => judgeTwins(trace, twins),
      'No bot without a skill id had a twin with one in this play.',
    ),
};

function judgeTwins(trace: Trace, twins: ConversationPair): Finding {
  const attempts = escalationsOf(trace).filter(({ turn }) => turn.conversation === twins.without);
  const events = attempts.flatMap(({ turn }) => eventsOfTheBot(turn));
  const handOver = events.find(isKind('handed-over'));
  if (handOver) {
    return fail(
      'An escalation without a skill id transferred the conversation.',
      'no transfer',
      ...requests(events),
      handOver,
    );
  }
  const twinRequest = configuredRequest(trace, twins.with);
  if (!twinRequest) {
    return inconclusive('With a skill id no transfer was requested either, so its absence shows nothing.');
  }
  const refusal = refusalOf(trace, twins.without);
  if (refusal)
    return pass('The configuration without a skill id was refused; with one it was used.', refusal, twinRequest);
  const [attempt] = attempts;
  if (!attempt) return inconclusive('The escalation without a skill id was not attempted.');
  return (
    watchedTooShort(attempt.turn, underWayAfterMs(attempt)) ??
    pass('Without a skill id no transfer happened; with one it did.', attempt.turn.stimulus, twinRequest)
  );
}

/** Up to the moment at which the bot engine fell silent: what follows may go round it, to the connector's own skill. */
function eventsOfTheBot({ events }: Turn): readonly Event[] {
  const end = events.findIndex(({ kind }) => kind === 'outage-began');
  return end < 0 ? events : events.slice(0, end);
}
