import { blankMessage } from '../../trace/trace';
import { readings } from '../../trace/pick-events';
import type { Escalation } from '../../trace/turn';
import { escalationsOf } from '../../trace/turns';
import { quote } from '../../trace/render-event';
import type { Observation, Sighting } from './observation';

export const blankVariants: Observation = {
  id: 'message.blank-variants',
  section: 'Message to User',
  question: 'Which spellings of BLANK_MESSAGE are silent?',
  whyOpen:
    'The documents give one spelling, and do not say whether it is looked for before or after variables are replaced.',
  look: (trace) => escalationsOf(trace).filter(resemblesBlank).map(sightingOf),
};

function resemblesBlank({ message }: Escalation): boolean {
  const holdsIt = `${message.template ?? ''} ${message.value}`.toUpperCase().includes(blankMessage);
  return holdsIt && message.template !== blankMessage;
}

function sightingOf({ message, request, turn }: Escalation): Sighting {
  const read = readings(turn.events);
  const shown = read.map((reading) => quote(reading.text)).join(', ');
  const sent = request ? `the request carried ${quote(request.message)}` : 'no transfer was requested';
  const byVariable = message.names.length > 0 ? ', by a variable' : '';
  return {
    about: `message ${quote(message.value)}${byVariable}`,
    seen: `${read.length > 0 ? `the consumer read ${shown}` : 'the consumer read nothing'}; ${sent}`,
    evidence: [turn.stimulus.n, ...(request ? [request.n] : []), ...read.map((reading) => reading.n)],
  };
}
