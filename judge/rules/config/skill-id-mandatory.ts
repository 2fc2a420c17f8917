import { isKind, type Event, type Trace } from '../../../trace/trace';
import { requests } from '../../../trace/pick-events';
import { quote } from '../../../trace/render-event';
import type { Escalation, Turn } from '../../../trace/turn';
import { escalationsOf } from '../../../trace/turns';
import { fail, inconclusive, onEvery, pass, type Rule } from '../rule';
import type { Finding } from '../../../results/finding';
import { anotherMayFollow } from '../skill/not-numeric';
import { repeatedCallsIn } from '../../../trace/repeated-calls';
import { underWayAfterMs, watchedTooShort } from '../transfer-due';
import { configuredRequest, declaredIn, refusalOf, pairsBy, type ConversationPair } from './conversation-pair';

export const skillIdMandatory: Rule = {
  id: 'config.skill-id-mandatory',
  lookAt: 'where a skill comes from when none is configured',
  judge: (trace) =>
    onEvery(
      pairsBy(trace, (declared) => lacksSkillId(declared.agentSkillId), ['message'], 'some'),
      (twins) => judgeTwins(trace, twins),
      'No bot without a skill id had a twin with one in this play.',
    ),
};

function lacksSkillId(skillId: string | undefined): boolean {
  return (skillId ?? '') === '';
}

/** Whether nothing but this escalation, or others that lack a skill id, can transfer in its turn. */
function isAlone(escalation: Escalation): boolean {
  const { planned, setup } = escalation.turn;
  if (declaredIn(setup).every(({ agentSkillId }) => lacksSkillId(agentSkillId))) return true;
  const others = planned.filter((each) => each.kind === 'escalation' && !lacksSkillId(each.skill.template));
  return others.length === 0 && !anotherMayFollow(escalation);
}

function judgeTwins(trace: Trace, twins: ConversationPair): Finding {
  const attempts = escalationsOf(trace).filter(
    (each) => each.turn.conversation === twins.without && lacksSkillId(each.skill.template) && isAlone(each),
  );
  const events = attempts.flatMap(({ turn }) => eventsOfTheBot(turn));
  // A call of before may be made again, and be accepted.
  const again = new Set([...repeatedCallsIn(trace)].map(({ attempt }) => attempt));
  const handOver = events.filter(isKind('handed-over')).find(({ attempt }) => !again.has(attempt));
  if (handOver) {
    return fail(
      `An escalation without a skill id transferred the conversation to skill ${quote(handOver.skillId)}.`,
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
