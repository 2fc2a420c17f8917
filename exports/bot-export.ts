/** A bot as Conversation Builder exports it: the parts that have a say in an escalation, in our words. */
import type { ExportWords } from './words-of';

/** A condition of a rule. */
export interface ExportedCondition {
  /** Such as `PATTERN`, `REGEX` or `API_RESULT`. */
  readonly matchType: string;
  /** Of an `API_RESULT`. */
  readonly apiStatus?: string;
}

/** What comes next, and when. */
export interface ExportedRule {
  readonly conditions: readonly ExportedCondition[];
  /** Whether it depends on variables as well. */
  readonly asksVariables: boolean;
  readonly action: { readonly name: string; readonly value: string };
  /** Variables that it sets. */
  readonly sets: readonly { readonly name: string; readonly value: string }[];
}

/** The settings of an escalation, as they are written. */
export interface ExportedTransfer {
  readonly skillId?: string;
  readonly agentId?: string;
  readonly passesContext: boolean;
  readonly message?: string;
}

export interface ExportedInteraction {
  /** Position in `conversationMessage`. */
  readonly index: number;
  readonly id: string;
  readonly name: string;
  /** Such as `TEXT`, `DIALOG_STARTER` or `ESCALATION`. */
  readonly type: string;
  readonly dialogId: string;
  /** A disabled interaction is passed over. */
  readonly enabled: boolean;
  readonly patterns: readonly string[];
  readonly hasIntent: boolean;
  readonly text?: string;
  /** Of an Agent Transfer interaction. */
  readonly transfer?: ExportedTransfer;
  /** Of an interaction that calls an integration. */
  readonly integrationId?: string;
  /** As it is written: exports hold it as a text. */
  readonly delay?: string;
  readonly nextId?: string;
  readonly rules: readonly ExportedRule[];
  /** Its own scripts, which are read and never run. */
  readonly code: string;
}

export interface ExportedDialog {
  /** Position in `groups`. */
  readonly index: number;
  readonly id: string;
  readonly name: string;
  readonly isFallback: boolean;
  readonly enabled: boolean;
}

export interface ExportedIntegration {
  /** Position in `responder`. */
  readonly index: number;
  readonly id: string;
  readonly name: string;
  readonly type: string;
  /** What looks like the settings of an escalation; no public export holds any. */
  readonly transfer?: ExportedTransfer;
}

export interface BotExport extends ExportWords {
  readonly name: string;
  /** The default user-friendly response of Bot Settings. */
  readonly defaultResponse?: string;
  /** Scripts that every other script of the bot may call. */
  readonly hasGlobalFunctions: boolean;
  /** Skills of the bot itself. */
  readonly ownSkillIds: readonly string[];
  readonly dialogs: readonly ExportedDialog[];
  readonly interactions: readonly ExportedInteraction[];
  readonly integrations: readonly ExportedIntegration[];
  /** Line of the file at which what has this id begins. */
  readonly lines: ReadonlyMap<string, number>;
}
