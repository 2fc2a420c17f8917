/** A trace as it is read back: every event of a kind that is known, in its place, of a conversation that is there. */
import { z } from 'zod';
import { Capability, Channel, Clock } from '../protocol/schemas';
import { setupSchema } from '../trace/setup-schema';
import type { Trace } from '../trace/trace';
import { longestTrace, mayBeginTurn, mostConversations, mostTurns } from '../trace/trace-limits';
import type { FileKind } from './read-file';

const ms = z.number();
const attempt = z.int();

const Setup = setupSchema(z.object);

/** An event of one kind, with what every event has. */
function event<const K extends string, F extends z.ZodRawShape>(kind: K, fields: F) {
  return z.object({
    n: z.int(),
    conversation: z.string(),
    afterMs: ms,
    byMs: ms,
    wallMs: ms,
    kind: z.literal(kind),
    ...fields,
  });
}

const raw = z.unknown();

const Event = z.discriminatedUnion('kind', [
  event('configuration-offered', {}),
  event('configuration-refused', { status: z.number(), detail: z.string() }),
  event('consumer-said', { text: z.string(), heardBy: z.enum(['bot', 'agent']) }),
  event('consumer-read', { text: z.string(), via: z.enum(['message', 'transfer']), raw: raw.optional() }),
  event('transfer-requested', {
    attempt,
    skillId: z.string(),
    skillName: z.string().optional(),
    agentId: z.string().optional(),
    message: z.string(),
    toldByPlace: z.boolean().optional(),
    // What an implementation sent was held to the protocol when it came; where a secret was taken out of it, it may be longer.
    context: z.object({ intentId: z.string().optional(), userMessage: z.string().optional() }).optional(),
    raw,
  }),
  event('transfer-answered', {
    attempt,
    answer: z.enum(['accepted', 'error', 'reset', 'cut-off', 'not-json']),
    status: z.number().optional(),
    raw: raw.optional(),
  }),
  event('handed-over', { attempt, to: z.enum(['skill', 'agent', 'bot']), id: z.string(), skillId: z.string() }),
  event('transfer-failed', { attempt }),
  event('agent-joined', { agentId: z.string().optional() }),
  event('returned-to-bot', {}),
  event('outage-began', {}),
  event('outage-ended', {}),
  event('time-passed', { ms }),
  event('call-refused', { call: z.string(), status: z.number(), why: z.string(), raw: raw.optional() }),
  event('conversation-ended', {}),
]);

export const traceKind: FileKind<Trace> = {
  file: 'trace',
  what: 'a trace',
  schema: z
    .object({
      format: z.literal(1),
      scenario: z.string().min(1),
      title: z.string(),
      channel: Channel,
      clock: Clock,
      seed: z.int(),
      implementation: z.object({
        name: z.string(),
        version: z.string(),
        capabilities: z.array(Capability),
        fallbackMessage: z.string(),
      }),
      repeat: z.int().min(1).optional(),
      exercises: z.array(z.string()),
      conversations: z.record(z.string(), Setup),
      events: z.array(Event).max(longestTrace),
    })
    .superRefine(({ conversations, events }, context) => {
      if (Object.keys(conversations).length > mostConversations) {
        context.addIssue({ code: 'custom', path: ['conversations'], message: `at most ${mostConversations} of them` });
      }
      if (events.filter(({ kind }) => mayBeginTurn(kind)).length > mostTurns) {
        const message = `at most ${mostTurns} that begin a turn`;
        context.addIssue({ code: 'custom', path: ['events'], message });
      }
      events.forEach(({ n, conversation }, index) => {
        if (n !== index + 1) {
          context.addIssue({
            code: 'custom',
            path: ['events', index, 'n'],
            message: `${index + 1}, its place in the list`,
          });
        }
        if (!Object.hasOwn(conversations, conversation)) {
          const message = 'the name of one of the "conversations"';
          context.addIssue({ code: 'custom', path: ['events', index, 'conversation'], message });
        }
      });
    }),
};
