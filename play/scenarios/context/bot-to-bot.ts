import type { Dialog, HandedOver } from '../../../protocol/types';
import type { RequirementId } from '../../../requirements/catalogue';
import type { Setup } from '../../../trace/trace';
import { dialog, escalation, routes, says, settleMs, setup, text, type Route } from '../parts';
import type { Scenario, Situation, Step } from '../scenario';
import type { Vary } from '../vary';

interface Sender {
  readonly route: Route;
  readonly heldBy: 'agents' | 'bot';
  readonly enabled: boolean;
  readonly intent: boolean;
  /** A text before the escalation shows that its dialog has begun, whatever comes of the transfer. */
  readonly saysFirst?: boolean;
  /** With which words the consumer asks. */
  readonly words?: string;
}

function sender(vary: Vary, { route, heldBy, enabled, intent, saysFirst = false, words }: Sender): Setup {
  const skillId = vary.skillId(`target held by ${heldBy}`);
  const escalate = escalation(route, vary.name('integration'), {
    skillId,
    message: vary.text('One moment'),
    transferBotContext: enabled,
  });
  const first = saysFirst ? [text(vary.text('I heard of you'))] : [];
  const asking = dialog('escalate', words ?? vary.text('transfer please'), ...first, escalate.interaction);
  return setup(vary, {
    dialogs: [
      {
        ...dialog('greet', vary.text('hello'), text(vary.text('Welcome'))),
        intentId: vary.name('greeting intent'),
      },
      intent ? { ...asking, intentId: vary.name('asking intent') } : asking,
    ],
    integrations: escalate.integrations,
    platform: { skills: [{ id: skillId, name: 'target', heldBy }] },
  });
}

function asks(vary: Vary, conversation?: string): Step[] {
  return [...says(vary.text('hello'), conversation), ...says(vary.text('transfer please'), conversation)];
}

function alone(vary: Vary, main: Sender): Situation {
  return { conversations: { main: sender(vary, main) }, steps: asks(vary) };
}

/** The other conversation passes its context to a bot: what does not come in one comes in the other. */
function besideTwin(vary: Vary, main: Sender): Situation {
  const twin: Sender = { route: main.route, heldBy: 'bot', enabled: true, intent: true };
  return {
    conversations: { main: sender(vary, main), twin: sender(vary, twin) },
    steps: [...asks(vary), ...asks(vary, 'twin')],
  };
}

export const passesContext: readonly Scenario[] = routes.map((route) => ({
  id: `context/passed-to-a-bot-by-${route}`,
  title: 'With Transfer Bot Context the bot transfers to another bot',
  exercises: ['context.passes-intent', 'context.passes-message'],
  needs: ['bot-to-bot'],
  build: (vary) => alone(vary, { route, heldBy: 'bot', enabled: true, intent: true }),
}));

/** Without an intent the message is all that there is to pass. */
export const passesMessageAlone: readonly Scenario[] = routes.map((route) => ({
  id: `context/message-alone-to-a-bot-by-${route}`,
  title: 'With Transfer Bot Context the bot transfers to another bot, from a dialog without an intent',
  exercises: ['context.passes-message'],
  needs: ['bot-to-bot'],
  build: (vary) => alone(vary, { route, heldBy: 'bot', enabled: true, intent: false }),
}));

/** What is passed on is what the consumer wrote, however much that is, with every blank, tab and new line in it. */
export const passesManyWords: readonly Scenario[] = routes.map((route) => ({
  id: `context/many-words-to-a-bot-by-${route}`,
  title: 'The consumer asks in many words, and with Transfer Bot Context the bot transfers to another bot',
  exercises: ['context.passes-message'],
  needs: ['bot-to-bot'],
  build: (vary) => {
    const story = 'it began on Monday,  and nobody here knows –\t“not even Zoë” –\nwhat it is about; '.repeat(15);
    const words = `${vary.text('transfer please')}: ${story}${vary.name('end')} 👩🏽‍💻!`;
    return {
      conversations: { main: sender(vary, { route, heldBy: 'bot', enabled: true, intent: false, words }) },
      steps: says(words),
    };
  },
}));

export const passesNothing: readonly Scenario[] = routes.map((route) => ({
  id: `context/off-to-a-bot-by-${route}`,
  title: 'Without Transfer Bot Context the bot transfers to another bot',
  exercises: ['context.off-passes-nothing'],
  needs: ['bot-to-bot'],
  build: (vary) => besideTwin(vary, { route, heldBy: 'bot', enabled: false, intent: true }),
}));

