/**
 * The platform double: stands in for the Conversational Cloud, answers as the scenario scripts, records everything
 * and judges nothing.
 *
 * Simpler than the real cloud: the consumer reads the message of a transfer request the moment the request is
 * accepted, and not at all when it is refused; an accepted conversation is with its skill, agent or bot at once;
 * nobody's capacity runs out; a conversation has its own pair of URLs instead of credentials.
 */
import { randomUUID } from 'node:crypto';
import type { PlatformEvent } from '../../protocol/types';
import { redactNothing, type Redactor } from '../../trace/redactor';
import type { PlatformSetup } from '../../trace/trace';
import type { Inbox } from '../adapters/inbox';
import { redactedTranscript } from './conversation/redacted-transcript';
import { PlatformConversation } from './conversation/platform-conversation';
import type { Transcript } from './conversation/transcript';
import { HttpSurface } from './surfaces/http/http-surface';
import type { ConversationUrls, OpenSurface, StrayCall, Surface, SurfaceOptions } from './surfaces/surface';

/** The double's side of one conversation, and where a bot reaches it. */
export interface OpenConversation {
  readonly conversation: PlatformConversation;
  readonly urls: ConversationUrls;
}

/** The conversations of a run, and the surface by which bots and they reach each other. */
export class PlatformDouble {
  private constructor(
    readonly reachedAs: string | undefined,
    readonly redactor: Redactor,
    private readonly surface: Surface,
    private readonly inbox: Inbox,
  ) {}

  /** On the surface that is opened here; when none is named, over HTTP, with nobody to hear of events. */
  static async start(
    { reachedAs, redactor = redactNothing }: Partial<SurfaceOptions> = {},
    openSurface: OpenSurface = (options) => HttpSurface.start(options),
  ): Promise<PlatformDouble> {
    const surface = await openSurface({ reachedAs, redactor });
    return new PlatformDouble(reachedAs, redactor, surface, surface);
  }

  /** The same platform, which brings the events of the conversations that it opens to this inbox. */
  deliveringTo(inbox: Inbox): PlatformDouble {
    return new PlatformDouble(this.reachedAs, this.redactor, this.surface, inbox);
  }

  /** Calls that belonged to no open conversation; of many, `strays` keeps the first. */
  get strayCalls(): number {
    return this.surface.strayCalls;
  }

  /** Aborted, with a fault as its reason, when all conversations together take more than a run has room for. */
  get overrun(): AbortSignal | undefined {
    return this.surface.overrun;
  }

  get strays(): readonly StrayCall[] {
    return this.surface.strays;
  }

  /**
   * Opens a conversation; what happens there goes to `transcript`. `own` is all that the suite says in it, as JSON: what
   * stands there is no secret.
   */
  open(
    conversationId: string,
    platform: PlatformSetup,
    transcript: Transcript,
    own: unknown = platform,
  ): OpenConversation {
    const noted = redactedTranscript(transcript, this.redactor.sparing(own));
    const conversation = new PlatformConversation(conversationId, platform, noted, (event) =>
      this.deliver(conversationId, event),
    );
    return { conversation, urls: this.surface.serve(conversation, platform.transfersRefuseConnections === true) };
  }

  /** Brings an event to a bot, whatever the platform knows of the conversation; nothing is noted. */
  async deliver(conversationId: string, event: PlatformEvent): Promise<void> {
    await this.inbox.deliver(conversationId, event);
  }

  /** Ends a conversation: later calls to its URLs are refused and no longer part of a trace. */
  close(conversation: PlatformConversation): void {
    conversation.end();
    this.surface.leave(conversation);
  }

  async stop(): Promise<void> {
    await this.surface.stop();
  }
}

/** An id that no implementation can guess. */
export function unguessableId(prefix: string): string {
  return `${prefix}-${randomUUID()}`;
}
