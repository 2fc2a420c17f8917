/**
 * What a bot behind a custom endpoint answers to an event, read item by item, in order.
 *
 * As the vendor documents it (developers.liveperson.com, third-party-bots-custom-endpoint-basic-content.html, "Bot Actions", and
 * -advanced-features.html; docs/v1.json of the reference service): `TEXT`, with `messageAudience` AGENTS_AND_MANAGERS where the
 * consumer does not read it; `STRUCTURED_CONTENT`; `DELAY`, before what comes after it; `ACTION`, of which a response has one.
 *
 * A transfer is spelt in four ways, and all are taken. The pages have `parameters: {skillName}` and `{skillName, agentId}`; the OpenAPI
 * document has `{skillName}` or `{agentId}`, and never both; the same connector's bots in LivePerson Functions have
 * `actionParameters: {skill, agentId}`.
 */
import { z } from 'zod';
import { longestName, longestText } from '../../../../protocol/lengths';
import { problemsOf } from '../../../adapters/read-declaration';
import { textOfEvent } from '../messaging/text-of-event';

/** One thing that a bot has answered, as an item of this type, so many characters long. */
export type BotAct = Done & { readonly type: Item['type']; readonly characters: number };

/** What is done for an item; `raw` is how the bot said it. */
type Done =
  | { readonly kind: 'says'; readonly text: string; readonly raw: unknown }
  /** Nothing that the consumer reads, and nothing that is done to the conversation. */
  | { readonly kind: 'nothing to read' }
  | { readonly kind: 'waits'; readonly ms: number }
  | { readonly kind: 'transfers'; readonly to: Destination; readonly raw: unknown }
  | { readonly kind: 'closes'; readonly raw: unknown }
  | { readonly kind: 'other action'; readonly name: string; readonly raw: unknown };

/** To whom a transfer goes, by what it names. */
export interface Destination {
  readonly skillName?: string | undefined;
  readonly agentId?: string | undefined;
}

const Text = z.object({
  message: z.string().max(longestText),
  messageAudience: z.enum(['ALL', 'AGENTS_AND_MANAGERS']).optional(),
});

const StructuredContent = z.object({ structuredContent: z.record(z.string(), z.unknown()) });

const Delay = z.object({ seconds: z.number().min(0), typing: z.boolean().optional() });

const actionNames = ['TRANSFER', 'CLOSE_CONVERSATION', 'INVOKE_FUNCTION', 'CHANGE_TTR'] as const;

const parameters = z.record(z.string(), z.unknown()).optional();

const Action = z.object({ name: z.enum(actionNames), parameters, actionParameters: parameters });

const named = z.string().min(1).max(longestName).optional();

const Transfer = z.object({ skillName: named, skill: named, agentId: named });

const types = ['TEXT', 'STRUCTURED_CONTENT', 'DELAY', 'ACTION'] as const;

/** Items of one response: each is kept in the trace, and no bot that does its work has a use for so many. */
export const itemsTaken = 1_000;

const Response = z.object({
  response: z
    .array(z.object({ type: z.enum(types), data: z.record(z.string(), z.unknown()) }))
    .max(itemsTaken, `more than ${itemsTaken} items`),
});

type Item = z.infer<typeof Response>['response'][number];

/** What was answered, or what is wrong with it, as half a sentence. */
export function readBotResponse(json: unknown): readonly BotAct[] | string {
  const read = Response.safeParse(json);
  if (!read.success) return problemsOf(read.error, json);
  const acts: BotAct[] = [];
  for (const [index, item] of read.data.response.entries()) {
    const act = actOf(item);
    if (typeof act === 'string') return `in response[${index}].data, ${act}`;
    acts.push({ ...act, type: item.type, characters: JSON.stringify(item).length });
  }
  return acts;
}

function actOf(item: Item): Done | string {
  switch (item.type) {
    case 'TEXT': {
      const read = Text.safeParse(item.data);
      if (!read.success) return problemsOf(read.error, item.data);
      const { message, messageAudience } = read.data;
      return messageAudience === 'AGENTS_AND_MANAGERS' ? nothing : { kind: 'says', text: message, raw: item };
    }
    case 'STRUCTURED_CONTENT': {
      const read = StructuredContent.safeParse(item.data);
      if (!read.success) return problemsOf(read.error, item.data);
      const text = readOf(read.data.structuredContent);
      if (text.length > longestText) return `the texts in it have more than ${longestText} characters`;
      return text === '' ? nothing : { kind: 'says', text, raw: item };
    }
    case 'DELAY': {
      const read = Delay.safeParse(item.data);
      return read.success ? { kind: 'waits', ms: read.data.seconds * 1_000 } : problemsOf(read.error, item.data);
    }
    case 'ACTION': {
      const read = Action.safeParse(item.data);
      return read.success ? actionOf(read.data, item) : problemsOf(read.error, item.data);
    }
  }
}

function actionOf(action: z.infer<typeof Action>, raw: Item): Done | string {
  switch (action.name) {
    case 'TRANSFER': {
      const given = action.parameters ?? action.actionParameters ?? {};
      const read = Transfer.safeParse(given);
      if (!read.success) return `parameters: ${problemsOf(read.error, given)}`;
      const { skillName = read.data.skill, agentId } = read.data;
      return skillName === undefined && agentId === undefined
        ? 'a TRANSFER names neither a skill (parameters.skillName) nor an agent (parameters.agentId)'
        : { kind: 'transfers', to: { skillName, agentId }, raw };
    }
    case 'CLOSE_CONVERSATION':
      return { kind: 'closes', raw };
    case 'INVOKE_FUNCTION':
    case 'CHANGE_TTR':
      return { kind: 'other action', name: action.name, raw };
  }
}

const nothing: Done = { kind: 'nothing to read' };

/** What the consumer reads of structured content: of quick replies what stands above them, and the texts in it. */
function readOf({ message, ...content }: Readonly<Record<string, unknown>>): string {
  const above = typeof message === 'string' && message !== '' ? [message] : [];
  const within = textOfEvent({ type: 'RichContentEvent', content }) ?? [];
  return [above, within].flat().join('\n');
}
