/** What the model predicts, as data: texts that are read, transfers that are requested, and what must not come. */
import type { Channel } from '../../protocol/types';
import type { RequirementId } from '../../requirements/catalogue';

/** A value that a transfer request is to carry, and why. */
export interface ExpectedValue {
  readonly value: string;
  readonly requirement: RequirementId;
}

/** A text that the consumer is to read; any one of `texts` will do. */
export interface Reads {
  readonly kind: 'reads';
  readonly texts: readonly string[];
  /** It may stay away: the bot says it where no document promises that its words reach the consumer. */
  readonly mayStayAway?: true;
  /** Milliseconds after the stimulus before which it cannot come, where a delay stands before it. */
  readonly dueMs?: number;
  /** Undefined: nothing documented is broken when it does not come, and nothing can be said of what follows. */
  readonly requirement: RequirementId | undefined;
}

/** A transfer request that is to come. */
export interface Requests {
  readonly kind: 'requests';
  /** What is broken when it does not come. */
  readonly requirement: RequirementId;
  readonly skill: ExpectedValue;
  readonly message?: ExpectedValue;
  readonly agent?: ExpectedValue;
  readonly intent?: ExpectedValue;
  readonly userMessage?: ExpectedValue;
  /** What is broken when any context comes with it. */
  readonly noContext?: RequirementId;
  /** Agents that must not be named in it, and what is broken when one is. */
  readonly notAgents?: { readonly ids: readonly string[]; readonly requirement: RequirementId };
  /** Milliseconds after the stimulus before which it must not come. */
  readonly notBefore?: { readonly ms: number; readonly requirement: RequirementId };
  /** Milliseconds after the stimulus by which it must have come. */
  readonly by?: { readonly ms: number; readonly requirement: RequirementId };
}

export type ExpectedAct = Reads | Requests;

/** What one stimulus leads to. */
export interface PredictedTurn {
  readonly conversation: string;
  readonly stimulus:
    | 'configuration-offered'
    | 'consumer-said'
    | 'transfer-failed'
    | 'outage-began'
    | 'outage-ended'
    | 'agent-joined'
    | 'returned-to-bot';
  readonly acts: ExpectedAct[];
  /** Texts that must not be read in this moment beyond those predicted. */
  readonly forbiddenTexts: ExpectedValue[];
  /** Requests that must not come beyond those predicted; without a skill id, none at all. */
  readonly forbiddenRequests: { readonly requirement: RequirementId; readonly skillId?: string }[];
  /** What is broken when a text comes only after the transfer that it precedes. */
  textsFirst: RequirementId;
  /** How many texts may come beyond these acts, of dialogs of which the documents leave open whether they run. */
  mayFollow?: number;
  /** Why nothing is predicted beyond these acts, if so. */
  open?: string;
  /** What a refusal of the configuration breaks; undefined where it may be refused. */
  refusal?: RequirementId | 'allowed' | undefined;
}

export interface ModelFacts {
  readonly channel: Channel;
  readonly fallbackMessage: string;
}
