/** Any implementation as a bot that takes no definition: it is given one bot for good, whatever its conversations bring. */
import type { StartConversation } from '../../protocol/types';
import type { Serving } from './serve';
import { servePassedOn } from './serve-passed-on';

/** What it is fixed to. */
export type FixedTo = Pick<StartConversation, 'integrations' | 'agentConnector'> & {
  readonly bot: Omit<StartConversation['bot'], 'chatBotId'>;
};

/** Serves what stands at `target` with this bot. */
export function serveFixed(target: string, fixed: FixedTo): Promise<Serving> {
  return servePassedOn(target, {
    asked: (body, { url }) => (url === '/conversations' ? started(body, fixed) : body),
    declared: (declaration) => ({ ...declaration, bot: 'fixed' }),
  });
}

function started(body: string, { bot, integrations, agentConnector }: FixedTo): string {
  const asked = JSON.parse(body) as StartConversation;
  return JSON.stringify({ ...asked, bot: { ...bot, chatBotId: asked.bot.chatBotId }, integrations, agentConnector });
}
