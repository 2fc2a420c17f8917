import type { Dialog } from '../../../protocol/types';
import { blankMessage, sentinel, type Outcome, type Setup } from '../../../trace/trace';
import { dialog, escalation, says, setup, text, untilFailedMs, type Route } from '../parts';
import type { Scenario, Step } from '../scenario';
import type { Vary } from '../vary';

interface RepeatedFailures {
  readonly route: Route;
  readonly failures: number;
  /** The dialog that catches a failure escalates again by itself. */
  readonly triesAgain: boolean;
  /** Left out: there is such a dialog. */
  readonly caught?: boolean;
  readonly userFriendlyResponse?: string;
  /** Left out: a text. */
  readonly message?: string;
}

function failing(
  vary: Vary,
  { route, failures, triesAgain, caught = true, userFriendlyResponse, message }: RepeatedFailures,
): Setup {
  const skillId = vary.skillId('target');
  const escalate = escalation(route, vary.name('integration'), {
    skillId,
    message: message ?? vary.text('One moment'),
  });
  const outcomes: Outcome[] = Array.from({ length: failures }, (_, index) => ({
    kind: 'accept-then-fail',
    afterMs: 300 + vary.number(`failure ${index}`, 700),
  }));
  return setup(vary, {
    dialogs: [
      dialog('escalate', askOf(vary), escalate.interaction),
      ...(caught
        ? [
            dialog(
              'caught',
              sentinel,
              text(vary.text('Nobody answered')),
              ...(triesAgain ? [escalate.interaction] : []),
            ),
          ]
        : []),
    ],
    integrations: escalate.integrations,
    skillIds: [skillId],
    outcomes,
    ...(userFriendlyResponse === undefined ? {} : { userFriendlyResponse }),
  });
}

function askOf(vary: Vary): string {
  return vary.text('agent please');
}

/** Long enough for every failure and retry, and for what would come of itself after the last. */
const watchMs = 30_000;
const watch: Step = { kind: 'wait', ms: watchMs };

/** The consumer asks four times. A connector that tries again by itself has come to its end before the second. */
function asksFourTimes(vary: Vary): Step[] {
  return [watchMs, untilFailedMs, untilFailedMs, untilFailedMs].flatMap((ms) => says(askOf(vary), undefined, ms));
}

export const fourFailures: readonly Scenario[] = (['integration', 'agent-transfer'] as const).map((route) => ({
  id: `cap/four-failures-by-${route}`,
  title: 'The bot escalates again after every failure; all four attempts fail',
  exercises: [
    'cap.text-on-fourth-failure',
    'cap.stops-after-fourth-failure',
    'cap.no-text-before-fourth',
    'cap.no-fourth-sentinel',
    'deferred.one-sentinel-per-failure',
  ],
  build: (vary) => ({
    conversations: { main: failing(vary, { route, failures: 4, triesAgain: true }) },
    steps: [...says(askOf(vary)), watch],
  }),
}));

export const fourFailuresAsked: Scenario = {
  id: 'cap/four-failures-asked-for',
  title: 'The consumer asks four times; each attempt fails',
  exercises: ['cap.text-on-fourth-failure', 'cap.no-text-before-fourth', 'cap.no-fourth-sentinel'],
  build: (vary) => ({
    conversations: { main: failing(vary, { route: 'integration', failures: 4, triesAgain: false }) },
    steps: [...asksFourTimes(vary), watch],
  }),
};

export const fourFailuresUncaught: Scenario = {
  id: 'cap/four-failures-that-no-dialog-catches',
  title: 'The consumer asks four times; each attempt fails, and the bot has no dialog for that',
  exercises: ['cap.text-on-fourth-failure', 'cap.stops-after-fourth-failure', 'cap.no-fourth-sentinel'],
  build: (vary) => ({
    conversations: { main: failing(vary, { route: 'agent-transfer', failures: 4, triesAgain: false, caught: false }) },
    steps: [...asksFourTimes(vary), watch],
  }),
};

/** The Fallback dialog hears of three failures; the fourth is not told to the bot, however it would answer. */
export const fourFailuresInFallbackDialog: Scenario = {
  id: 'cap/four-failures-with-a-fallback-dialog',
  title: 'The consumer asks four times; each attempt fails, and the Fallback dialog hears of it',
  exercises: ['cap.text-on-fourth-failure', 'cap.stops-after-fourth-failure', 'cap.no-fourth-sentinel'],
  build: (vary) => {
    const { bot, ...rest } = failing(vary, {
      ...{ route: 'integration', failures: 4, triesAgain: false, caught: false },
    });
    const fallback: Dialog = {
      ...{ name: 'fallback', type: 'fallback', patterns: [] },
      interactions: [text(vary.text('I did not get that'))],
    };
    return {
      conversations: { main: { ...rest, bot: { ...bot, dialogs: [...bot.dialogs, fallback] } } },
      steps: [...asksFourTimes(vary), watch],
    };
  },
};

/** How it asks for a transfer, and how long ago that was, changes nothing about a failure. */
export const fourFailuresOverHours: Scenario = {
  id: 'cap/four-failures-over-hours',
  title: 'The consumer asks four times, an hour apart, without a Message to User; each attempt fails',
  exercises: ['cap.text-on-fourth-failure', 'cap.no-text-before-fourth', 'cap.no-fourth-sentinel'],
  waitsLongWith: ['configurable', 'real'],
  build: (vary) => ({
    conversations: {
      main: failing(vary, { route: 'integration', failures: 4, triesAgain: false, message: blankMessage }),
    },
    steps: [watchMs, 0, 0, 0].flatMap((ms) => [
      ...says(askOf(vary), undefined, ms + untilFailedMs),
      { kind: 'wait', ms: 3_600_000 },
    ]),
  }),
};

