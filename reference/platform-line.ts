/** The line to the platform: every call that a conversation makes goes through here. */
import { Agent, request } from 'undici';
import { ConversationEnded } from './pending-work';
import type { ConversationParts } from './conversation-parts';
import type { PlatformAnswer } from './platform-answer';

/** Real milliseconds without a byte after which a call counts as broken. */
const deadlineMs = 20_000;

/** Bytes of an answer that are read before the call counts as broken. */
const longestAnswerBytes = 1024 * 1024;

const shared = new Agent({
  keepAliveTimeout: 4_000,
  connect: { timeout: deadlineMs },
  maxResponseSize: longestAnswerBytes,
});

export class PlatformLine {
  constructor(protected readonly conversation: ConversationParts) {}

  /** The platform's answer; undefined when the call broke. Nothing is ever tried twice. */
  async post(url: string, body: object): Promise<PlatformAnswer | undefined> {
    const { ended } = this.conversation;
    if (ended.aborted) throw new ConversationEnded();
    try {
      const answer = await request(url, {
        method: 'POST',
        headers: this.headers(),
        body: this.encode(body),
        dispatcher: this.dispatcher(),
        signal: ended,
        headersTimeout: deadlineMs,
        bodyTimeout: deadlineMs,
      });
      return { status: answer.statusCode, body: await answer.body.text() };
    } catch {
      if (ended.aborted) throw new ConversationEnded();
      return undefined;
    }
  }

  protected headers(): Record<string, string> {
    return { 'content-type': 'application/json', accept: 'application/json' };
  }

  protected encode(body: object): string {
    return JSON.stringify(body);
  }

  protected dispatcher(): Agent {
    return shared;
  }
}
