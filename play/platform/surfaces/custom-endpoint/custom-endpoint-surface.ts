/**
 * The platform with LivePerson's third-party-bots connector before it: what the consumer says is posted to the bot, and what the bot
 * answers is done in order. A bot cannot be reached otherwise, and reaches nothing itself.
 *
 * A text is read when its turn comes, and a transfer is asked for when its turn comes: so what comes after a transfer comes too late.
 * The last text before it in the same response counts as the message of that transfer. Once a transfer was accepted the bot is
 * gone, and its texts are refused. Of what becomes of a transfer the bot hears nothing.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { PlatformEvent, TransferRequest } from '../../../../protocol/types';
import { blankMessage } from '../../../../trace/trace';
import { entrySkillId, type CustomEndpointCalls } from '../../../adapters/custom-endpoint-calls';
import type { PlatformConversation } from '../../conversation/platform-conversation';
import { ConversationLoad } from '../conversation-load';
import { PlatformLoad, platformLimits, type PlatformLimits } from '../platform-limits';
import type { ConversationUrls, Surface } from '../surface';
import { readBotResponse, type BotAct, type Destination } from './bot-response';

/** How refused parts of a response are told. */
const answers = 'POST …/events';

export interface CustomEndpointSurfaceOptions {
  readonly calls: CustomEndpointCalls;
  readonly botId: string;
  /** Milliseconds that the delays of one response may take in all. */
  readonly deadlineMs: number;
  /** The skill that an agent stands for who is named alone, where these were the consumer's last words. */
  readonly skillOfAgent: (agentId: string, heard: string) => string | undefined;
  /** Hears every answer to an event, before anything is known of it. */
  readonly heard?: ((json: unknown) => void) | undefined;
  /** Left out, those of a run. */
  readonly limits?: PlatformLimits;
}

interface Served {
  readonly conversation: PlatformConversation;
  readonly left: AbortController;
  /** What was taken of the items that the bot answered. */
  readonly taken: ConversationLoad;
  events: number;
  isClosed: boolean;
}

export class CustomEndpointSurface implements Surface {
  private readonly served = new Map<string, Served>();
  private readonly load: PlatformLoad;
  /** A bot calls nobody, so nobody is called in vain. */
  readonly strayCalls = 0;
  readonly strays = [];

  constructor(private readonly options: CustomEndpointSurfaceOptions) {
    this.load = new PlatformLoad(options.limits ?? platformLimits);
  }

  get overrun(): AbortSignal {
    return this.load.overrun;
  }

  /** Both are the bot's own: it answers there, and calls no address of ours. */
  serve(conversation: PlatformConversation): ConversationUrls {
    const taken = new ConversationLoad({ calls: 'items', bodies: 'responses' }, this.load);
    this.served.set(conversation.id, { conversation, left: new AbortController(), taken, events: 0, isClosed: false });
    const { name } = this.options.calls;
    return { messagesUrl: name, transfersUrl: name };
  }

  leave(conversation: PlatformConversation): void {
    const served = this.served.get(conversation.id);
    served?.left.abort();
    served?.taken.forget();
    this.served.delete(conversation.id);
  }

  /** Resolves when all that the bot answered is done, its delays included. No other event is told to a bot by this API. */
  async deliver(conversationId: string, event: PlatformEvent): Promise<void> {
    const served = this.served.get(conversationId);
    if (event.type !== 'consumer-message' || !served || served.isClosed) return;
    const { calls, deadlineMs } = this.options;
    const place = served.events;
    served.events += 1;
    const json = await calls.say(conversationId, event.text, place);
    this.options.heard?.(json);
    const acts = readBotResponse(json);
    if (typeof acts === 'string') throw calls.misfit(acts);
    const waitsMs = acts.reduce((sum, act) => sum + (act.kind === 'waits' ? act.ms : 0), 0);
    if (waitsMs > deadlineMs) {
      throw calls.misfit(
        `its delays are ${waitsMs / 1_000} s in all, and a response is waited for ${deadlineMs / 1_000} s (--call-deadline)`,
      );
    }
    await this.perform(acts, served, event.text);
  }

  private async perform(acts: readonly BotAct[], served: Served, heard: string): Promise<void> {
    const { conversation, left, taken } = served;
    let message: string | undefined;
    let before: 'transfers' | 'other' | undefined;
    for (const act of acts) {
      if (conversation.hasEnded) return;
      const beyond = taken.count(act.characters);
      if (beyond) {
        // What comes after it is no more than more of the same.
        if (beyond.isFirst) refuse(conversation, act.type, 429, beyond.why);
        return;
      }
      switch (act.kind) {
        case 'nothing to read':
          break;
        case 'waits':
          await sleep(act.ms, undefined, { signal: left.signal }).catch(() => undefined);
          break;
        case 'says':
          if (isGone(served)) refuse(conversation, 'TEXT', 403, noLonger, act.raw);
          else {
            message = act.text;
            conversation.takeText(act.text, act.raw);
          }
          break;
        case 'transfers':
          if (before === 'other') refuse(conversation, 'ACTION TRANSFER', 400, oneAction, act.raw);
          else {
            await this.transfer(act.to, message ?? blankMessage, served, heard, act.raw);
            message = undefined;
          }
          before ??= 'transfers';
          break;
        case 'closes':
        case 'other action':
          if (before !== undefined) refuse(conversation, 'ACTION', 400, oneAction, act.raw);
          else if (act.kind === 'closes') served.isClosed = true;
          before ??= 'other';
          break;
      }
    }
  }

  private async transfer(
    to: Destination,
    message: string,
    { conversation }: Served,
    heard: string,
    raw: unknown,
  ): Promise<void> {
    const { skillName, agentId } = to;
    const request: TransferRequest = {
      conversationId: conversation.id,
      chatBotId: this.options.botId,
      message,
      agentSkillId: this.skillIdOf(to, conversation, heard),
      ...(skillName === undefined ? {} : { agentSkillName: skillName }),
      ...(agentId === undefined ? {} : { agentId }),
    };
    await conversation.takeTransfer(request, raw, {
      isThere: () => true,
      hasReadMessage: true,
      wordsFor: () => 'The connector has transferred the conversation.',
    });
  }

  /** The number of the skill with this name, letter by letter; a name that no skill has stands for itself. */
  private skillIdOf(
    { skillName, agentId = '' }: Destination,
    conversation: PlatformConversation,
    heard: string,
  ): string {
    if (skillName === undefined) return this.options.skillOfAgent(agentId, heard) ?? entrySkillId;
    return conversation.skills.find(({ name }) => name === skillName)?.id ?? skillName;
  }

  async stop(): Promise<void> {
    for (const { left } of this.served.values()) left.abort();
    this.served.clear();
  }
}

const noLonger = 'The bot has handed the conversation over, or closed it, and may say nothing there any more.';

const oneAction = 'A response may hold one action, and this is another.';

function isGone({ conversation, isClosed }: Served): boolean {
  return isClosed || conversation.heardBy() === 'agent';
}

function refuse(conversation: PlatformConversation, what: string, status: number, why: string, raw?: unknown): void {
  const said = raw === undefined ? {} : { raw };
  conversation.transcript.record({ kind: 'call-refused', call: `${answers}, ${what}`, status, why, ...said });
}
