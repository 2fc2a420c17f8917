/**
 * What each part of the implementation sees of the conversation in which it works: its state, and of every other part
 * what others may ask of it. Parts know this alone, so that none of them leads back to the whole.
 */
import type { Integration, StartConversation, TransferRequest } from '../protocol/types';
import type { PendingWork } from './pending-work';
import type { Clock } from './clock';
import type { EscalationEnd } from './escalation-end';
import type { EscalationInteraction, EscalationPlan, EscalationPlanner } from './escalation-plan';
import type { PlatformAnswer } from './platform-answer';
import type { Speaker } from './speaker';
import type { TransferOutcome } from './transfer-outcome';
import type { Variables } from './variables';

export interface ConversationParts {
  readonly setup: StartConversation;
  readonly activity: PendingWork;
  readonly clock: Clock;
  readonly variables: Variables;
  readonly fallbackMessage: string;
  readonly honoursConfiguredWait: boolean;
  /** Aborts when the conversation ends. */
  readonly ended: AbortSignal;
  readonly planner: EscalationPlanner;
  readonly connector: {
    say(text: string): Promise<void>;
    requestTransfer(body: TransferRequest): Promise<TransferOutcome>;
    bypassBot(texts: readonly string[]): Promise<void>;
  };
  readonly engine: {
    silent: boolean;
    readonly lastConsumerText: string | undefined;
    readonly lastIntentId: string | undefined;
    hear(text: string, from: Speaker): void;
    whenDone(act: () => Promise<void>): void;
    escalationFor(
      text: string,
    ): { readonly interaction: EscalationInteraction; readonly variables: Variables } | undefined;
    sayFallbackMessage(): Promise<void>;
  };
  readonly escalator: {
    escalate(interaction: EscalationInteraction): Promise<EscalationEnd>;
    skillId(plan: EscalationPlan, variables?: Variables): string;
    skillIsNumeric(skillId: string): boolean;
  };
  readonly failures: {
    note(): void;
    reset(): void;
    bothersBot(): boolean;
  };
  readonly line: {
    post(url: string, body: object): Promise<PlatformAnswer | undefined>;
  };
  readonly requests: {
    forEscalation(plan: EscalationPlan, skillId: string): TransferRequest;
    forSilence(skillId: string): TransferRequest;
  };
  readonly resultData: {
    keep(integration: Integration, outcome: TransferOutcome): Promise<void>;
  };
  readonly silence: {
    start(text: string): void;
    cancel(): void;
  };
  readonly templates: {
    fill(template: string, variables?: Variables): string;
    message(template: string): string;
    injectsLineBreak(template: string): boolean;
  };
  readonly transfers: {
    make(body: TransferRequest): Promise<TransferOutcome>;
  };
}
