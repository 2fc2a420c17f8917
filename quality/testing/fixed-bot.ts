/** Any implementation as a bot that takes no definition: it is given one bot for good, whatever its conversations bring. */
import type { IncomingMessage } from 'node:http';
import { Agent, request } from 'undici';
import type { Declaration, StartConversation } from '../../protocol/types';
import { serve, type Serving } from './serve';

/** What it is fixed to. */
export type FixedTo = Pick<StartConversation, 'integrations' | 'agentConnector'> & {
  readonly bot: Omit<StartConversation['bot'], 'chatBotId'>;
};

/** Serves what stands at `target` with this bot. */
export async function serveFixed(target: string, fixed: FixedTo): Promise<Serving> {
  const agent = new Agent({ connections: 64 });
  const base = target.replace(/\/$/, '');
  const serving = await serve((incoming, response) => {
    void pass(incoming, { base, agent, fixed }).then(
      ({ status, type, body }) => response.writeHead(status, type === '' ? {} : { 'content-type': type }).end(body),
      () => response.destroy(),
    );
  });
  return {
    url: serving.url,
    stop: async () => {
      await serving.stop();
      await agent.destroy();
    },
  };
}

interface Way {
  readonly base: string;
  readonly agent: Agent;
  readonly fixed: FixedTo;
}

async function pass(incoming: IncomingMessage, { base, agent, fixed }: Way) {
  const { method = 'GET', url = '/' } = incoming;
  const body = await textOf(incoming);
  const answer = await request(`${base}${url}`, {
    method: method as 'GET' | 'POST' | 'DELETE',
    dispatcher: agent,
    ...(method === 'POST' ? { body: url === '/conversations' ? started(body, fixed) : body } : {}),
    headers: { 'content-type': 'application/json' },
    headersTimeout: 120_000,
    bodyTimeout: 120_000,
  });
  const text = await answer.body.text();
  const declares = method === 'GET' && url === '/';
  return {
    status: answer.statusCode,
    type: String(answer.headers['content-type'] ?? ''),
    body: declares ? JSON.stringify({ ...(JSON.parse(text) as Declaration), bot: 'fixed' }) : text,
  };
}

async function textOf(incoming: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

function started(body: string, { bot, integrations, agentConnector }: FixedTo): string {
  const asked = JSON.parse(body) as StartConversation;
  return JSON.stringify({ ...asked, bot: { ...bot, chatBotId: asked.bot.chatBotId }, integrations, agentConnector });
}
