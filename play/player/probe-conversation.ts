/** One conversation held by hand, step by step: for examining an adapter before anything is judged. */
import { awakeTimeout } from '../adapters/awake';
import type { Adapter, Started } from '../adapters/adapter';
import { unguessableId, type OpenConversation } from '../platform/platform-double';
import type { Transcript } from '../platform/conversation/transcript';
import type { Channel } from '../../protocol/types';
import type { Event, EventKind, EventBody, Setup } from '../../trace/trace';
import type { Session } from './play';
import { startConversation } from './start-conversation';

/** What an examination needs of a session. */
export type ProbeSession = Pick<Session, 'adapter' | 'double' | 'clock'>;

/** Milliseconds of its time within which an implementation is to have reacted. */
const reactsWithinMs = 5_000;

/** What the suite itself has happen in the conversation. */
const ofTheSuite: readonly EventKind[] = ['consumer-said', 'transfer-failed'];

type Seen<K extends EventKind> = Extract<EventBody, { kind: K }>;

export class ProbeConversation {
  readonly id = unguessableId('visit');
  /** What came of the bot, and how the platform answered. */
  readonly eventBodies: EventBody[] = [];
  private readonly adapter: Adapter;
  private readonly opened: OpenConversation;
  private readonly listeners = new Set<() => void>();
  private begun = false;

  constructor(
    private readonly place: ProbeSession,
    private readonly setup: Setup,
    private readonly channel: Channel,
  ) {
    this.adapter = place.adapter;
    const transcript: Transcript = {
      record: (eventBody) => {
        if (ofTheSuite.includes(eventBody.kind)) return;
        this.eventBodies.push(eventBody);
        for (const listener of this.listeners) listener();
      },
      sinceMs: () => 0,
    };
    this.opened = place.double.open(this.id, setup.platform, transcript, setup);
  }

  async start(): Promise<Started> {
    const started = await this.adapter.start(startConversation(this.id, this.channel, this.opened.urls, this.setup));
    this.begun = started.accepted;
    if (started.accepted) this.opened.conversation.botJoins();
    return started;
  }

  async say(text: string): Promise<void> {
    await this.opened.conversation.deliver({ kind: 'consumer-says', text });
  }

  /** An accepted transfer that was scripted to fail does so now; nothing happens where there is none. */
  async failTransfer(): Promise<void> {
    await this.opened.conversation.deliver({ kind: 'transfer-fails' });
  }

  async outage(silent: boolean): Promise<void> {
    await this.adapter.outage(this.id, silent);
  }

  async advance(ms: number): Promise<void> {
    await this.adapter.advance(this.id, ms);
  }

  /** What the consumer has read so far. */
  get read(): string[] {
    return this.all('consumer-read').map(({ text }) => text);
  }

  all<K extends EventKind>(kind: K): Seen<K>[] {
    return this.eventBodies.filter((eventBody): eventBody is Seen<K> & Event<K> => eventBody.kind === kind);
  }

  /** Whether this comes true within some seconds, which a virtual clock is told to pass. */
  async comesTrue(holds: () => boolean, withinMs = reactsWithinMs): Promise<boolean> {
    if (holds()) return true;
    if (this.place.clock === 'virtual') {
      await this.advance(withinMs);
      return holds();
    }
    return new Promise((resolve) => {
      const settle = () => {
        timer.clear();
        this.listeners.delete(look);
        resolve(holds());
      };
      const look = () => {
        if (holds()) settle();
      };
      const timer = awakeTimeout(settle, withinMs);
      this.listeners.add(look);
    });
  }

  /** Ends the conversation; afterwards its calls to the platform are strays. */
  async end(): Promise<void> {
    try {
      if (this.begun) await this.adapter.end(this.id);
    } finally {
      this.begun = false;
      this.place.double.close(this.opened.conversation);
    }
  }
}
