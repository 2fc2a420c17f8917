/** Makes a bot of the JSON of an export. What it needs has to have the shape that exports were seen to have; the rest may be anything. */
import { z } from 'zod';
import { renderMisfit } from '../results/render-misfit';
import { quote } from '../trace/render-event';
import type {
  BotExport,
  ExportedCondition,
  ExportedDialog,
  ExportedIntegration,
  ExportedInteraction,
  ExportedRule,
  ExportedTransfer,
} from './bot-export';
import { linesOfIds } from './lines-of-ids';
import { UnreadableExport } from './unreadable-export';
import { wordsOf } from './words-of';

/** The newest that was seen, in `bot.version`. */
const newestVersion = 2;

const list = z.array(z.unknown());
const maybeText = z.string().nullish();
const textOrNumber = z.union([z.string(), z.number()]).nullish();

const Top = z.object({
  bot: z.object({
    name: maybeText,
    version: textOrNumber,
    skillIds: list.nullish(),
    botAttributes: z.object({ DEFAULT_ERROR_MESSAGE: maybeText }).nullish(),
    defaultErrorMessage: maybeText,
  }),
  groups: list,
  conversationMessage: list,
  responder: list.nullish(),
  globalFunctions: z.object({ methods: maybeText }).nullish().catch(undefined),
});

const Dialog = z.object({ id: z.string(), name: maybeText, dialogType: maybeText, status: maybeText });

const Transfer = z.object({
  agentSkillId: textOrNumber,
  agentId: textOrNumber,
  tangoContextEnabled: z.boolean().nullish(),
});

const Tile = z.object({ text: maybeText, escalation: Transfer.nullish() });

const Interaction = z.object({
  id: z.string(),
  name: maybeText,
  interactionType: maybeText,
  group: maybeText,
  status: maybeText,
  pattern: list.nullish(),
  intentId: maybeText,
  interactionDelay: textOrNumber,
  nextMessageId: maybeText,
  preProcessMessage: maybeText,
  postProcessMessage: maybeText,
  processUserResponse: maybeText,
  responseMatches: list.nullish(),
  content: z
    .object({
      responderId: maybeText,
      results: z.object({ type: maybeText, tile: z.object({ tileData: list.nullish() }).nullish() }).nullish(),
    })
    .nullish(),
});

const Rule = z.object({
  conditions: list.nullish(),
  contextConditions: list.nullish(),
  contextDataVariables: list.nullish(),
  action: z.object({ name: maybeText, value: maybeText }).nullish(),
});

const Condition = z.object({
  matchType: maybeText,
  apiResultsMatch: z.object({ status: maybeText }).nullish(),
});

const Variable = z.object({ name: maybeText, value: maybeText });

/** The settings of an escalation are guesses here: neither their keys nor the type were ever seen in public. */
const Integration = z.object({
  id: z.string(),
  name: maybeText,
  integrationType: maybeText,
  agentSkillId: textOrNumber,
  agentId: textOrNumber,
  tangoContextEnabled: z.boolean().nullish(),
  transferMessage: maybeText,
});

/** @throws UnreadableExport with half a sentence, which begins after a colon. */
export function parseBot(json: unknown, text: string): BotExport {
  const top = topOf(json);
  refuseNewer(top.bot.version);
  const { name, skillIds, botAttributes, defaultErrorMessage } = top.bot;
  const defaultResponse = botAttributes?.DEFAULT_ERROR_MESSAGE ?? defaultErrorMessage;
  return {
    name: name ?? '',
    ...(defaultResponse ? { defaultResponse } : {}),
    hasGlobalFunctions: Boolean(top.globalFunctions?.methods),
    ownSkillIds: (skillIds ?? []).filter((each) => typeof each === 'string' || typeof each === 'number').map(String),
    dialogs: top.groups.map((each, index) => dialogOf(fit(Dialog, each, `groups[${index}]`), index)),
    interactions: top.conversationMessage.map(interactionOf),
    integrations: (top.responder ?? []).map((each, index) =>
      integrationOf(fit(Integration, each, `responder[${index}]`), index),
    ),
    ...wordsOf(json),
    lines: linesOfIds(text),
  };
}

function topOf(json: unknown): z.infer<typeof Top> {
  const isObject = typeof json === 'object' && json !== null && !Array.isArray(json);
  if (!isObject || !['bot', 'groups', 'conversationMessage'].some((key) => Object.hasOwn(json, key))) {
    const seen = Array.isArray(json)
      ? 'a list'
      : isObject
        ? `an object with ${tellKeys(Object.keys(json))}`
        : quote(JSON.stringify(json), 60);
    throw new UnreadableExport(
      `at its top, expected an object with "bot", "groups" and "conversationMessage", seen ${seen}`,
    );
  }
  return fit(Top, json);
}

