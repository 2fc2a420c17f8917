/** A trace told line by line, as plain text. */
import type { Trace } from '../../trace/trace';
import { renderPlaced } from './paragraph';
import { renderSetup } from './render-setup';
import { visible } from './visible';

export function renderConversation(trace: Trace): string {
  const { name, version } = trace.implementation;
  return [
    `${visible(trace.scenario)} on ${trace.channel}, ${trace.clock} clock, seed ${trace.seed}`,
    visible(trace.title),
    `implementation ${visible(name)} ${visible(version)}`,
    '',
    ...Object.entries(trace.conversations).flatMap(([conversation, setup]) => [
      `conversation ${visible(conversation)}`,
      ...renderSetup(setup).map((line) => `  ${line}`),
    ]),
    '',
    ...trace.events.map((event) => renderPlaced(event, trace)),
    '',
  ].join('\n');
}
