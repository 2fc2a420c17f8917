/**
 * Messages between platform and bot, in both directions. Those that the bot says are held to their exact text, since
 * these are the texts that the documents give; those that it hears are held to what the platform really sends.
 */
import type { RequirementId } from '../requirements/catalogue';
import { says, settleMs } from '../play/scenarios/parts';
import type { Step } from '../play/scenarios/scenario';
import { capText, sentinel, type Outcome } from '../trace/trace';
import type { MessageInteraction, Occasion, Pact } from './contract';
import { examples } from './examples';
import { someText } from './matchers';
import { ask, dialog, escalating, intentId, situation, text } from './situations';

/** The bot says a text; `requirements` of its interaction fail when it says another, or none. */
export interface SaidContract extends Occasion {
  readonly interaction: MessageInteraction;
}

/** The bot hears a message, and the consumer then reads a text that only its receiver can have said. */
export interface HeardContract extends Occasion {
  readonly interaction: MessageInteraction;
  /** Which of the messages that the platform sends in this occasion it is. */
  readonly sent: 'event' | 'handed-over';
  readonly reads: string;
}

const message = 'One moment please';
const nobody = 'Nobody was free after all.';
const soSorry = 'Sorry, this did not work. Please call us.';
const failsLater: Outcome = { kind: 'accept-then-fail', afterMs: 500 };

function said(
  description: string,
  state: string,
  words: string,
  requirements: readonly RequirementId[],
  occasion: Occasion,
): SaidContract {
  return {
    ...occasion,
    interaction: { kind: 'message', description, state: { name: state }, requirements, contents: { text: words } },
  };
}

function heard(
  description: string,
  state: string,
  sent: HeardContract['sent'],
  contents: unknown,
  reads: string,
  requirements: readonly RequirementId[],
  occasion: Occasion,
): HeardContract {
  return {
    ...occasion,
    sent,
    reads,
    interaction: { kind: 'message', description, state: { name: state }, requirements, contents },
  };
}

/** Long enough for four attempts that fail half a second later, each escalating anew. */
const fourFailures: readonly Step[] = [...says(ask), { kind: 'wait', ms: 6_000 }];

function failingFourTimes(userFriendlyResponse?: string) {
  const once = escalating('integration', { message });
  const [escalate] = once.bot.dialogs;
  return escalating(
    'integration',
    { message },
    {
      dialogs: [dialog('again', sentinel, ...(escalate?.interactions ?? []))],
      outcomes: [failsLater, failsLater, failsLater, failsLater],
      ...(userFriendlyResponse === undefined ? {} : { userFriendlyResponse }),
    },
  );
}

function failingOnce(...caught: Parameters<typeof dialog>[]) {
  return escalating(
    'integration',
    { message },
    { dialogs: caught.map((each) => dialog(...each)), outcomes: [failsLater] },
  );
}

const failedLater: readonly Step[] = [...says(ask), { kind: 'wait', ms: 3_000 }];

export const saidContracts: readonly SaidContract[] = [
  said('a text of a dialog', 'the consumer wrote what starts the dialog', 'Hello yourself.', [], {
    setup: situation({ dialogs: [dialog('greet', 'hello', text('Hello yourself.'))] }),
    steps: says('hello'),
  }),
  said(
    'the fallback message, for a skill id that is not numeric',
    'the consumer asked for an agent, and the skill id holds letters',
    examples.fallbackMessage,
    ['skill.non-numeric-sends-fallback'],
    { setup: escalating('integration', { message, skillId: 'billing' }), steps: says(ask) },
  ),
  said(
    'the built-in text after the fourth failure',
    'three attempts failed after they had been accepted, and a fourth did too',
    capText,
    ['cap.text-on-fourth-failure'],
    { setup: failingFourTimes(), steps: fourFailures },
  ),
  said(
    'the default user-friendly response after the fourth failure',
    'four attempts failed, and Bot Settings hold a default user-friendly response',
    soSorry,
    ['cap.user-friendly-response-instead'],
    { setup: failingFourTimes(soSorry), steps: fourFailures },
  ),
  said(
    'the text of the dialog that catches a failed escalation',
    'an accepted transfer failed, and a dialog has the sentinel for its pattern',
    nobody,
    ['deferred.caught-dialog-answers'],
    { setup: failingOnce(['caught', sentinel, text(nobody)]), steps: failedLater },
  ),
];

export const heardContracts: readonly HeardContract[] = [
  heard(
    'a text of the consumer',
    'a conversation is open',
    'event',
    { type: 'consumer-message', text: 'hello' },
    'Hello yourself.',
    [],
    {
      setup: situation({ dialogs: [dialog('greet', 'hello', text('Hello yourself.'))] }),
      steps: says('hello'),
    },
  ),
  heard(
    'an accepted transfer failed, which the bot hears as __agent_escalation_failed__',
    'a transfer was accepted',
    'event',
    { type: 'transfer-failed', transferId: someText(examples.transferId) },
    nobody,
    ['deferred.sentinel-reaches-bot'],
    { setup: failingOnce(['caught', sentinel, text(nobody)]), steps: failedLater },
  ),
  receiving('the intent', { intentId }, 'By intent.', ['context.receiver-starts-intent-dialog']),
  receiving('the message', { userMessage: 'hello' }, 'By message.', ['context.receiver-starts-intent-dialog']),
  receiving('intent and message', { intentId, userMessage: 'hello' }, 'By intent.', [
    'context.receiver-prefers-intent',
  ]),
  receiving('what fits no dialog', { intentId: 'unheard-of', userMessage: 'who knows' }, examples.fallbackMessage, [
    'context.receiver-falls-back',
  ]),
];

function receiving(
  what: string,
  handedOver: { readonly intentId?: string; readonly userMessage?: string },
  reads: string,
  requirements: readonly RequirementId[],
): HeardContract {
  const setup = situation({
    dialogs: [
      { ...dialog('by intent', 'never said: by intent', text('By intent.')), intentId },
      dialog('by message', 'hello', text('By message.')),
    ],
  });
  return heard(
    `a context handed over with ${what}`,
    'another bot transferred the conversation',
    'handed-over',
    handedOver,
    reads,
    requirements,
    { setup: { ...setup, handedOver }, steps: [{ kind: 'wait', ms: settleMs }], needs: ['receiver'] },
  );
}

export const saidPact: Pact = {
  name: 'bot-says',
  consumer: 'messaging-platform',
  provider: 'escalation-bot',
  interactions: saidContracts.map((each) => each.interaction),
};

export const heardPact: Pact = {
  name: 'bot-hears',
  consumer: 'escalation-bot',
  provider: 'messaging-platform',
  interactions: heardContracts.map((each) => each.interaction),
};