export const contextToPeople: readonly Scenario[] = routes.map((route) => ({
  id: `context/to-people-by-${route}`,
  title: 'With Transfer Bot Context the bot transfers to live agents',
  exercises: ['context.not-for-people'],
  needs: ['bot-to-bot'],
  build: (vary) => {
    const main: Sender = { route, heldBy: 'agents', enabled: true, intent: true };
    const { conversations, steps } = besideTwin(vary, main);
    // The same without the setting: what the consumer reads there as well has nothing to do with it.
    const plain = sender(vary, { ...main, enabled: false });
    return { conversations: { ...conversations, plain }, steps: [...steps, ...asks(vary, 'plain')] };
  },
}));

/** Each is handed a context of its own, and the consumer says something else before the bot passes the conversation on. */
export const receivedAndPassedOn: readonly Scenario[] = routes.map((route) => ({
  id: `context/received-and-passed-on-by-${route}`,
  title: 'Bots are handed an intent, a message or both, and later transfer to another bot with Transfer Bot Context',
  exercises: ['context.passes-intent', 'context.passes-message'],
  needs: ['bot-to-bot', 'receiver'],
  build: (vary) => {
    const intentId = vary.name('greeting intent');
    const userMessage = vary.text('hello');
    const passing = (intent: boolean, handedOver: HandedOver): Setup => ({
      ...sender(vary, { route, heldBy: 'bot', enabled: true, intent }),
      handedOver,
    });
    return {
      conversations: {
        'by-intent': passing(true, { intentId }),
        'by-message': passing(false, { userMessage }),
        'by-both': passing(false, { intentId, userMessage }),
      },
      steps: [
        { kind: 'wait', ms: settleMs },
        ...says(vary.text('transfer please'), 'by-intent'),
        ...says(vary.text('transfer please'), 'by-message'),
        ...says(vary.text('transfer please'), 'by-both'),
      ],
    };
  },
}));

/** The dialog that the context starts transfers to another bot, before the consumer has said anything. */
export const receivedAndPassedOnAtOnce: readonly Scenario[] = routes.map((route) => ({
  id: `context/received-and-passed-on-at-once-by-${route}`,
  title:
    'Bots are handed an intent with a message, or a message alone, and what that starts transfers to another bot with Transfer Bot Context',
  exercises: ['context.passes-intent', 'context.passes-message'],
  needs: ['bot-to-bot', 'receiver'],
  build: (vary) => ({
    conversations: {
      'by-both': {
        ...sender(vary, { route, heldBy: 'bot', enabled: true, intent: true, saysFirst: true }),
        handedOver: { intentId: vary.name('asking intent'), userMessage: vary.text('words to the bot before') },
      },
      'by-message': {
        ...sender(vary, { route, heldBy: 'bot', enabled: true, intent: false }),
        handedOver: { userMessage: vary.text('transfer please') },
      },
    },
    steps: [{ kind: 'wait', ms: settleMs }],
  }),
}));

/** What is passed on is of its own conversation, whatever others of the bot are about while it waits for its delay. */
export const passesContextBesideOthers: readonly Scenario[] = routes.map((route) => ({
  id: `context/of-four-conversations-by-${route}`,
  title:
    'Four consumers of one bot ask in other words each, two of them with an intent, and with Transfer Bot Context it transfers all of them after a delay',
  exercises: ['context.passes-intent', 'context.passes-message'],
  needs: ['bot-to-bot'],
  sharesBot: true,
  build: (vary) => {
    const skillId = vary.skillId('target held by bot');
    const { interaction, integrations } = escalation(route, vary.name('integration'), {
      skillId,
      message: vary.text('One moment'),
      transferBotContext: true,
      delayMs: 2_000,
    });
    const asking = ['bill', 'order', 'invoice', 'parcel'].map((about, place) => ({
      ...dialog(`asks-${place + 1}`, vary.text(`${about} please`), interaction),
      ...(place < 2 ? { intentId: vary.name(`${about} intent`) } : {}),
    }));
    const bot = setup(vary, {
      dialogs: asking,
      integrations,
      platform: { skills: [{ id: skillId, name: 'target', heldBy: 'bot' }] },
    });
    const named = asking.map(({ patterns }, place) => [`consumer-${place + 1}`, patterns[0] ?? ''] as const);
    return {
      conversations: Object.fromEntries(named.map(([conversation]) => [conversation, bot])),
      steps: [
        ...named.map(([conversation, words]): Step => ({ kind: 'consumer-says', text: words, conversation })),
        { kind: 'wait', ms: 2_000 + settleMs },
      ],
    };
  },
}));

