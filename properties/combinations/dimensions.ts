/**
 * Everything in which a configuration, a conversation or the platform varies, with the values that matter. Each pair
 * of values is played in every run; texts and ids inside a value are chosen by the seed.
 */
import type { Capability } from '../../protocol/types';
import type { TargetFacts } from '../property';

/** The first value of each is the plainest. */
export const dimensions = {
  channel: ['messaging', 'chat'],
  route: ['integration', 'agent transfer'],
  /** Where the escalation under test stands. */
  stands: [
    'in the dialog of a phrase',
    'where a rule for failure leads',
    'where nextDialog leads',
    'in the dialog that catches failures',
    'in the Fallback dialog',
  ],
  /** What makes the bot begin. */
  begins: ['what the consumer says', 'an intent that is handed over', 'words that are handed over'],
  /** How many escalations of the same turn failed before it, where one leads to it. */
  led: ['by one', 'by two'],
  /** What its dialog does before it. */
  before: ['nothing', 'one text', 'three texts', 'a variable is set'],
  /** What happened in the conversation before. */
  history: [
    'none',
    'ordinary words',
    'one failed at once',
    'two failed at once',
    'one failed later',
    'two failed later',
    'three failed later',
    'one was no number',
  ],
  /** What an escalation before it has, of the conversation or of the same turn, that this one has of its own or not at all. */
  earlier: ['plain', 'an agent', 'a context', 'a short delay'],
  /** What the consumer talks about after that, before it is asked for. */
  between: ['nothing', 'ordinary words', 'a variable changes', 'words that nobody catches'],
  skill: [
    'one digit',
    'ten digits',
    'eighteen digits',
    'variable',
    'variable set late',
    'no number',
    'variable of no number',
    'unset variable',
  ],
  message: [
    'static',
    'variable',
    'mixed',
    'four variables',
    'new line',
    'new line by other escapes',
    'blank',
    'default',
    'line feed by variable',
  ],
  agent: ['none', 'free', 'unskilled', 'away'],
  heldBy: ['people', 'a bot'],
  context: ['off', 'on with an intent', 'on without an intent'],
  delay: ['none', '1 ms', '2.75 s', '10 s'],
  label: ['none', 'of the skill', 'of another skill'],
  /** What is kept of the platform's answer. */
  results: ['none', 'a field', 'a script and a field'],
  rules: [
    'none',
    'for failure',
    'for success',
    'for both',
    'for failure beside nextDialog',
    'nextDialog',
    'two for failure',
  ],
  outcome: [
    'accepted',
    'refused by 4xx',
    'refused by 5xx',
    'broken',
    'fails after a second',
    'fails after a minute',
    'fails after fifteen minutes',
  ],
  /** What the dialog that catches the sentinel does. */
  caught: ['speaks', 'speaks and asks again', 'does not exist'],
  fallbackDialog: ['none', 'a text', 'a text with a variable'],
  friendlyResponse: ['none', 'set'],
  connector: ['plain', 'fallback skill', 'fallback skill after a minute'],
  /** What resembles the escalation and is not it. */
  neighbour: ['none', 'a twin with another skill', 'patterns that resemble the phrase', 'several patterns'],
  after: [
    'nothing',
    'ordinary words',
    'asks again',
    'other escalation',
    'an agent joins',
    'the bot falls silent',
    'asks for the result',
  ],
  others: ['none', 'same bot between', 'other bot between', 'same bot later'],
} as const;

export type Dimension = keyof typeof dimensions;

/**
 * Of these every triple of values is played in every run: where the escalation stands, what came before it, what becomes of
 * it, and the settings that are about something else. The others have most values, and with them a run would be twice as long.
 */
export const markedDimensions = [
  'channel',
  'route',
  'stands',
  'history',
  'agent',
  'context',
  'delay',
  'outcome',
  'caught',
  'fallbackDialog',
  'friendlyResponse',
] as const satisfies readonly Dimension[];

/** One value of each dimension. */
export type Combination = { readonly [D in Dimension]: (typeof dimensions)[D][number] };

export const dimensionNames = Object.keys(dimensions) as readonly Dimension[];

const capabilityOf: Readonly<Record<string, Capability>> = {
  'agent=free': 'agent-id',
  'agent=unskilled': 'agent-id',
  'agent=away': 'agent-id',
  'heldBy=a bot': 'bot-to-bot',
  'context=on with an intent': 'bot-to-bot',
  'context=on without an intent': 'bot-to-bot',
  'after=the bot falls silent': 'bot-outage',
  'after=asks for the result': 'result-data',
  'begins=an intent that is handed over': 'receiver',
  'begins=words that are handed over': 'receiver',
  'earlier=an agent': 'agent-id',
  'earlier=a context': 'bot-to-bot',
  'results=a field': 'result-data',
  'results=a script and a field': 'result-data',
};

