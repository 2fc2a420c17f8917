/** Any implementation as a bot that takes no definition: it is given one bot for good, whatever its conversations bring. */
import type { IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import type { Declaration, StartConversation } from '../../protocol/types';
import { serve, type Serving } from './serve';

/** What it is fixed to. */
export type FixedTo = Pick<StartConversation, 'integrations' | 'agentConnector'> & {
  readonly bot: Omit<StartConversation['bot'], 'chatBotId'>;
};

/** Serves what stands at `target` with this bot. */
export async function serveFixed(target: string, fixed: FixedTo): Promise<Serving> {
  const base = target.replace(/\/$/, '');
  return serve((incoming, response) => {
    void pass(incoming, { base, fixed }).then(
      ({ status, type, body }) => response.writeHead(status, type === '' ? {} : { 'content-type': type }).end(body),
      () => response.destroy(),
    );
  });
}

interface Way {
  readonly base: string;
  readonly fixed: FixedTo;
}

async function pass(incoming: IncomingMessage, { base, fixed }: Way) {
  const { method = 'GET', url = '/' } = incoming;
  const body = await text(incoming);
  const answer = await fetch(`${base}${url}`, {
    method,
    ...(method === 'POST' ? { body: url === '/conversations' ? started(body, fixed) : body } : {}),
    headers: { 'content-type': 'application/json' },
  });
  const told = await answer.text();
  const declares = method === 'GET' && url === '/';
  return {
    status: answer.status,
    type: answer.headers.get('content-type') ?? '',
    body: declares ? JSON.stringify({ ...(JSON.parse(told) as Declaration), bot: 'fixed' }) : told,
  };
}

function started(body: string, { bot, integrations, agentConnector }: FixedTo): string {
  const asked = JSON.parse(body) as StartConversation;
  return JSON.stringify({ ...asked, bot: { ...bot, chatBotId: asked.bot.chatBotId }, integrations, agentConnector });
}
