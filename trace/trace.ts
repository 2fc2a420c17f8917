/** The vocabulary of what happened: a trace is everything one scenario's play showed, in the order the suite saw it. */
import type { AgentConnector, Bot, Capability, Channel, Clock, HandedOver, Integration } from '../protocol/types';

/** What the platform double does with one attempt to transfer. Times in milliseconds. */
export type Outcome =
  | { readonly kind: 'accept' }
  /** Accepted; scenario time `afterMs` later the platform reports that it failed. */
  | { readonly kind: 'accept-then-fail'; readonly afterMs: number }
  /** Accepted after `delayMs` of real time; scenario time `failsAfterMs` later the platform reports that it failed, if so. */
  | { readonly kind: 'accept-slowly'; readonly delayMs: number; readonly failsAfterMs?: number }
  | { readonly kind: 'error'; readonly status: number }
  /** The connection is reset before an answer. */
  | { readonly kind: 'reset' }
  /** Status 200 and half a body, then the connection ends. */
  | { readonly kind: 'cut-off' }
  /** Status 200 and a body that is not JSON. */
  | { readonly kind: 'not-json' }
  /** The request is taken, and nothing is ever said to it. */
  | { readonly kind: 'no-answer' };

export interface Skill {
  readonly id: string;
  readonly name: string;
  readonly heldBy: 'agents' | 'bot';
}

export interface Agent {
  readonly id: string;
  readonly skillIds: readonly string[];
  readonly available: boolean;
}

export interface PlatformSetup {
  readonly skills: readonly Skill[];
  readonly agents: readonly Agent[];
  /** One for each attempt, in order; attempts beyond the list are accepted. */
  readonly outcomes: readonly Outcome[];
  /** The Transfer API's port refuses connections, so no request can be seen. */
  readonly transfersRefuseConnections?: boolean;
}

/** Everything that one conversation of a scenario is configured with. */
export interface Setup {
  readonly bot: Bot;
  readonly integrations: readonly Integration[];
  readonly agentConnector: AgentConnector;
  readonly handedOver?: HandedOver;
  readonly platform: PlatformSetup;
}

/**
 * When something happened, in milliseconds of scenario time. Under a virtual clock an event that arrives while time
 * is being advanced happened after `afterMs` and at the latest at `byMs`; otherwise both are equal.
 */
interface Instant {
  readonly afterMs: number;
  readonly byMs: number;
}

/** The wait that stands in for three minutes where the clock is real and the wait can be configured, in milliseconds. */
export const shortenedSilenceMs = 8_000;

interface Numbered extends Instant {
  /** Position in the trace, from 1. */
  readonly n: number;
  /** Which conversation of the scenario. */
  readonly conversation: string;
  /** Real milliseconds since the play began. Differs from play to play; nothing but speed is judged by it. */
  readonly wallMs: number;
}

export type AnswerKind = 'accepted' | 'error' | 'reset' | 'cut-off' | 'not-json';

/** One observed fact. Those marked (raw) keep what arrived on the wire. */
export type EventBody =
  | { readonly kind: 'configuration-offered' }
  | { readonly kind: 'configuration-refused'; readonly status: number; readonly detail: string }
  | { readonly kind: 'consumer-said'; readonly text: string; readonly heardBy: 'bot' | 'agent' }
  /** The consumer reads a text of the bot's: said by a message, or carried by a transfer request. */
  | {
      readonly kind: 'consumer-read';
      readonly text: string;
      readonly via: 'message' | 'transfer';
      readonly raw?: unknown;
    }
  | {
      readonly kind: 'transfer-requested';
      /** Counts the requests of this conversation, from 1. */
      readonly attempt: number;
      readonly skillId: string;
      readonly skillName?: string;
      readonly agentId?: string;
      readonly message: string;
      /** Its message is the text that came before it, as the request itself holds none; BLANK_MESSAGE where none came shortly before. */
      readonly toldByPlace?: boolean;
      readonly context?: { readonly intentId?: string; readonly userMessage?: string };
      readonly raw: unknown;
    }
  | {
      readonly kind: 'transfer-answered';
      readonly attempt: number;
      readonly answer: AnswerKind;
      readonly status?: number;
      readonly raw?: unknown;
    }
  | {
      readonly kind: 'handed-over';
      readonly attempt: number;
      readonly to: 'skill' | 'agent' | 'bot';
      readonly id: string;
      readonly skillId: string;
    }
  /** The platform reported that an accepted transfer failed. */
  | { readonly kind: 'transfer-failed'; readonly attempt: number }
  | { readonly kind: 'agent-joined'; readonly agentId?: string }
  /** The platform gave the conversation back to the bot; the implementation is not told. */
  | { readonly kind: 'returned-to-bot' }
  | { readonly kind: 'outage-began' }
  | { readonly kind: 'outage-ended' }
  | { readonly kind: 'time-passed'; readonly ms: number }
  /** The double refused a call, and why. */
  | {
      readonly kind: 'call-refused';
      readonly call: string;
      readonly status: number;
      readonly why: string;
      readonly raw?: unknown;
    }
  | { readonly kind: 'conversation-ended' };

export type EventKind = EventBody['kind'];
export type Event<K extends EventKind = EventKind> = Numbered & Extract<EventBody, { kind: K }>;

export interface Trace {
  readonly format: 1;
  readonly scenario: string;
  readonly title: string;
  readonly channel: Channel;
  readonly clock: Clock;
  readonly seed: number;
  readonly implementation: {
    readonly name: string;
    readonly version: string;
    readonly capabilities: readonly Capability[];
    readonly fallbackMessage: string;
  };
  /** Which of several plays of the scenario this is, where a run plays each more than once; counted from 1. */
  readonly repeat?: number;
  /** Requirements that this scenario was written to exercise. */
  readonly exercises: readonly string[];
  readonly conversations: Readonly<Record<string, Setup>>;
  readonly events: readonly Event[];
}

export const sentinel = '__agent_escalation_failed__';
export const blankMessage = 'BLANK_MESSAGE';
export const capText = 'Not able to transfer to Agent at this time. Please try later.';
/** Failures of accepted transfers at which the escalation is given up, and the bot is not told any more. */
export const cap = 4;
export const defaultTransferMessage = 'Transferring to an agent...';
export const threeMinutesMs = 180_000;

/** True for events of one kind, narrowing the type. */
export function isKind<K extends EventKind>(kind: K) {
  return (event: Event): event is Event<K> => event.kind === kind;
}
