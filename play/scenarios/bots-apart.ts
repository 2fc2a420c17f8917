import type { Setup } from '../../trace/trace';
import type { Situation } from './scenario';

/**
 * The same conversations, each with a bot of its own where they differ in what makes a bot, or where accepted transfers fail.
 * Conversations with one bot id have the same bot, says the protocol; and no document says whether such failures are
 * counted for a conversation or for a bot, so conversations with failures share a bot only where that is the point.
 */
export function botsApart(conversations: Situation['conversations']): Situation['conversations'] {
  const setups = Object.values(conversations);
  const fails = setups.some(({ platform }) => platform.outcomes.some(({ kind }) => kind === 'accept-then-fail'));
  if (!fails && areOneBot(setups)) return conversations;
  return Object.fromEntries(
    Object.entries(conversations).map(([name, setup]) => [
      name,
      { ...setup, bot: { ...setup.bot, chatBotId: `${setup.bot.chatBotId}-${name.replaceAll(' ', '-')}` } },
    ]),
  );
}

/** Whether nothing but what the platform does with them tells these conversations apart. */
export function areOneBot(setups: readonly Setup[]): boolean {
  if (setups.length <= 1) return true;
  const definitions = setups.map(({ bot, integrations, agentConnector }) =>
    JSON.stringify([bot, integrations, agentConnector]),
  );
  return new Set(definitions).size <= 1;
}