/** What no dialog understands is what the consumer wrote all the same. */
export const passesContextFromFallbackDialog: readonly Scenario[] = routes.map((route) => ({
  id: `context/from-the-fallback-dialog-by-${route}`,
  title:
    'The consumer greets, then says what no dialog has, and the Fallback dialog transfers to another bot with Transfer Bot Context',
  exercises: ['context.passes-message'],
  needs: ['bot-to-bot'],
  build: (vary) => {
    const { bot, ...rest } = sender(vary, { route, heldBy: 'bot', enabled: true, intent: false });
    const dialogs = bot.dialogs.map((each): Dialog => {
      const { intentId: _, ...plain } = each;
      return each.name === 'escalate' ? { ...plain, type: 'fallback', patterns: [] } : plain;
    });
    return { conversations: { main: { ...rest, bot: { ...bot, dialogs } } }, steps: asks(vary) };
  },
}));

/** Other dialogs have intents that whoever compares carelessly takes for the one that is handed over. */
export const receivedAmongLookAlikes: Scenario = {
  id: 'context/received-among-look-alikes',
  title: 'A bot is handed an intent; other dialogs have its beginning, more than it, or its letters in another case',
  exercises: ['context.receiver-starts-intent-dialog'],
  needs: ['receiver'],
  build: (vary) => {
    const intentId = vary.name('known intent');
    const others = [intentId.slice(0, -1), `${intentId}0`, intentId.toUpperCase()];
    const having = (intent: string, name: string, says: string) => ({
      ...dialog(name, vary.text(`never said to ${name}`), text(vary.text(says))),
      intentId: intent,
    });
    return {
      conversations: {
        main: {
          ...setup(vary, {
            dialogs: [
              // Its name is the intent that another dialog has.
              dialog(intentId, vary.text('never said to the namesake'), text(vary.text('You meant the namesake'))),
              ...others.map((each, place) =>
                having(each, `look-alike-${place + 1}`, `You meant look-alike ${place + 1}`),
              ),
              having(intentId, 'by-intent', 'You meant that'),
            ],
          }),
          handedOver: { intentId },
        },
      },
      steps: [{ kind: 'wait', ms: settleMs }],
    };
  },
};

interface Handed {
  readonly intent?: 'fits' | 'unknown';
  readonly message?: 'fits' | 'unknown';
}

/** A bot with a dialog for an intent and one for a pattern, handed a context. */
function receiver(vary: Vary, { intent, message }: Handed) {
  const handed = {
    ...(intent === undefined
      ? {}
      : { intentId: intent === 'fits' ? vary.name('known intent') : vary.name('other intent') }),
    ...(message === undefined
      ? {}
      : { userMessage: message === 'fits' ? vary.text('known words') : vary.text('other words') }),
  };
  return {
    ...setup(vary, {
      dialogs: [
        dialog('by-words', vary.text('known words'), text(vary.text('You said so'))),
        {
          // Nothing that the consumer could say starts it.
          ...{ name: 'by-intent', type: 'dialog', patterns: [], interactions: [text(vary.text('You meant that'))] },
          intentId: vary.name('known intent'),
        },
      ],
    }),
    handedOver: handed,
  };
}

function receiving(
  id: string,
  title: string,
  exercises: readonly RequirementId[],
  handed: Readonly<Record<string, Handed>>,
): Scenario {
  return {
    id: `context/${id}`,
    title,
    exercises,
    needs: ['receiver'],
    build: (vary) => ({
      conversations: Object.fromEntries(Object.entries(handed).map(([name, each]) => [name, receiver(vary, each)])),
      steps: [{ kind: 'wait', ms: settleMs }],
    }),
  };
}

export const receivers: readonly Scenario[] = [
  receiving(
    'received-intent-or-message',
    'One bot is handed an intent that it knows, another a message',
    ['context.receiver-starts-intent-dialog'],
    { 'by-intent': { intent: 'fits' }, 'by-message': { message: 'fits' } },
  ),
  receiving(
    'received-both',
    'A bot is handed an intent and a message that fit different dialogs',
    ['context.receiver-prefers-intent', 'context.receiver-starts-intent-dialog'],
    { both: { intent: 'fits', message: 'fits' } },
  ),
  receiving(
    'received-what-does-not-fit',
    'One bot is handed what fits nothing that it has, another what does',
    ['context.receiver-falls-back'],
    {
      nothing: { intent: 'unknown', message: 'unknown' },
      'intent-only': { intent: 'unknown' },
      'words-only': { message: 'unknown' },
      fitting: { message: 'fits' },
    },
  ),
];
