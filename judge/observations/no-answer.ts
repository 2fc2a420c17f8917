import { wasLeftUnanswered } from '../../trace/escalation';
import type { Escalation } from '../../trace/turn';
import { escalationsOf } from '../../trace/turns';
import type { Observation, Sighting } from './observation';
import { ruleSeenAfter } from './rule-seen';

export const noAnswer: Observation = {
  id: 'immediate.no-answer',
  section: 'Immediate failure',
  question: 'What comes of a transfer request that is never answered?',
  whyOpen: 'No document says how long an answer is waited for.',
  look: (trace) => escalationsOf(trace).filter(wasLeftUnanswered).map(sightingOf),
};

function sightingOf(escalation: Escalation): Sighting {
  const { request, turn } = escalation;
  const asked = request ?? turn.stimulus;
  const about = 'a transfer request that is never answered';
  const ran = ruleSeenAfter(asked, escalation);
  if (!ran) return { about, seen: `neither rule runs within ${inSeconds(turn.watchedMs)}`, evidence: [asked.n] };
  const when = inSeconds(ran.read.byMs - asked.afterMs);
  return { about, seen: `the rule for ${ran.result} runs within ${when}`, evidence: [asked.n, ran.read.n] };
}

/** By steps of five: what takes ten seconds and a bit is not told by its bit. */
function inSeconds(ms: number): string {
  return `${Math.ceil(ms / 5_000) * 5} s`;
}
