import type { Situation } from './scenario';

/**
 * The same conversations, each with a bot of its own: no document says whether failures are counted for a conversation or
 * for a bot, so conversations share a bot only where that is the point.
 */
export function botsApart(conversations: Situation['conversations']): Situation['conversations'] {
  return Object.fromEntries(
    Object.entries(conversations).map(([name, setup]) => [
      name,
      { ...setup, bot: { ...setup.bot, chatBotId: `${setup.bot.chatBotId}-${name.replaceAll(' ', '-')}` } },
    ]),
  );
}
