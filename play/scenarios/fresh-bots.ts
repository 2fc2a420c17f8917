/** Bots that no implementation has met, for each play: who counts failures for a bot counts none of another play. */
import type { Situation } from './scenario';

type Conversations = Situation['conversations'];

/** The same conversations with `mark`, eight hexadecimal digits, at each bot's id. Those that share a bot go on sharing it. */
export function withFreshBots(conversations: Conversations, mark: string): Conversations {
  return withBotIds(conversations, (chatBotId) => `${chatBotId}-${mark}`);
}

/** As they were before: what the seed alone decides. */
export function withoutMarks(conversations: Conversations): Conversations {
  return withBotIds(conversations, (chatBotId) => chatBotId.replace(/-[0-9a-f]{8}$/, ''));
}

function withBotIds(conversations: Conversations, idFrom: (chatBotId: string) => string): Conversations {
  return Object.fromEntries(
    Object.entries(conversations).map(([name, setup]) => [
      name,
      { ...setup, bot: { ...setup.bot, chatBotId: idFrom(setup.bot.chatBotId) } },
    ]),
  );
}
