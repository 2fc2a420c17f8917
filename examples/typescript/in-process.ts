/** The same bot without a server, for `--adapter=./in-process.ts`. */
import { Conversation, refusalOf, type Arriving, type Configuration } from './bot';
import { declaration } from './declaration';

export const implementation = {
  declaration,

  async start(configuration: Configuration) {
    const refused = refusalOf(configuration);
    if (refused !== undefined) return { refused };
    const conversation = new Conversation(configuration);
    await conversation.begin();
    return {
      tell: (event: Arriving) => conversation.take(event),
      advance: (ms: number) => conversation.advance(ms),
      outage: (silent: boolean) => conversation.setSilent(silent),
      stop: () => conversation.end(),
    };
  },
};
