/**
 * The platform double: stands in for the Conversational Cloud, answers as the scenario scripts, records everything
 * and judges nothing.
 *
 * Simpler than the real cloud: the consumer reads the message of a transfer request the moment the request is
 * accepted, and not at all when it is refused; an accepted conversation is with its skill, agent or bot at once;
 * nobody's capacity runs out; a conversation has its own pair of URLs instead of credentials.
 */
import { randomUUID } from 'node:crypto';
import { blotNothing, type Blotter } from '../../trace/blotter';
import type { PlatformSetup } from '../../trace/trace';
import { blottedTranscript } from './conversation/blotted-transcript';
import { PlatformConversation } from './conversation/platform-conversation';
import type { Transcript } from './conversation/transcript';
import { HttpSurface, type ConversationUrls, type StrayCall } from './surfaces/http/http-surface';

/** The double's side of one conversation, and where a bot reaches it. */
export interface OpenConversation extends ConversationUrls {
  readonly conversation: PlatformConversation;
}

export interface DoubleOptions {
  /** Host by which implementations reach this machine, see `listen`; loopback when left out. */
  readonly reachedAs?: string | undefined;
  /** Takes the run's secrets out of everything that is written down here; there are none when left out. */
  readonly blotter?: Blotter;
}

/** The conversations of a run, and the surface by which bots reach them. */
export class PlatformDouble {
  private constructor(
    readonly reachedAs: string | undefined,
    readonly blotter: Blotter,
    private readonly surface: HttpSurface,
  ) {}

  static async start({ reachedAs, blotter = blotNothing }: DoubleOptions = {}): Promise<PlatformDouble> {
    return new PlatformDouble(reachedAs, blotter, await HttpSurface.start(reachedAs, blotter));
  }

  /** Calls that belonged to no open conversation; of many, `strays` keeps the first. */
  get strayCalls(): number {
    return this.surface.strayCalls;
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
    const noted = blottedTranscript(transcript, this.blotter.sparing(own));
    const conversation = new PlatformConversation(conversationId, platform, noted);
    return { conversation, ...this.surface.serve(conversation, platform.transfersRefuseConnections === true) };
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