/** Values that wait for minutes with a clock that is not virtual: then they are for a thorough run alone. */
const waitsLong: readonly string[] = [
  'outcome=fails after a minute',
  'outcome=fails after fifteen minutes',
  'delay=10 s',
  'after=the bot falls silent',
];

/** With a real clock a configured wait is not honoured, so nothing is to rest on it. */
const waitOfItsOwn = 'connector=fallback skill after a minute';

/** The values of each dimension from which rows are made. */
export type Values = Readonly<Record<Dimension, readonly string[]>>;

/** The values of each dimension that can be played with what an implementation declares. */
export function valuesFor(targetFacts: TargetFacts): Values {
  const isThere = (dimension: Dimension) => (value: string) => whyNot(dimension, value, targetFacts) === undefined;
  return Object.fromEntries(
    dimensionNames.map((dimension) => [dimension, dimensions[dimension].filter(isThere(dimension))]),
  ) as unknown as Values;
}

/** Why this value is not played, as half a sentence; undefined when it is. */
export function whyNot(dimension: Dimension, value: string, targetFacts: TargetFacts): string | undefined {
  const { channels, capabilities, clock, thorough } = targetFacts;
  const key = `${dimension}=${value}`;
  if (clock === 'real' && key === waitOfItsOwn) return 'a real clock keeps the wait of three minutes';
  const needed = capabilityOf[key];
  if (needed !== undefined && !capabilities.includes(needed)) return `"${needed}" is not declared`;
  if (clock !== 'virtual' && !thorough && waitsLong.includes(key)) return `with a ${clock} clock by --thorough alone`;
  return dimension === 'channel' && !(channels as readonly string[]).includes(value)
    ? 'the channel is not played'
    : undefined;
}

/** Whether the escalation under test comes to a transfer request, so that what the request holds can be seen. */
function asksForTransfer({ skill, message }: Partial<Combination>): boolean {
  return hasNumber(skill) && message !== 'line feed by variable';
}

/** Whether an escalation with such a skill id asks for a transfer. */
export function hasNumber(skill: Combination['skill'] | undefined): boolean {
  return skill !== 'no number' && skill !== 'variable of no number' && skill !== 'unset variable';
}

const onlyByIntegration: readonly (readonly [Dimension, string])[] = [
  ['message', 'line feed by variable'],
  ['label', 'of the skill'],
  ['label', 'of another skill'],
  ['results', 'a field'],
  ['results', 'a script and a field'],
];

/** Seen only in a request, or after one; beside an attempt without a request they would be covered and not seen. */
const seenByRequest: readonly Dimension[] = ['agent', 'heldBy', 'context', 'label', 'results', 'outcome'];

/** What does not show because of a value of another dimension, which ends the attempt before it. */
export interface Hiding {
  readonly by: Dimension;
  readonly hidden: readonly Dimension[];
}

const hiddenWithoutNumber: Hiding = { by: 'skill', hidden: ['message', 'rules', ...seenByRequest] };
const hiddenByBrokenBody: Hiding = { by: 'message', hidden: seenByRequest };
const nothingHidden: readonly Hiding[] = [];
/** What is passed on of a conversation in which the consumer has not said anything is not documented. */
const hiddenBeforeWords: Hiding = { by: 'begins', hidden: ['context'] };

/** What these values hide. Beside the value that hides it a value counts as played: that nothing is seen of it is documented. */
export function hidesIn(row: Partial<Combination>): readonly Hiding[] {
  const hides = hidesOfAttempt(row);
  return row.begins === undefined || row.begins === 'what the consumer says' ? hides : [...hides, hiddenBeforeWords];
}

function hidesOfAttempt(row: Partial<Combination>): readonly Hiding[] {
  if (asksForTransfer(row)) return nothingHidden;
  return row.message === 'line feed by variable'
    ? row.skill !== undefined && !hasNumber(row.skill)
      ? [hiddenWithoutNumber, hiddenByBrokenBody]
      : [hiddenByBrokenBody]
    : [hiddenWithoutNumber];
}

/** What nobody catches goes to the Fallback dialog, and where the escalation stands there it is attempted again. */
function asksAgainInFallback({ stands, caught }: Partial<Combination>): boolean {
  return stands === 'in the Fallback dialog' && caught === 'does not exist';
}

/** Whether the other conversation is one of the same bot. */
export function isOfOneBot({ others }: Partial<Combination>): boolean {
  return others === 'same bot between' || others === 'same bot later';
}

/** Whether another escalation, which fails, leads to the one under test. */
export function isLed({ stands }: Partial<Combination>): boolean {
  return stands === 'where a rule for failure leads' || stands === 'where nextDialog leads';
}

