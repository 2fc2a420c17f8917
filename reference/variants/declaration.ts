/** Variants that can do less, and say so; and one that takes the protocol at its word. */
import type { StartConversation } from '../../protocol/types';
import type { ConversationParts } from '../conversation-parts';
import type { Variant } from './variant';

type Definition = Pick<StartConversation, 'bot' | 'integrations' | 'agentConnector'>;

/** What each bot was configured with when its first conversation started. */
const firstOfBots = new Map<string, Definition>();

export const declarationVariants: readonly Variant[] = [
  {
    name: 'knows-messaging-only',
    oddity: 'It declares the channel messaging and no other.',
    parts: { channels: ['messaging'] },
  },
  {
    name: 'knows-chat-only',
    oddity: 'It declares the channel chat and no other.',
    parts: { channels: ['chat'] },
  },
  {
    name: 'declares-no-capability',
    oddity: 'It declares no capability beyond what all must do.',
    parts: { capabilities: [] },
  },
  {
    name: 'keeps-a-bot-by-its-id',
    oddity: 'Conversations with the id of a bot that is known have the bot that was configured first under it.',
    parts: {
      BotEngine: (Base) =>
        class extends Base {
          constructor(conversation: ConversationParts) {
            const { setup } = conversation;
            const { bot, integrations, agentConnector } = setup;
            const first = firstOfBots.get(bot.chatBotId) ?? { bot, integrations, agentConnector };
            firstOfBots.set(bot.chatBotId, first);
            Object.assign(setup, first);
            super(conversation);
          }
        },
    },
  },
];
