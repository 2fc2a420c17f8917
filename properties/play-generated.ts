/** Plays one generated situation. */
import { hash } from 'node:crypto';
import { Fault, renderThrown } from '../play/adapters/fault';
import { playSituation, type Play, type Session } from '../play/player/play';
import type { Situation } from '../play/scenarios/scenario';
import { locationText } from '../results/location';
import { threeMinutesMs } from '../trace/trace';
import type { Generated, Property } from './property';

/** The scenario id of a generated case: the same situation has the same. */
export function scenarioIdOf(property: Property, generated: Generated): string {
  const digest = hash('sha256', JSON.stringify([generated.channel, generated.situation]));
  return locationText({ kind: 'case', property: property.name, hash: digest.slice(0, 8), again: false });
}

export function playGenerated(property: Property, generated: Generated, session: Session): Promise<Play> {
  const title = `Generated: ${property.promise}`;
  return playSituation(
    { id: scenarioIdOf(property, generated), title, exercises: [] },
    session.clock === 'configurable' ? withWaitsAsDocumented(generated.situation) : generated.situation,
    generated.channel,
    session,
  );
}

/** The same with the three minutes configured where nothing is: shortened, they would be over before a delay that the case is about. */
function withWaitsAsDocumented(situation: Situation): Situation {
  const conversations = Object.entries(situation.conversations).map(([name, setup]) => {
    const agentConnector = { fallbackEscalationTime: threeMinutesMs, ...setup.agentConnector };
    return [name, { ...setup, agentConnector }] as const;
  });
  return { ...situation, conversations: Object.fromEntries(conversations) };
}

export function withoutSteps(generated: Generated, places: readonly number[]): Generated {
  const { situation } = generated;
  return {
    ...generated,
    situation: { ...situation, steps: situation.steps.filter((_, place) => !places.includes(place)) },
  };
}

/** A fault of ours, which a generator, the model or a rule threw. */
export function failedByItself({ name }: Property, seed: number, thrown: unknown): Fault {
  return new Fault(
    'suite',
    `The property "${name}" failed by itself, at a case of seed ${seed}; this says nothing about the implementation. ${renderThrown(thrown)}`,
    { cause: thrown },
  );
}
