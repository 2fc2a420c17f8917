/** What the messaging service knows of one conversation beside what the platform does: its dialog, its ring, who takes part. */
import { randomUUID } from 'node:crypto';
import type { StartConversation } from '../../../../protocol/types';
import type { PlatformConversation } from '../../conversation/platform-conversation';
import { ConversationLoad } from '../conversation-load';
import type { PlatformLoad } from '../platform-limits';
import type { BotUser } from './bot-users';
import type { ConversationView, DialogEvent, Participant, RingView } from './wire-notifications';

/**
 * Milliseconds before a transfer request within which a text of the bot's counts as the message of that transfer, where no
 * other request came in between. On this wire a message is a text like any other: the window is fixed, and every claim says it.
 */
export const messageWindowMs = 1_500;

/** Milliseconds within which the parts of a transfer that come as requests of their own make one. */
export const partsWindowMs = 1_000;

/** The skill from whose queue the conversations come: one that no scenario uses. */
const entrySkillId = '1000';

interface Ring {
  readonly ringId: string;
  readonly user: BotUser;
  readonly sinceTs: number;
  state: RingView['state'];
}

/** Parts of a transfer that came alone, and wait for the others. */
export interface TransferParts {
  skillId?: string | undefined;
  suggested?: string | undefined;
  removes?: boolean | undefined;
  /** The requests that they came with, as they were. */
  readonly raw: unknown[];
  timer?: NodeJS.Timeout | undefined;
}

export class WireConversation {
  readonly convId = randomUUID();
  readonly consumerId = randomUUID();
  readonly startTs = Date.now();
  readonly dialog: DialogEvent[] = [];
  skillId = entrySkillId;
  assigned: BotUser | undefined;
  /** An agent who was named in a transfer, and has not joined. */
  suggested: string | undefined;
  /** Who joined in another role than that of the assigned agent. */
  readonly joined = new Map<BotUser, string>();
  /** Bots that were asked to take it, or took part at some time. */
  readonly known = new Set<BotUser>();
  isOpen = true;
  /** Whether no bot has taken it yet. */
  isNew = true;
  ring: Ring | undefined;
  parts: TransferParts | undefined;
  /** What the bot is to be here, where it can be told. */
  definition: StartConversation | undefined;
  /** Why a bot does not take the definition. */
  refusal: string | undefined;
  lastRequestMs = performance.now();
  private said: { readonly text: string; readonly atMs: number } | undefined;
  /** What was taken of its requests; under way at once are transfers alone, all else is answered at once. */
  readonly taken: ConversationLoad;
  private nextSequence = 0;
  private rings = 0;

  constructor(
    readonly conversation: PlatformConversation,
    private readonly accountId: string,
    load: Pick<PlatformLoad, 'hold' | 'release'>,
  ) {
    this.taken = new ConversationLoad({ calls: 'requests', bodies: 'frames' }, load);
  }

  /** A new ring for this bot; an older one is over. */
  ringFor(user: BotUser): Ring {
    this.rings += 1;
    this.ring = { ringId: `${this.convId}_ring${this.rings}`, user, sinceTs: Date.now(), state: 'WAITING' };
    this.known.add(user);
    return this.ring;
  }

  /** The bot takes the place of the assigned agent. */
  assign(user: BotUser): void {
    this.assigned = user;
    this.suggested = undefined;
    this.known.add(user);
  }

  join(user: BotUser, role: string): void {
    this.joined.set(user, role);
    this.known.add(user);
  }

  /** The assigned bot leaves; whoever joined in another role stays. */
  release(skillId: string, suggested?: string): void {
    this.assigned = undefined;
    this.skillId = skillId;
    this.suggested = suggested;
  }

  roleOf(user: BotUser): string | undefined {
    return this.assigned === user ? 'ASSIGNED_AGENT' : this.joined.get(user);
  }

  /** Who hears what happens in the dialog. */
  listeners(): BotUser[] {
    return [...(this.assigned ? [this.assigned] : []), ...this.joined.keys()];
  }

  consumer(): Pick<Participant, 'id' | 'pid' | 'role'> {
    return { id: this.consumerId, pid: this.consumerId, role: 'CONSUMER' };
  }

  /** Adds to the dialog. What happens to nobody but in passing, such as typing, has no place in its order. */
  add(by: DialogEvent['by'], event: unknown): DialogEvent {
    const added = { sequence: this.nextSequence, by, serverTimestamp: Date.now(), event };
    this.nextSequence += 1;
    this.dialog.push(added);
    return added;
  }

  /** The consumer reads a text of the bot's: it may be the message of a transfer that follows. */
  noteSaid(text: string): void {
    this.said = { text, atMs: performance.now() };
  }

  /** The text that counts as the message of a transfer which is asked for now; undefined where none was said in time. */
  takeMessage(): string | undefined {
    const { said } = this;
    this.said = undefined;
    return said && performance.now() - said.atMs <= messageWindowMs ? said.text : undefined;
  }

  /** Writes down that a call for this conversation was refused, while it goes on. */
  noteRefusal(call: string, status: number, why: string, raw?: unknown): void {
    const { conversation } = this;
    if (conversation.hasEnded) return;
    conversation.transcript.record({ kind: 'call-refused', call, status, why, ...(raw === undefined ? {} : { raw }) });
  }

  view(): ConversationView {
    const { accountId, assigned, consumerId, convId, isOpen, joined, skillId, startTs, suggested } = this;
    const agent = (user: BotUser, role: string): Participant => ({
      id: `${accountId}.${user.userId}`,
      ...{ pid: user.pid, role, state: 'ACTIVE' },
    });
    return {
      ...{ convId, accountId, consumerId, skillId, startTs, isOpen },
      participants: [
        { ...this.consumer(), state: 'ACTIVE' },
        ...(assigned ? [agent(assigned, 'ASSIGNED_AGENT')] : []),
        ...[...joined].map(([user, role]) => agent(user, role)),
        ...(suggested === undefined
          ? []
          : [{ id: suggested, pid: suggested, role: 'ASSIGNED_AGENT', state: 'SUGGESTED' as const }]),
      ],
    };
  }
}
