import { readings, requests } from '../../trace/pick-events';
import type { Escalation } from '../../trace/turn';
import { escalationsOf } from '../../trace/turns';
import { quote } from '../../trace/render-event';
import type { Observation, Sighting } from './observation';

export const greyNumbers: Observation = {
  id: 'skill.grey-numbers',
  section: 'Agent Skill Id',
  question: 'Which unusual spellings of a skill id count as numeric?',
  whyOpen: 'The documents say "numeric" without a grammar; all published ids are plain digits.',
  look: (trace) =>
    escalationsOf(trace)
      .filter(({ skill }) => skill.numeric === 'grey')
      .map(sightingOf),
};

function sightingOf({ skill, turn }: Escalation): Sighting {
  // No request is ascribed to an escalation whose skill id may or may not be a number: it is the one that is left over.
  const claimed = turn.planned.flatMap((each) => (each.kind === 'escalation' && each.request ? [each.request.n] : []));
  const request = requests(turn.events).find(({ n }) => !claimed.includes(n));
  const about = `skill id ${quote(skill.value)}`;
  if (request) {
    return { about, seen: `taken as a number: transfer to ${quote(request.skillId)}`, evidence: [request.n] };
  }
  const read = readings(turn.events);
  const said = read.map((reading) => quote(reading.text)).join(', ');
  return {
    about,
    seen: read.length > 0 ? `not taken as a number: the consumer read ${said}` : 'nothing happened',
    evidence: [turn.stimulus.n, ...read.map((reading) => reading.n)],
  };
}
