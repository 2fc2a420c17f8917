import type { ConversationUrls } from '../platform/surfaces/surface';
import type { Channel, StartConversation } from '../../protocol/types';
import type { Setup } from '../../trace/trace';

/** What an implementation is told when a conversation with this setup begins. What the platform is like it is not told. */
export function startConversation(
  conversationId: string,
  channel: Channel,
  platform: ConversationUrls,
  { agentConnector, bot, handedOver, integrations }: Setup,
): StartConversation {
  return {
    conversationId,
    channel,
    platform,
    bot,
    integrations: [...integrations],
    agentConnector,
    ...(handedOver ? { handedOver } : {}),
  };
}

/** The same for a bot that takes no definition: it is given none, and its owner says elsewhere what it does. */
export function withoutDefinition(setup: Setup): Setup {
  const { chatBotId } = setup.bot;
  return { ...setup, bot: { chatBotId, contextVariables: {}, dialogs: [] }, integrations: [], agentConnector: {} };
}
