/** A trace told line by line, as plain text. */
import type { Trace } from '../../trace/trace';
import { tellPlaced } from './paragraph';
import { tellSetup } from './tell-setup';
import { visible } from './visible';

export function tellConversation(trace: Trace): string {
  const { name, version } = trace.implementation;
  return [
    `${visible(trace.scenario)} on ${trace.channel}, ${trace.clock} clock, seed ${trace.seed}`,
    visible(trace.title),
    `implementation ${visible(name)} ${visible(version)}`,
    '',
    ...Object.entries(trace.conversations).flatMap(([conversation, setup]) => [
      `conversation ${visible(conversation)}`,
      ...tellSetup(setup).map((line) => `  ${line}`),
    ]),
    '',
    ...trace.events.map((event) => tellPlaced(event, trace)),
    '',
  ].join('\n');
}
