/** What a contract is: one message at an edge, told so that Pact can hold both sides to it. */
import type { Capability, Channel, Clock } from '../protocol/types';
import type { RequirementId } from '../requirements/catalogue';
import type { Step } from '../play/scenarios/scenario';
import type { Setup } from '../trace/trace';

/** JSON in which Pact's matchers may stand. Where none stands, Pact asks for equality. */
export type Template = unknown;

export interface State {
  readonly name: string;
  readonly params?: Readonly<Record<string, string | number>>;
}

/** A request and its answer, in Pact's terms. */
export interface HttpInteraction {
  readonly kind: 'http';
  readonly description: string;
  readonly state: State;
  readonly requirements: readonly RequirementId[];
  readonly request: {
    readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
    readonly path: string;
    readonly query?: Readonly<Record<string, string>>;
    readonly body?: Template;
  };
  readonly response: {
    /** `success`: any status from 200 to 299. */
    readonly status: number | 'success';
    readonly body?: Template;
    /** Media type of the answer's body; application/json when left out. */
    readonly mediaType?: string;
  };
}

/** A message that one side sends and the other takes. */
export interface MessageInteraction {
  readonly kind: 'message';
  readonly description: string;
  readonly state: State;
  readonly requirements: readonly RequirementId[];
  readonly contents: Template;
}

export type PactInteraction = HttpInteraction | MessageInteraction;

/** Two participants, and all that is agreed between them. */
export interface Pact {
  /** Name of its file, without `.json`. */
  readonly name: string;
  readonly consumer: string;
  readonly provider: string;
  readonly interactions: readonly PactInteraction[];
}

/** Where and on whom a contract makes sense. */
export interface Applies {
  readonly needs?: readonly Capability[];
  readonly channels?: readonly Channel[];
  readonly clocks?: readonly Clock[];
}

/** What brings the implementation to send or to take the message. */
export interface Occasion extends Applies {
  readonly setup: Setup;
  readonly steps: readonly Step[];
}

/** The part of a message that a requirement speaks of: a path such as `$.message`. */
export type Parts = Readonly<Record<string, readonly RequirementId[]>>;

/** Why a contract does not apply, in a sentence; undefined when it does. */
export function whyNotApplicable(
  { needs = [], channels, clocks }: Applies,
  declared: readonly Capability[],
  channel: Channel,
  clock: Clock,
): string | undefined {
  const missing = needs.find((need) => !declared.includes(need));
  if (missing) return `The implementation does not declare the capability "${missing}".`;
  if (channels && !channels.includes(channel)) return `It makes sense on ${channels.join(' and ')} only.`;
  if (clocks && !clocks.includes(clock)) return `It cannot be brought about in time with a ${clock} clock.`;
  return undefined;
}
