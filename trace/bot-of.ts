import type { Trace } from './trace';

/** The conversations of the same bot as this one, itself included, in the order in which they are set up. */
export function conversationsOfBot(trace: Trace, conversation: string): readonly string[] {
  const chatBotId = trace.conversations[conversation]?.bot.chatBotId;
  return Object.entries(trace.conversations).flatMap(([name, { bot }]) => (bot.chatBotId === chatBotId ? [name] : []));
}