/** How many attempts fail up to and with the one under test, as far as the values are chosen. */
function failuresIn(row: Partial<Combination>): { readonly deferred: number; readonly atOnce: number } {
  const { history, stands, caught, outcome } = row;
  const later = ['one failed later', 'two failed later', 'three failed later'].indexOf(history ?? '') + 1;
  const before = { 'one failed at once': 1, 'two failed at once': 2, 'one was no number': 1 } as Record<string, number>;
  const leads = isLed(row) ? (row.led === 'by two' ? 2 : 1) : 0;
  // The last attempt that a bot makes by itself is refused, so that it keeps the conversation for the one under test.
  const stopsAsking =
    later > 0 &&
    caught === 'speaks and asks again' &&
    stands !== undefined &&
    stands !== 'in the dialog that catches failures';
  const failsAtOnce = !asksForTransfer(row) || outcome === 'broken' || outcome?.startsWith('refused') === true;
  return {
    deferred: later + Number(outcome?.startsWith('fails') === true),
    atOnce: (before[history ?? ''] ?? 0) + leads + Number(stopsAsking) + Number(failsAtOnce),
  };
}

/** Whether these values can occur together and show; dimensions that are not chosen yet are left out. */
export function canOccur(row: Partial<Combination>): boolean {
  if (row.route === 'agent transfer' && onlyByIntegration.some(([dimension, value]) => row[dimension] === value))
    return false;
  if (row.route === 'integration' && row.message === 'default') return false;
  if (
    !asksForTransfer(row) &&
    seenByRequest.some((each) => row[each] !== undefined && row[each] !== dimensions[each][0])
  )
    return false;
  // Nobody is named where the destination is a bot, and a context goes to bots alone.
  if (row.heldBy === 'a bot' && row.agent !== undefined && row.agent !== 'none') return false;
  if (row.stands === 'in the Fallback dialog') {
    if (row.fallbackDialog === 'none' || !asksForTransfer(row)) return false;
    // The fallback message would be that dialog, and lead to the escalation.
    if (row.history === 'one was no number') return false;
    if (row.neighbour === 'several patterns' || row.neighbour === 'patterns that resemble the phrase') return false;
  }
  if (row.stands === 'in the dialog that catches failures') {
    if (row.caught !== undefined && row.caught !== 'speaks and asks again') return false;
    if (row.history !== undefined && !row.history.endsWith('failed later')) return false;
    if (row.neighbour === 'patterns that resemble the phrase') return false;
  }
  if (asksAgainInFallback(row) && row.history?.endsWith('failed later')) return false;
  if (!fitsWhatCameBefore(row)) return false;
  const { deferred, atOnce } = failuresIn(row);
  // Whether failures of both kinds count towards the fourth is not documented.
  if (deferred > 0 && atOnce > 0 && deferred + atOnce >= 4) return false;
  // Nor is what a bot does whose escalation has stopped.
  if (deferred >= 4 && row.after !== undefined && row.after !== 'nothing') return false;
  // The bot that was asked for in vain is bypassed on messaging alone, and only while it has the conversation.
  if (row.after === 'the bot falls silent') {
    if (row.outcome === 'accepted') return false;
    if (row.outcome?.startsWith('fails') && (row.caught === 'speaks and asks again' || asksAgainInFallback(row)))
      return false;
  }
  if (row.after === 'asks for the result' && !hasResult(row)) return false;
  if (row.after === 'an agent joins') {
    if (!asksForTransfer(row) || (row.outcome !== undefined && row.outcome !== 'accepted')) return false;
  }
  // Failures may be counted for the bot or for the conversation: two conversations of one bot have none.
  if (isOfOneBot(row) && (row.outcome?.startsWith('fails') || row.history?.endsWith('failed later'))) return false;
  return true;
}

/** Whether the bot has an answer to show, and the conversation. What is there after a call that failed is not documented. */
function hasResult(row: Partial<Combination>): boolean {
  if (row.results === 'none' || row.route === 'agent transfer' || !asksForTransfer(row)) return false;
  if (row.outcome !== undefined && !row.outcome.startsWith('fails')) return false;
  return (
    row.caught !== 'speaks and asks again' &&
    row.stands !== 'in the dialog that catches failures' &&
    !asksAgainInFallback(row)
  );
}

/** Whether what began the conversation and what came before the attempt can be what the history has. */
function fitsWhatCameBefore(row: Partial<Combination>): boolean {
  const { begins, between, earlier, history, led, stands } = row;
  const catchesFailures = stands === 'in the dialog that catches failures';
  if (begins !== undefined && begins !== 'what the consumer says') {
    if (catchesFailures || (history !== undefined && history !== 'none')) return false;
    if (between !== undefined && between !== 'nothing') return false;
    if (begins === 'an intent that is handed over' && row.context === 'on without an intent') return false;
  }
  if (led === 'by two' && stands !== undefined && !isLed(row)) return false;
  // The attempt came with the history.
  if (catchesFailures && between !== undefined && between !== 'nothing') return false;
  if (between === 'words that nobody catches' && stands === 'in the Fallback dialog') return false;
  if (earlier === undefined || earlier === 'plain' || stands === undefined || isLed(row)) return true;
  return history === undefined || history.includes('failed');
}
