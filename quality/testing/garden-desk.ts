/** The exported bot of our own fixtures, to be changed in one place: what a test reads of it by its own names. */
import { readFileSync } from 'node:fs';
import path from 'node:path';

export const gardenDeskFile = path.resolve(__dirname, '..', '..', 'exports', 'fixtures', 'garden-desk.json');
export const faultyDeskFile = path.resolve(
  __dirname,
  '..',
  '..',
  'exports',
  'fixtures',
  'garden-desk-with-faults.json',
);

export interface RawRule {
  conditions: unknown[];
  contextConditions: unknown[];
  action: { name: string; value: string };
  contextDataVariables: { name: string; value: string }[];
}

export interface RawInteraction {
  id: string;
  name: string;
  pattern?: unknown;
  status: string;
  group: string;
  nextMessageId?: string;
  interactionType: string;
  interactionDelay?: string;
  preProcessMessage?: string;
  postProcessMessage?: string;
  responseMatches: RawRule[];
  content: {
    responderId?: string;
    results?: { type: string; tile: { tileData: { text?: unknown; escalation?: Record<string, unknown> }[] } };
  };
}

export interface RawExport {
  bot: Record<string, unknown> & { botAttributes: Record<string, unknown> };
  responder: unknown[];
  conversationMessage: RawInteraction[];
  groups: { id: string; name: string; dialogType: string; status: string }[];
}

/** A copy that may be changed. */
export function gardenDesk(): RawExport {
  return JSON.parse(readFileSync(gardenDeskFile, 'utf8')) as RawExport;
}

export function interactionIn(bot: RawExport, id: string): RawInteraction {
  const found = bot.conversationMessage.find((each) => each.id === id);
  if (!found) throw new Error(`The garden desk has no interaction "${id}".`);
  return found;
}

/** What an interaction says, and the settings of its escalation. */
export function tileIn(bot: RawExport, id: string) {
  const tile = interactionIn(bot, id).content.results?.tile.tileData[0];
  if (!tile) throw new Error(`The interaction "${id}" of the garden desk says nothing.`);
  return tile;
}

/** Its only rule, which leads there, on this result of an API call. */
export function ruleTo(value: string, status?: string): RawRule {
  const conditions = status === undefined ? [] : [{ matchType: 'API_RESULT', apiResultsMatch: { status } }];
  return { conditions, contextConditions: [], action: { name: 'INTERACTION', value }, contextDataVariables: [] };
}
