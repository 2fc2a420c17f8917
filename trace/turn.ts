/** The nouns of a trace that is read as turns: a turn, and what the dialog that it starts is configured to do. */
import type { AgentTransferInteraction, Dialog, Integration, IntegrationInteraction } from '../protocol/types';
import type { Numeric } from './templates';
import type { Event, Setup } from './trace';

/** What begins a turn. */
export type Stimulus = Event<'consumer-said' | 'transfer-failed' | 'configuration-offered'>;

/** A turn as the events alone tell it, whatever the dialogs are. */
export interface Stretch {
  readonly stimulus: Stimulus;
  readonly events: readonly Event[];
  /** Deferred failures of this conversation so far, this one included. */
  readonly failures: number;
  /**
   * Before this turn the platform had given the conversation back to the bot, an agent had joined, or a call had got an
   * answer of which it is open whether it hands over.
   */
  readonly returned: boolean;
  /** The bot engine was silent when the stimulus came. */
  readonly silenced: boolean;
  /**
   * Scenario time for which this turn was watched, in milliseconds: until the next stimulus, or until the bot engine
   * fell silent or could answer again, or an agent took the conversation.
   */
  readonly watchedMs: number;
}

/** An escalation that the configuration calls for at this point of the turn. */
export interface Escalation {
  readonly kind: 'escalation';
  readonly turn: Turn;
  readonly route: 'integration' | 'agent-transfer';
  readonly interaction: IntegrationInteraction | AgentTransferInteraction;
  readonly integration?: Integration;
  readonly skill: {
    readonly template: string | undefined;
    readonly value: string;
    readonly numeric: Numeric;
    readonly byVariable: boolean;
    readonly unset: boolean;
  };
  readonly message: {
    readonly template: string | undefined;
    /** What the consumer is to read, once variables and escapes are replaced. */
    readonly value: string;
    readonly missing: boolean;
    readonly blank: boolean;
    readonly names: readonly string[];
    readonly unset: boolean;
    /**
     * Whether the documents say what the consumer is to read: not where a variable was never set, where nothing is
     * left of the text, or where it only resembles BLANK_MESSAGE or becomes that through a variable.
     */
    readonly settled: boolean;
    /** What a variable in it brings along: a real line feed, or no more than a carriage return, of which the documents say nothing. */
    readonly lineBreak: 'line feed' | 'carriage return' | 'none';
  };
  readonly agentId: string | undefined;
  readonly transferBotContext: boolean;
  readonly delayMs: number;
  /** Milliseconds after the stimulus at which the transfer is due: this delay and those before it in the turn. */
  readonly dueAfterMs: number;
  /** The transfer request that answers to this escalation, when one came. */
  readonly request: Event<'transfer-requested'> | undefined;
  /** How the platform answered that request; undefined where nobody can tell which of equal requests is this one's. */
  readonly answer: Event<'transfer-answered'> | undefined;
  /** The same call was made again in the turn and ended otherwise: which result counts, the documents do not say. */
  readonly resultIsOpen: boolean;
}

/** A text that the configuration calls for at this point of the turn. */
export interface PlannedText {
  readonly kind: 'text';
  readonly text: string;
  /**
   * Whether the documents say what the consumer reads: not where a variable was never set or rests on the result of an
   * earlier turn, nor for BLANK_MESSAGE.
   */
  readonly settled: boolean;
  readonly dialog: Dialog;
  /** As it is configured. */
  readonly template: string;
  /** The escalation of an earlier turn of which a variable in it tells whether the right dialog followed its success. */
  readonly restsOn?: RestsOn;
}

/** What a text shows of an escalation that was accepted in an earlier turn. */
export interface RestsOn {
  readonly escalation: Escalation;
  /** What the text says where another dialog ran after that escalation, or none. */
  readonly otherwise: readonly string[];
}

export type Planned = PlannedText | Escalation;

/** Values that a variable may have beside the one it has by the documented rules. */
export type OtherValues = ReadonlyMap<string, readonly string[]>;

/** One stimulus and all that followed until the next one of the same conversation. */
export interface Turn extends Stretch {
  readonly conversation: string;
  readonly setup: Setup;
  /** What the bot hears; undefined when nothing is to reach it (the fourth failure). */
  readonly heard: string | undefined;
  /** Attempts of this conversation that had failed before the platform accepted them, before this turn. */
  readonly immediateFailures: number;
  /** A text or transfer of an earlier turn was still to come: a bot at work may drop what it hears, or do it later. */
  readonly overlapped: boolean;
  /** The dialog that hears it, or would if the bot engine were not silent. */
  readonly dialog: Dialog | undefined;
  /** Whether `dialog` was found by a pattern (or intent), or is the Fallback dialog. */
  readonly caughtBy: 'pattern' | 'fallback-dialog' | 'nothing';
  /** The variables as the Fallback dialog finds them: of before where it hears the stimulus itself, else of what was done. */
  readonly variables: ReadonlyMap<string, string>;
  /** What variables may hold instead, by which dialog followed an earlier escalation. */
  readonly otherValues: OtherValues;
  /** What the dialog is configured to do. In a silenced turn: what it would do. */
  readonly planned: readonly Planned[];
}
