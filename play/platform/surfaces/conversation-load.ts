/**
 * What the platform takes of one conversation, whatever the surface by which it comes. A bot that keeps to the protocol comes nowhere
 * near; of a runaway one the trace says where it was refused, and goes no further.
 */
import type { PlatformLoad } from './platform-limits';

/** Calls of one conversation beyond this are refused, so that a runaway bot cannot fill the trace. */
export const callsTaken = 2_000;

/** Characters of all calls of one conversation; a trace keeps them, and they are held in memory until its end. */
export const charactersTaken = 16 * 1024 * 1024;

/** Calls of one conversation that are under way at once; one that is still being sent or answered counts. */
export const callsAtOnceTaken = 100;

/** How a surface names what it counts, as in "More than 2000 calls in one conversation". */
export interface CountedAs {
  readonly calls: string;
  /** In what their characters come. */
  readonly bodies: string;
}

/** Why a call is not taken, and whether it is the first that is refused for it: that one alone is told in the trace. */
export interface BeyondLimit {
  readonly why: string;
  readonly isFirst: boolean;
}

export class ConversationLoad {
  private calls = 0;
  private underWay = 0;
  private characters = 0;
  private held = 0;
  private isBeyond = false;

  constructor(
    private readonly countedAs: CountedAs,
    private readonly load: Pick<PlatformLoad, 'hold' | 'release'>,
  ) {}

  /** Whether one more call may be under way; one that may ends with {@link endCall}. */
  beginCall(): boolean {
    if (this.underWay >= callsAtOnceTaken) return false;
    this.underWay += 1;
    return true;
  }

  endCall(): void {
    this.underWay -= 1;
  }

  /** Counts a call of so many characters; undefined while it may be taken. What is taken is held until {@link forget}. */
  count(characters: number): BeyondLimit | undefined {
    this.calls += 1;
    this.characters += characters;
    const { calls, bodies } = this.countedAs;
    const why =
      this.calls > callsTaken
        ? `More than ${callsTaken} ${calls} in one conversation.`
        : this.characters > charactersTaken
          ? `More than ${charactersTaken} characters in the ${bodies} of one conversation.`
          : undefined;
    if (why === undefined) {
      this.held += characters;
      this.load.hold(characters);
      return undefined;
    }
    const isFirst = !this.isBeyond;
    this.isBeyond = true;
    return { why, isFirst };
  }

  /** Nothing of it is held any more. */
  forget(): void {
    this.load.release(this.held);
    this.held = 0;
  }
}
