import { carriesMessage } from '../../../trace/carries-message';
import { fill, unescapeNewLines } from '../../../trace/templates';
import { eventsOf, readings } from '../../../trace/pick-events';
import { quote } from '../../../trace/render-event';
import {
  blankMessage,
  capText,
  defaultTransferMessage,
  isKind,
  sentinel,
  type Event,
  type Setup,
  type Trace,
} from '../../../trace/trace';
import { turnsOf } from '../../../trace/turns';
import { fail, onEvery, pass, type Rule } from '../rule';
import type { Finding } from '../../../results/finding';

/** A conversation that others may come up in: the first event in which one does, or what shows that none did. */
interface Occasion {
  readonly name: string;
  readonly crossed: { readonly own: Own; readonly event: Event } | undefined;
  /** What the bot gave out as it is configured for this conversation, and for another one of the play. */
  readonly shown: readonly Event[];
}

export const crossedConversations: Rule = {
  id: 'unasked.crossed-conversations',
  lookAt:
    'what is kept for all conversations together: the last message, skill, text or address, where each needs its own',
  judge: (trace) =>
    onEvery(
      Object.keys(trace.conversations).flatMap((name) => occasionOf(trace, name)),
      judgeOccasion,
      'No two conversations of this play had words of their own, and were both answered.',
    ),
};

function occasionOf(trace: Trace, name: string): Occasion[] {
  const own = othersThan(trace, name);
  if (own.length === 0) return [];
  const crossed = crossedIn(trace, name, own);
  const others = new Set(own.map(({ conversation }) => conversation));
  const here = asConfigured(trace, name);
  const elsewhere = [...others].map((other) => asConfigured(trace, other)).find((each) => each !== undefined);
  if (crossed) return [{ name, crossed, shown: [] }];
  return here && elsewhere ? [{ name, crossed, shown: [here, elsewhere] }] : [];
}

/** Words or an id that one conversation alone has. */
interface Own {
  readonly conversation: string;
  readonly value: string;
  /** What the consumer wrote, where that is it. */
  readonly said?: Event<'consumer-said'>;
}

/** What other conversations have and this one has not. */
function othersThan(trace: Trace, name: string): readonly Own[] {
  const others = Object.keys(trace.conversations)
    .filter((other) => other !== name)
    .flatMap((other) => ownOf(trace, other, name));
  if (others.length === 0) return [];
  const known = knownIn(trace, name);
  return others.filter(({ value }) => !known.some((each) => each.includes(value)));
}

/** Something that the bot gave out in a conversation as it is configured there: a text of its dialog, or a transfer with its message. */
function asConfigured(trace: Trace, name: string): Event | undefined {
  return turnsOf(trace)
    .filter(({ conversation }) => conversation === name)
    .flatMap(({ events, planned }) =>
      planned.flatMap((each): readonly Event[] => {
        if (each.kind === 'text') return readings(events).filter(({ text }) => each.settled && text === each.text);
        return each.request && carriesMessage(each.request, each.message.value, events) ? [each.request] : [];
      }),
    )[0];
}

/** Shorter ones may be anybody's. */
const shortestValue = 6;

/**
 * What tells a conversation from another: its texts, messages and skills, where its bot is another one, and what its consumer
 * wrote. Conversations of one bot have one definition, whichever of them brought it.
 */
function ownOf(trace: Trace, conversation: string, than: string): readonly Own[] {
  const [setup, other] = [trace.conversations[conversation], trace.conversations[than]];
  if (!setup || !other) return [];
  const configured = setup.bot.chatBotId === other.bot.chatBotId ? [] : fixedIn(setup);
  const said = eventsOf(trace, conversation).filter(isKind('consumer-said'));
  return [
    ...configured.map((value) => ({ conversation, value })),
    ...said.map((event) => ({ conversation, value: event.text, said: event })),
  ].filter(({ value }) => value.length >= shortestValue);
}

/** The texts, messages and skill ids of a setup that hold no variable. */
function fixedIn({ bot, integrations }: Setup): readonly string[] {
  const interactions = bot.dialogs.flatMap((dialog) => dialog.interactions);
  const declared = [...integrations, ...interactions.filter((each) => each.type === 'agent-transfer')];
  const templates = [
    ...interactions.flatMap((each) => (each.type === 'text' ? [each.text] : [])),
    ...declared.flatMap(({ agentSkillId, messageToUser }) => [
      agentSkillId ?? '',
      unescapeNewLines(messageToUser ?? ''),
    ]),
  ];
  return templates.filter((each) => {
    const { names, unset } = fill(each, new Map());
    return names.length === 0 && unset.length === 0;
  });
}

/** Everything that a conversation may say for reasons of its own. */
function knownIn(trace: Trace, name: string): readonly string[] {
  const said = eventsOf(trace, name).flatMap((event) => (event.kind === 'consumer-said' ? [event.text] : []));
  const builtIn = [capText, sentinel, blankMessage, defaultTransferMessage, trace.implementation.fallbackMessage];
  const configured = textsIn(trace.conversations[name]);
  return [...builtIn, ...said, ...configured, ...configured.map(unescapeNewLines)];
}

function textsIn(json: unknown): string[] {
  if (typeof json === 'string') return [json];
  return typeof json === 'object' && json !== null ? Object.values(json).flatMap(textsIn) : [];
}

/** The words and ids that the bot gave out with this event. */
function givenIn(event: Event): readonly string[] {
  if (event.kind === 'consumer-read') return [event.text];
  if (event.kind !== 'transfer-requested') return [];
  const { context, message, skillId } = event;
  return [message, skillId, context?.userMessage ?? '', context?.intentId ?? ''];
}

/** The first event that holds what belongs to another conversation. */
function crossedIn(trace: Trace, name: string, own: readonly Own[]): Occasion['crossed'] {
  for (const event of eventsOf(trace, name)) {
    const texts = givenIn(event);
    const found = own.find(
      ({ value, said }) => (said === undefined || said.n < event.n) && texts.some((text) => holds(text, value)),
    );
    if (found) return { own: found, event };
  }
  return undefined;
}

function judgeOccasion({ name, crossed, shown }: Occasion): Finding {
  if (!crossed) return pass('Nothing of another conversation came up in this one.', ...shown);
  const { event, own } = crossed;
  return fail(
    `${quote(own.value)} belongs to the conversation ${quote(own.conversation)}, and came up in ${quote(name)}.`,
    'in each conversation what is configured and said there, and nothing of another',
    own.said,
    event,
  );
}

/** A long text with a number in it stands nowhere by chance; any other has to be all that is said. */
function holds(text: string, value: string): boolean {
  return text === value || (value.length >= 12 && /\d{4}/.test(value) && text.includes(value));
}
