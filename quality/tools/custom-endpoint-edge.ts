/** Both sides of the edge of a custom endpoint, as the pact of that edge is tried on them; `change` puts a fault into what they say. */
import { randomUUID } from 'node:crypto';
import { endpointExamples } from '../../contracts/custom-endpoint-pact';
import type { HttpInteraction } from '../../contracts/contract';
import { forwardCall } from '../../contracts/forward-call';
import type { Gateway, GatewayAnswer } from '../../contracts/gateway';
import type { PactEngine } from '../../contracts/pact-engine';
import type { Provider } from '../../contracts/verify-pact';
import { CustomEndpointCalls } from '../../play/adapters/custom-endpoint-calls';
import { HttpCaller } from '../../play/adapters/http-caller';
import { item, serveEndpoint, type EndpointBot } from '../testing/endpoint-bot';

/** Milliseconds within which a call between two sides in this process is answered. */
const deadlineMs = 10_000;

const { place, conversationId, words, skillName, agentId } = endpointExamples;

/** What a bot answers in each state of the pact. */
const answers: Readonly<Record<string, readonly object[]>> = {
  'the bot answers by a text': [item.text('Welcome to the garden desk.')],
  'the bot transfers to a skill by its name': [item.text('One moment.'), item.transfer({ skillName })],
  'the bot transfers to an agent and names the skill as well': [item.transfer({ skillName, agentId })],
  'the bot transfers to an agent and names no skill': [item.transfer({ agentId })],
  'the bot transfers to a skill as bots in LivePerson Functions do': [
    item.action('TRANSFER', { actionParameters: { skill: skillName } }),
  ],
};

/** A bot of the tests as the provider. Where a state says what it answers, it has the conversation of the pact. */
export function botAtEndpoint(change: (answer: GatewayAnswer) => GatewayAnswer = (answer) => answer): Provider {
  let bot: EndpointBot | undefined;
  return {
    setUp: async ({ name }) => {
      const says = answers[name];
      bot = await serveEndpoint({ says: () => says ?? [] });
      if (says) await calling(bot.target, (calls) => calls.create(conversationId));
    },
    tearDown: async () => {
      await bot?.stop();
      bot = undefined;
    },
    answer: async (call: Parameters<Parameters<typeof Gateway.start>[0]>[0]) => {
      if (!bot) throw new Error('No state was set up.');
      return change(await forwardCall(new URL(call.path, bot.target).href, call, deadlineMs));
    },
    message: (description) => Promise.reject(new Error(`Nobody sends "${description}" to a connector.`)),
  };
}

type Method = Parameters<HttpCaller['call']>[0];

/** What a call says: its method, its path below the place of the bot, and its body. */
export interface CallOfConnector {
  readonly method: Method;
  readonly path: string;
  readonly body: unknown;
}

/**
 * Has the suite's connector make the call of the interaction to Pact's mock server; answers what the server misses, or finds
 * wrong, and nothing where the call is as agreed.
 */
export async function askedOtherwise(
  interaction: HttpInteraction,
  engine: PactEngine,
  change: (call: CallOfConnector) => CallOfConnector = (call) => call,
): Promise<readonly string[]> {
  const key = randomUUID();
  const port = await engine.open(key, interaction);
  const target = new URL(`http://127.0.0.1:${port}${place}`);
  // The server refuses what it does not expect, which is a breach to the connector.
  await calling(target, (calls) => make(interaction, calls), change).catch(() => undefined);
  const { matched, mismatches } = await engine.close(key);
  if (matched) return [];
  return mismatches.flatMap(({ type, mismatches: found = [] }) =>
    found.length === 0 ? [type] : found.map(({ mismatch = type }) => mismatch),
  );
}

async function make({ request }: HttpInteraction, calls: CustomEndpointCalls): Promise<void> {
  if (request.method === 'GET') await calls.state();
  else if (request.method === 'PUT') await calls.create(conversationId);
  else await calls.say(conversationId, words, 0);
}

async function calling(
  target: URL,
  act: (calls: CustomEndpointCalls) => Promise<void>,
  change: (call: CallOfConnector) => CallOfConnector = (call) => call,
): Promise<void> {
  const caller = new ChangedCaller(target, change);
  try {
    await act(new CustomEndpointCalls(caller));
  } finally {
    await caller.close();
  }
}

/** Calls as the connector does, with a change to what it says. */
class ChangedCaller extends HttpCaller {
  constructor(
    target: URL,
    private readonly change: (call: CallOfConnector) => CallOfConnector,
  ) {
    super(target, { callDeadlineMs: deadlineMs, connections: 1 });
  }

  override async call(...[method, path, body]: Parameters<HttpCaller['call']>): ReturnType<HttpCaller['call']> {
    const changed = this.change({ method, path, body });
    return super.call(changed.method, changed.path, changed.body);
  }
}
