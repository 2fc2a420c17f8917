/** The messages of the stdio surface: one JSON object a line, with an id that pairs each call with its answer. */
import { z } from 'zod';
import { Declaration, PlatformEvent, StartConversation } from '../../protocol/schemas';

const id = z.int().min(1).describe('Counts the calls, from 1. The answer repeats it.');
const conversationId = z.string().min(1).max(200);

/** From the suite to the implementation, on its standard input. */
export const StdioCall = z.discriminatedUnion('call', [
  z.object({ id, call: z.literal('declare') }),
  z.object({ id, call: z.literal('start'), conversation: StartConversation }),
  z.object({ id, call: z.literal('tell'), conversationId, event: PlatformEvent }),
  z.object({ id, call: z.literal('advance'), conversationId, advanceMs: z.int().min(0) }),
  z.object({ id, call: z.literal('outage'), conversationId, silent: z.boolean() }),
  z.object({ id, call: z.literal('end'), conversationId }),
]);

/** From the implementation to the suite, on its standard output. Exactly one of the last four members is there. */
export const StdioAnswer = z
  .object({
    id,
    declaration: Declaration.optional().describe('Answers declare.'),
    done: z.literal(true).optional().describe('Answers every other call.'),
    refused: z.string().optional().describe('Answers start, when the configuration is refused, and says why.'),
    error: z.string().optional().describe('The call could not be done, and why. That is a breach of the protocol.'),
  })
  .refine(
    ({ declaration, done, refused, error }) =>
      [declaration, done, refused, error].filter((member) => member !== undefined).length === 1,
    'exactly one of declaration, done, refused and error is expected',
  );

export type StdioCall = z.infer<typeof StdioCall>;
export type StdioAnswer = z.infer<typeof StdioAnswer>;

type WithoutId<T> = T extends unknown ? Omit<T, 'id'> : never;
export type StdioRequest = WithoutId<StdioCall>;
