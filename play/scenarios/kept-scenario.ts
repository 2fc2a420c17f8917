/** A scenario as a file: a situation that once showed a failure, kept so that it is played in every run from then on. */
import { z } from 'zod';
import { capabilities, channels } from '../../protocol/schemas';
import type { Capability, Channel } from '../../protocol/types';
import { findRow, type RequirementId } from '../../requirements/catalogue';
import { setupSchema } from '../../trace/setup-schema';
import { mostConversations, mostTurns } from '../../trace/trace-limits';
import type { Scenario, Situation } from './scenario';

const ms = z.int().min(0);
const conversation = z.string().min(1).optional();

const Setup = setupSchema(z.strictObject as unknown as typeof z.object);

const Step = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('consumer-says'), text: z.string().min(1), conversation }),
  z.strictObject({ kind: z.literal('wait'), ms }),
  z.strictObject({ kind: z.literal('wait-for-silence-limit'), offsetMs: z.int(), conversation }),
  z.strictObject({ kind: z.literal('outage'), silent: z.boolean(), conversation }),
  z.strictObject({ kind: z.literal('agent-joins'), agentId: z.string().optional(), conversation }),
  z.strictObject({ kind: z.literal('agent-returns'), conversation }),
  z.strictObject({ kind: z.literal('starts'), conversation: z.string().min(1) }),
  z.strictObject({ kind: z.literal('ends'), conversation: z.string().min(1) }),
]);

const KeptScenario = z.strictObject({
  format: z.literal(1),
  id: z.string().regex(/^[a-z0-9-]+\/[a-z0-9-]+$/),
  title: z.string().min(1),
  /** Requirements that it exercises; inconclusive on one of them makes a run incomplete. */
  exercises: z.array(z.string().refine((id) => findRow(id) !== undefined, 'The catalogue has no such requirement.')),
  channels: z.array(z.enum(channels)).min(1),
  needs: z.array(z.enum(capabilities)),
  conversations: z
    .record(z.string().min(1), Setup)
    .refine((each) => Object.keys(each).length <= mostConversations, `more than ${mostConversations} conversations`),
  steps: z.array(Step).max(mostTurns),
  /** What it showed when it was found; for readers. */
  found: z.strictObject({ requirement: z.string(), because: z.string() }).optional(),
});

export type KeptScenario = z.infer<typeof KeptScenario>;

/** The scenario in a file's text. Throws a sentence that says what is wrong with it. */
export function parseKeptScenario(text: string, file: string): KeptScenario {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    throw new Error(`${file} is not JSON: ${error instanceof Error ? error.message : String(error)}.`, {
      cause: error,
    });
  }
  const parsed = KeptScenario.safeParse(json);
  if (!parsed.success) {
    const why = z.prettifyError(parsed.error).replace(/\s+/g, ' ');
    throw new Error(
      `${file} is not a kept scenario: ${why} Such files come from conformance-results/counterexamples/.`,
    );
  }
  return parsed.data;
}

/** The same as a scenario like any other. */
export function scenarioFrom(kept: KeptScenario): Scenario {
  const { id, title, exercises, channels: playedOn, needs, conversations, steps } = kept;
  return {
    id,
    title,
    exercises: exercises as RequirementId[],
    channels: playedOn,
    needs,
    // Which conversations have one bot is part of what it showed.
    sharesBot: true,
    build: () => ({ conversations, steps }) as Situation,
  };
}

/** A situation as a file would hold it. */
export function keptFrom(
  id: string,
  title: string,
  channel: Channel,
  situation: Situation,
  found: { readonly requirement: string; readonly because: string },
): KeptScenario {
  const whole = {
    format: 1,
    id,
    title,
    exercises: [],
    channels: [channel],
    needs: needsOf(situation),
    ...situation,
    found,
  };
  return parseKeptScenario(JSON.stringify(whole), id);
}

/** The capabilities without which a situation cannot be played. */
function needsOf({ conversations, steps }: Situation): Capability[] {
  const setups = Object.values(conversations);
  const declared = setups.flatMap(({ bot, integrations }) => [
    ...integrations,
    ...bot.dialogs.flatMap(({ interactions }) => interactions).filter((each) => each.type === 'agent-transfer'),
  ]);
  const needed: Record<Capability, boolean> = {
    'bot-outage': steps.some(({ kind }) => kind === 'outage'),
    'agent-id': declared.some(({ agentId }) => agentId !== undefined),
    'bot-to-bot':
      declared.some(({ transferBotContext }) => transferBotContext === true) ||
      setups.some(({ platform }) => platform.skills.some(({ heldBy }) => heldBy === 'bot')),
    receiver: setups.some(({ handedOver }) => handedOver !== undefined),
    'result-data': setups.some(({ integrations }) =>
      integrations.some((each) => each.responseDataVariableName !== undefined || each.customDataFields !== undefined),
    ),
  };
  return capabilities.filter((capability) => needed[capability]);
}
