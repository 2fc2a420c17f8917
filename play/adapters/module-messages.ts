/**
 * What the suite and the process that holds a module say to each other: one JSON message a line, over pipes of their
 * own. The module shares that process and may write there too, so that what comes back is checked like any answer.
 */
import { z } from 'zod';
import type { StartConversation } from '../../protocol/types';

/**
 * Numbers of the descriptors in the process: requests, messages, and the line whose end tells that the suite is gone. Each
 * way has its own, because a pipe into which nothing can be written any more would take what is still to be read along.
 */
export const requestsFd = 3;
export const messagesFd = 4;
export const lifelineFd = 5;

/** The functions of a conversation that may be called. */
export const ConversationFunction = z.enum(['tell', 'stop', 'advance', 'outage', 'settled']);
export type ConversationFunction = z.infer<typeof ConversationFunction>;

export type ModuleAsk =
  /** Load the module with this full path. Gives {@link Loaded}. */
  | { readonly ask: 'load'; readonly file: string }
  /** Gives the module's declaration. */
  | { readonly ask: 'declaration' }
  /** Gives {@link StartGave}. */
  | { readonly ask: 'start'; readonly conversation: StartConversation }
  /** Gives nothing. */
  | {
      readonly ask: 'call';
      readonly conversationId: string;
      readonly name: ConversationFunction;
      readonly given: readonly unknown[];
    }
  /** Gives nothing, as soon as the module gives its thread back. */
  | { readonly ask: 'awake' };

export type ModuleRequest = ModuleAsk & { readonly id: number };

/** What the loading came to: an implementation, other exports, or why it could not be loaded. */
export const Loaded = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('found') }),
  z.strictObject({ kind: z.literal('other'), exports: z.array(z.string()).readonly() }),
  z.strictObject({
    kind: z.literal('broken'),
    why: z.string(),
    /** The file of theirs that is at fault, and the line in it. */
    file: z.string().optional(),
    line: z.number().optional(),
  }),
]);
export type Loaded = z.infer<typeof Loaded>;

/** What `start` came to: a refusal, a conversation with these functions, or something that is shown as it is. */
export const StartGave = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('refused'), why: z.string() }),
  z.strictObject({ kind: z.literal('started'), functions: z.array(ConversationFunction).readonly() }),
  z.strictObject({ kind: z.literal('other'), shown: z.string() }),
]);
export type StartGave = z.infer<typeof StartGave>;

export const ModuleMessage = z.discriminatedUnion('kind', [
  /** The process is there, and has loaded nothing yet. */
  z.strictObject({ kind: z.literal('ready') }),
  z.strictObject({ kind: z.literal('gave'), id: z.number(), value: z.unknown().optional() }),
  z.strictObject({ kind: z.literal('threw'), id: z.number(), error: z.string() }),
  /** The module has the thread, for this request; null: it has given it back. */
  z.strictObject({ kind: z.literal('inside'), id: z.number().nullable() }),
  /** A call that tried to leave the process. */
  z.strictObject({ kind: z.literal('escaped'), call: z.string() }),
  /** Thrown where nobody catches, or a rejection that nobody handles. */
  z.strictObject({ kind: z.literal('uncaught'), error: z.string(), rejected: z.boolean() }),
]);
export type ModuleMessage = z.infer<typeof ModuleMessage>;
