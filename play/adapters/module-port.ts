/**
 * What a module given with `--adapter` exports: an implementation reached without a server, in a process of its own.
 * Export an object of the type {@link Implementation} as `implementation`, or by default.
 */
import type { Declaration, PlatformEvent, StartConversation } from '../../protocol/types';

export type {
  AgentConnector,
  Bot,
  Capability,
  Channel,
  Clock,
  Declaration,
  Dialog,
  HandedOver,
  Integration,
  Interaction,
  PlatformEvent,
  StartConversation,
  TransferAccepted,
  TransferRequest,
} from '../../protocol/types';

/** One conversation that was started. Every method may be called only one at a time. */
export interface RunningConversation {
  /** Something arrives from the platform. With a virtual clock it resolves when everything due is done. */
  tell(event: PlatformEvent): void | Promise<void>;
  /** Ends the conversation, its timers and its connections. */
  stop(): void | Promise<void>;
  /** Moves the conversation's time on; required with a virtual clock. */
  advance?(ms: number): void | Promise<void>;
  /** Silences the bot engine, or lets it answer again; required by the capability `bot-outage`. */
  outage?(silent: boolean): void | Promise<void>;
  /** Resolves when nothing is under way, for implementations whose `tell` returns earlier than that. */
  settled?(): void | Promise<void>;
}

/** The answer to a configuration that is not acceptable; the reason is for people. */
export interface RefusedConfiguration {
  readonly refused: string;
}

export interface Implementation {
  readonly declaration: Declaration;
  /**
   * Starts a conversation with this configuration. The bot says its texts by a POST to `platform.messagesUrl` and
   * transfers by a POST to `platform.transfersUrl`, or to the documented Transfer API, whose calls are brought there.
   */
  start(
    conversation: StartConversation,
  ): RunningConversation | RefusedConfiguration | Promise<RunningConversation | RefusedConfiguration>;
}
