/** A check of an exported bot: a pure function, which says what will go wrong and on which evidence it knows the fields that it reads. */
import { rowOf, type RequirementId } from '../requirements/catalogue';
import type { Source } from '../requirements/requirement';
import { quote } from '../trace/render-event';
import type { BotExport, ExportedInteraction } from './bot-export';
import type { Catching } from './catching-of';
import type { ExportedEscalation } from './escalations-of';
import type { Flow } from './follow';

/**
 * `error`: a documented must is missed. `warning`: a documented recommendation is, or a must that is inferred. `info`: the
 * documents leave it free, or the field was never seen in a public export; it decides no exit code.
 */
export type LintLevel = 'error' | 'warning' | 'info';

/** What a check looks at. */
export interface Linted {
  readonly bot: BotExport;
  readonly flow: Flow;
  readonly escalations: readonly ExportedEscalation[];
  readonly catching: Catching;
}

/** A place in the export. */
export interface ExportPlace {
  /** As one writes it in a program: `conversationMessage[6]`. */
  readonly path: string;
  readonly dialog?: string;
  readonly interaction?: string;
  /** Of the file, from 1. */
  readonly line?: number;
}

/** Something that will go wrong. */
export interface Flaw {
  readonly because: string;
  readonly expected: string;
  readonly mend: string;
  readonly at: ExportPlace;
  /** The level of the check when left out. */
  readonly level?: LintLevel;
  /** The requirement of the check when left out. */
  readonly requirement?: RequirementId;
  /** The field was read by a key or a value that no public export shows. */
  readonly guessed?: true;
  /** Where the documents speak of this route; where the requirement is written, when left out. */
  readonly source?: Source;
}

export interface BotCheck {
  readonly name: string;
  readonly requirement: RequirementId;
  readonly level: LintLevel;
  /** The fields that it reads, and the public export or typing in which each was seen. */
  readonly fields: string;
  readonly look: (linted: Linted) => readonly Flaw[];
}

/** The export of LivePerson's samples that holds an escalation. */
export const sampleBot = 'LivePersonInc/ConversationBuilder-Samples, how-to-guides/get-bot-patterns/bot.json';

/** The export of LivePerson's samples in which an interaction goes on by the result of an API call. */
export const sampleResults =
  'LivePersonInc/ConversationBuilder-Samples, how-to-guides/api-results-text-only/displaying-results-in-text-only-demo.json';

export function placeOf({ bot, flow }: Linted, interaction: ExportedInteraction): ExportPlace {
  const dialog = flow.dialogOf(interaction);
  const line = bot.lines.get(interaction.id);
  return {
    path: `conversationMessage[${interaction.index}]`,
    ...(dialog ? { dialog: dialog.name } : {}),
    interaction: interaction.name,
    ...(line === undefined ? {} : { line }),
  };
}

/** What has to be said of a flaw of this escalation beside the flaw itself. */
export function ofEscalation(
  linted: Linted,
  escalation: ExportedEscalation,
  requirement: RequirementId,
): Pick<Flaw, 'at' | 'guessed' | 'source'> {
  const { interaction, integration } = escalation;
  if (integration) return { at: placeOf(linted, interaction), guessed: true };
  const { onAgentTransfer } = rowOf(requirement);
  return { at: placeOf(linted, interaction), ...(onAgentTransfer ? { source: onAgentTransfer } : {}) };
}

/** Of the interaction, or of the integration whose settings it uses. */
export function nameOfEscalation({ interaction, integration }: ExportedEscalation): string {
  return integration
    ? `the integration ${quote(integration.name, 80)} of the interaction ${quote(interaction.name, 80)}`
    : `the interaction ${quote(interaction.name, 80)}`;
}

/** The words with a capital letter, for the beginning of a sentence. */
export function asBeginning(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}