/** What the consumer says between two failures, and asks for nothing, starts no count anew. */
export const fourFailuresWithSmallTalk: Scenario = {
  id: 'cap/four-failures-with-small-talk',
  title: 'The consumer asks four times, and talks about something else between; each attempt fails',
  exercises: ['cap.text-on-fourth-failure', 'cap.no-text-before-fourth', 'cap.no-fourth-sentinel'],
  build: (vary) => {
    const { bot, ...rest } = failing(vary, { route: 'agent-transfer', failures: 4, triesAgain: false });
    const hello = vary.text('hello');
    const [first = [], ...others] = [watchMs, untilFailedMs, untilFailedMs, untilFailedMs].map((ms) =>
      says(askOf(vary), undefined, ms),
    );
    return {
      conversations: {
        main: {
          ...rest,
          bot: { ...bot, dialogs: [...bot.dialogs, dialog('greet', hello, text(vary.text('Welcome')))] },
        },
      },
      steps: [...first, ...others.flatMap((asks) => [...says(hello), ...asks]), watch],
    };
  },
};

/** The failures of one conversation are counted together, whatever its transfers ask for. */
export const fourFailuresOverTwoSkills: readonly Scenario[] = (['integration', 'agent-transfer'] as const).map(
  (route) => ({
    id: `cap/four-failures-over-two-skills-by-integration-and-${route}`,
    title: 'The consumer asks four times, by turns for one skill and for another; each attempt fails',
    exercises: ['cap.text-on-fourth-failure', 'cap.no-text-before-fourth', 'cap.no-fourth-sentinel'],
    build: (vary) => {
      const [first, second] = [askOf(vary), vary.text('somebody else please')];
      const { bot, integrations, platform, ...rest } = failing(vary, {
        ...{ route: 'integration', failures: 4, triesAgain: false },
      });
      const skillId = vary.skillId('other target');
      const other = escalation(route, vary.name('other integration'), {
        skillId,
        message: vary.text('Another moment'),
      });
      return {
        conversations: {
          main: {
            ...rest,
            bot: { ...bot, dialogs: [dialog('escalate otherwise', second, other.interaction), ...bot.dialogs] },
            integrations: [...other.integrations, ...integrations],
            platform: {
              ...platform,
              skills: [...platform.skills, { id: skillId, name: 'other target', heldBy: 'agents' }],
            },
          },
        },
        steps: [
          ...says(first, undefined, watchMs),
          ...[second, first, second].flatMap((ask) => says(ask, undefined, untilFailedMs)),
          watch,
        ],
      };
    },
  }),
);

export const fourFailuresWithResponse: readonly Scenario[] = (['integration', 'agent-transfer'] as const).map(
  (route) => ({
    id: `cap/four-failures-with-user-friendly-response-by-${route}`,
    title: 'All four attempts fail, and Bot Settings hold a default user-friendly response',
    exercises: [
      'cap.user-friendly-response-instead',
      'cap.stops-after-fourth-failure',
      'cap.no-text-before-fourth',
      'cap.no-fourth-sentinel',
    ],
    build: (vary) => ({
      conversations: {
        main: failing(vary, { route, failures: 4, triesAgain: true, userFriendlyResponse: vary.text('So sorry') }),
      },
      steps: [...says(askOf(vary)), watch],
    }),
  }),
);

export const successAfterFailures: readonly Scenario[] = [1, 2, 3].map((failures) => ({
  id: `cap/success-after-${failures}`,
  title: `${['One attempt fails', 'Two attempts fail', 'Three attempts fail'][failures - 1] ?? ''}, the next succeeds`,
  exercises: ['cap.success-prevents-text', 'cap.no-text-before-fourth'],
  build: (vary) => {
    const route = failures % 2 === 0 ? 'integration' : 'agent-transfer';
    return {
      conversations: {
        main: failing(vary, { route, failures, triesAgain: true }),
        // What does not come in one conversation comes in the other, and afterwards: its failures disturb no count.
        'given-up': failing(vary, { route, failures: 4, triesAgain: true }),
      },
      steps: [...says(askOf(vary)), watch, ...says(askOf(vary), 'given-up'), watch],
    };
  },
}));

export const twoConversations: Scenario = {
  id: 'cap/two-conversations',
  title: 'Two conversations fail by turns, five times between them, and then one of them for its own fourth time',
  exercises: ['cap.per-conversation'],
  sharesBot: true,
  build: (vary) => ({
    conversations: {
      first: failing(vary, { route: 'integration', failures: 4, triesAgain: false }),
      second: failing(vary, { route: 'integration', failures: 2, triesAgain: false }),
    },
    steps: ['second', 'first', 'second', 'first', 'first', 'first'].flatMap((conversation) =>
      says(askOf(vary), conversation, untilFailedMs),
    ),
  }),
};

export const nextConversation: Scenario = {
  id: 'cap/next-conversation',
  title: 'A conversation ends after three failures; the next one with the same bot fails four times',
  exercises: ['cap.per-conversation'],
  sharesBot: true,
  build: (vary) => {
    const [ended, next] = ['ended', 'next'];
    // A connector that asks again by itself comes to all failures in one turn.
    const asks = (conversation: string) => says(askOf(vary), conversation, 2 * untilFailedMs);
    return {
      conversations: {
        [ended]: failing(vary, { route: 'integration', failures: 3, triesAgain: false }),
        [next]: failing(vary, { route: 'integration', failures: 4, triesAgain: false }),
      },
      steps: [
        ...Array.from({ length: 3 }, () => asks(ended)).flat(),
        { kind: 'ends', conversation: ended },
        { kind: 'starts', conversation: next },
        ...Array.from({ length: 4 }, () => asks(next)).flat(),
      ],
    };
  },
};
