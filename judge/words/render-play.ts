/** A play in two paragraphs: what was set up, and what the suite and its platform did then. */
import type { EventKind, Trace } from '../../trace/trace';
import { renderPlaced } from './paragraph';
import { renderSetup } from './render-setup';
import { visible } from './visible';

/** What the suite and its platform do in a scenario, as opposed to what the implementation makes of it. */
const stimuli: readonly EventKind[] = [
  'consumer-said',
  'outage-began',
  'outage-ended',
  'transfer-answered',
  'transfer-failed',
  'agent-joined',
  'time-passed',
];

/** The scenario, and what each of its conversations is configured with. */
export function renderGiven(trace: Trace): string[] {
  const setups = Object.entries(trace.conversations);
  return [
    `${visible(trace.scenario)} on ${trace.channel}: ${visible(trace.title)}`,
    ...setups.flatMap(([name, setup]) =>
      renderSetup(setup).map((line) => (setups.length > 1 ? `conversation ${visible(name)}: ${line}` : line)),
    ),
  ];
}

export function renderWhen(trace: Trace): string[] {
  return trace.events.filter((event) => stimuli.includes(event.kind)).map((event) => renderPlaced(event, trace));
}
