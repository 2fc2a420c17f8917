import { oncePerTrace } from './once-per-trace';
import type { Trace } from './trace';

/** The conversations of each bot, by its id. */
const conversationsByBot = oncePerTrace((trace): ReadonlyMap<string, readonly string[]> => {
  const byBot = new Map<string, string[]>();
  for (const [name, { bot }] of Object.entries(trace.conversations)) {
    const others = byBot.get(bot.chatBotId);
    if (others) others.push(name);
    else byBot.set(bot.chatBotId, [name]);
  }
  return byBot;
});

/** The conversations of the same bot as this one, itself included, in the order in which they are set up. */
export function conversationsOfBot(trace: Trace, conversation: string): readonly string[] {
  const setup = trace.conversations[conversation];
  return (setup && conversationsByBot(trace).get(setup.bot.chatBotId)) ?? [];
}
