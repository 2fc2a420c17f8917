/** Where your product comes in: one object for each conversation. Each method that is not filled in says so. */

/** The whole configuration, with every field that docs/protocol names under "start". */
export interface Configuration {
  readonly conversationId: string;
  readonly platform: { readonly messagesUrl: string; readonly transfersUrl: string };
}

export type Arriving =
  | { readonly type: 'consumer-message'; readonly text: string }
  | { readonly type: 'transfer-failed'; readonly transferId: string }
  | { readonly type: 'agent-joined'; readonly agentId?: string | undefined };

/** What your bot answers when nothing fits, character by character. */
export const fallbackMessage = 'Sorry, I did not get that.';

/** Why this configuration cannot be run; undefined when it can. */
export function refusalOf(_configuration: Configuration): string | undefined {
  return undefined;
}

export class Conversation {
  constructor(protected readonly configuration: Configuration) {}

  /** Sets up a bot with this definition in your product. */
  async begin(): Promise<void> {
    throw notFilledIn('begin', 'set up a bot with this configuration');
  }

  /** Gives your bot the consumer's text, or tells it that a transfer failed or that an agent joined. */
  async take(_event: Arriving): Promise<void> {
    throw notFilledIn('take', 'pass on what arrives; the bot posts to messagesUrl and transfersUrl');
  }

  /** Moves time on. Called only if you declare the clock "virtual". */
  async advance(_ms: number): Promise<void> {
    throw notFilledIn('advance', 'move the clock of this conversation, or declare the clock "real"');
  }

  /** Makes the bot engine silent, or lets it answer again. Called only if you declare "bot-outage". */
  setSilent(_silent: boolean): void {
    throw notFilledIn('setSilent', 'silence the bot engine, or do not declare "bot-outage"');
  }

  /** Throws everything of this conversation away. */
  end(): void {
    throw notFilledIn('end', 'release the bot, its timers and its connections');
  }
}

function notFilledIn(method: string, what: string): Error {
  return new Error(`Not filled in yet: Conversation.${method} in bot.ts is to ${what}.`);
}
