/** The set-up of a conversation as a schema: traces are read back by it, and scenarios that are kept as files. */
import { z } from 'zod';
import { AgentConnector, Bot, HandedOver, Integration } from '../protocol/schemas';

const ms = z.int().min(0);

/**
 * `object` makes the schema of an object: `z.object` where fields that are not known stay, as in what another version
 * wrote, and `z.strictObject` where a person wrote it, and such a field is a slip.
 */
export function setupSchema(object: typeof z.object) {
  const Outcome = z.discriminatedUnion('kind', [
    object({ kind: z.literal('accept') }),
    object({ kind: z.literal('accept-then-fail'), afterMs: ms }),
    object({ kind: z.literal('accept-slowly'), delayMs: ms, failsAfterMs: ms.optional() }),
    object({ kind: z.literal('error'), status: z.int().min(400).max(599) }),
    object({ kind: z.literal('reset') }),
    object({ kind: z.literal('cut-off') }),
    object({ kind: z.literal('not-json') }),
    object({ kind: z.literal('no-answer') }),
  ]);
  return object({
    bot: Bot,
    integrations: z.array(Integration),
    agentConnector: AgentConnector,
    handedOver: HandedOver.optional(),
    platform: object({
      skills: z.array(object({ id: z.string(), name: z.string(), heldBy: z.enum(['agents', 'bot']) })),
      agents: z.array(object({ id: z.string(), skillIds: z.array(z.string()), available: z.boolean() })),
      outcomes: z.array(Outcome),
      transfersRefuseConnections: z.boolean().optional(),
    }),
  });
}