function tellKeys(keys: readonly string[]): string {
  if (keys.length === 0) return 'nothing in it';
  return `${keys
    .slice(0, 5)
    .map((key) => quote(key, 40))
    .join(', ')}${keys.length > 5 ? ' and more' : ''}`;
}

function refuseNewer(version: string | number | null | undefined): void {
  if (!(Number(version ?? '') > newestVersion)) return;
  throw new UnreadableExport(
    `it is of version ${Number(version)}, as "bot.version" says, and this version of the suite knows exports up to version ${newestVersion}`,
    'Look whether there is a newer version of the suite that knows it.',
  );
}

function fit<T>(schema: z.ZodType<T>, value: unknown, at?: string): T {
  const checked = schema.safeParse(value);
  if (checked.success) return checked.data;
  throw new UnreadableExport(`${at === undefined ? '' : `in ${at}, `}${renderMisfit(checked.error, value)}`);
}

function dialogOf({ id, name, dialogType, status }: z.infer<typeof Dialog>, index: number): ExportedDialog {
  return {
    index,
    id,
    name: name ?? '',
    isFallback: dialogType === 'FALLBACK_DIALOG',
    enabled: status !== 'DISABLED',
  };
}

function interactionOf(each: unknown, index: number): ExportedInteraction {
  const at = `conversationMessage[${index}]`;
  const raw = fit(Interaction, each, at);
  const { content } = raw;
  const type = raw.interactionType ?? content?.results?.type ?? '';
  const [first] = content?.results?.tile?.tileData ?? [];
  const tile = first === undefined ? undefined : fit(Tile, first, `${at}.content.results.tile.tileData[0]`);
  const isTransfer = type === 'ESCALATION';
  return {
    index,
    id: raw.id,
    name: raw.name ?? '',
    type,
    dialogId: raw.group ?? '',
    enabled: raw.status !== 'INACTIVE',
    patterns: (raw.pattern ?? []).filter((pattern) => typeof pattern === 'string'),
    hasIntent: (raw.intentId ?? '') !== '',
    ...optional('text', tile?.text),
    ...(isTransfer ? { transfer: transferOf(tile?.escalation ?? {}, tile?.text) } : {}),
    ...optional('integrationId', content?.responderId),
    ...optional('delay', asText(raw.interactionDelay)),
    ...optional('nextId', raw.nextMessageId),
    rules: (raw.responseMatches ?? []).map((rule, of) => ruleOf(rule, `${at}.responseMatches[${of}]`)),
    code: [raw.preProcessMessage, raw.postProcessMessage, raw.processUserResponse].filter((code) => code).join('\n'),
  };
}

function ruleOf(each: unknown, at: string): ExportedRule {
  const { conditions, contextConditions, contextDataVariables, action } = fit(Rule, each, at);
  return {
    conditions: (conditions ?? []).map((condition, of) => conditionOf(condition, `${at}.conditions[${of}]`)),
    asksVariables: (contextConditions ?? []).length > 0,
    action: { name: action?.name ?? '', value: action?.value ?? '' },
    sets: (contextDataVariables ?? []).map((variable, of) => {
      const { name, value } = fit(Variable, variable, `${at}.contextDataVariables[${of}]`);
      return { name: name ?? '', value: value ?? '' };
    }),
  };
}

function conditionOf(each: unknown, at: string): ExportedCondition {
  const { matchType, apiResultsMatch } = fit(Condition, each, at);
  return { matchType: matchType ?? '', ...optional('apiStatus', apiResultsMatch?.status) };
}

function integrationOf(raw: z.infer<typeof Integration>, index: number): ExportedIntegration {
  const type = raw.integrationType ?? '';
  const escalates = /escalat/i.test(type) || raw.agentSkillId !== undefined;
  const { id, name } = raw;
  return {
    index,
    id,
    name: name ?? '',
    type,
    ...(escalates ? { transfer: transferOf(raw, raw.transferMessage) } : {}),
  };
}

function transferOf(raw: Partial<z.infer<typeof Transfer>>, message: string | null | undefined): ExportedTransfer {
  return {
    ...optional('skillId', asText(raw.agentSkillId)),
    ...optional('agentId', asText(raw.agentId)),
    passesContext: raw.tangoContextEnabled === true,
    ...optional('message', message),
  };
}

function asText(value: string | number | null | undefined): string | undefined {
  return value === null || value === undefined ? undefined : String(value);
}

/** What is null is left out, as what is not there. */
function optional<K extends string>(key: K, value: string | null | undefined): { readonly [Key in K]?: string } {
  return value === null || value === undefined ? {} : ({ [key]: value } as { readonly [Key in K]: string });
}
