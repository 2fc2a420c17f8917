import type { Situation } from './scenario';

/**
 * The same conversations, each with a bot of its own where accepted transfers fail: no document says whether such failures
 * are counted for a conversation or for a bot, so conversations with failures share a bot only where that is the point.
 */
export function botsApart(conversations: Situation['conversations']): Situation['conversations'] {
  const fails = Object.values(conversations).some(({ platform }) =>
    platform.outcomes.some(({ kind }) => kind === 'accept-then-fail'),
  );
  if (!fails) return conversations;
  return Object.fromEntries(
    Object.entries(conversations).map(([name, setup]) => [
      name,
      { ...setup, bot: { ...setup.bot, chatBotId: `${setup.bot.chatBotId}-${name.replaceAll(' ', '-')}` } },
    ]),
  );
}
