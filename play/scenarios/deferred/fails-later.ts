import type { Dialog } from '../../../protocol/types';
import { sentinel } from '../../../trace/trace';
import {
  dialog,
  escalation,
  muchLaterMs,
  routes,
  says,
  settleMs,
  setup,
  setVariable,
  text,
  untilFailedMs,
  untilMuchLaterMs,
  type Route,
} from '../parts';
import type { Scenario, Situation, Step } from '../scenario';
import type { Vary } from '../vary';

/** Accepted, then failed; `catching` are the dialogs besides the one that escalates. */
function situation(
  vary: Vary,
  route: Route,
  catching: readonly Dialog[],
  {
    variables = {},
    first = [],
    failsAfterMs = 500 + vary.number('delay', 1_000),
    userFriendlyResponse,
  }: {
    readonly variables?: Record<string, string>;
    readonly first?: readonly Step[];
    readonly failsAfterMs?: number;
    readonly userFriendlyResponse?: string;
  } = {},
): Situation {
  const ask = vary.text('agent please');
  const skillId = vary.skillId('target');
  const escalate = escalation(route, vary.name('integration'), { skillId, message: vary.text('One moment') });
  return {
    conversations: {
      main: setup(vary, {
        dialogs: [dialog('escalate', ask, escalate.interaction), ...catching],
        integrations: escalate.integrations,
        variables,
        ...(userFriendlyResponse === undefined ? {} : { userFriendlyResponse }),
        skillIds: [skillId],
        outcomes: [{ kind: 'accept-then-fail', afterMs: failsAfterMs }],
      }),
    },
    steps: [
      ...first,
      ...says(ask),
      { kind: 'wait', ms: untilFailedMs + (failsAfterMs < untilFailedMs ? 0 : failsAfterMs) },
    ],
  };
}

export const caught: readonly Scenario[] = (['integration', 'agent-transfer'] as const).map((route) => ({
  id: `deferred/caught-by-${route}`,
  title: 'An accepted transfer fails later; a dialog of the bot catches it',
  exercises: [
    'deferred.sentinel-reaches-bot',
    'deferred.caught-dialog-answers',
    'deferred.sentinel-hidden',
    'deferred.one-sentinel-per-failure',
  ],
  observes: ['unasked.repeated-call'],
  build: (vary) => {
    // The dialog says the second text twice.
    const plea = text(vary.text('Please bear with us'));
    return situation(vary, route, [
      dialog('caught', sentinel, text(vary.text('We could not reach anyone')), plea, plea),
    ]);
  },
}));

const hoursMs = 3 * 3_600_000;

/** Whoever keeps an accepted transfer in mind for a while only has forgotten it by then. */
export const caughtHoursLater: Scenario = {
  id: 'deferred/caught-hours-later',
  title: 'An accepted transfer fails three hours later; a dialog of the bot catches it',
  exercises: ['deferred.sentinel-reaches-bot', 'deferred.caught-dialog-answers'],
  waitsLongWith: ['configurable', 'real'],
  build: (vary) =>
    situation(vary, 'integration', [dialog('caught', sentinel, text(vary.text('We could not reach anyone')))], {
      failsAfterMs: hoursMs,
    }),
};

export const caughtAmongLookAlikes: Scenario = {
  id: 'deferred/caught-among-look-alikes',
  title: 'Other dialogs have patterns that differ from the failure text by a character',
  exercises: ['deferred.sentinel-reaches-bot', 'deferred.caught-dialog-answers'],
  build: (vary) =>
    situation(vary, 'integration', [
      dialog('single-underscores', sentinel.replaceAll('__', '_'), text(vary.text('single underscores'))),
      dialog('no-underscores', sentinel.replaceAll('__', ''), text(vary.text('no underscores'))),
      dialog('shorter', sentinel.slice(0, -1), text(vary.text('shorter'))),
      dialog('upper-case', sentinel.toUpperCase(), text(vary.text('upper case'))),
      dialog('caught', sentinel, text(vary.text('We could not reach anyone'))),
    ]),
};

export const uncaught: Scenario = {
  id: 'deferred/uncaught',
  title: 'An accepted transfer fails later; the bot has neither a dialog that catches it nor a Fallback dialog',
  exercises: ['deferred.uncaught-goes-to-fallback', 'deferred.sentinel-hidden', 'deferred.one-sentinel-per-failure'],
  build: (vary) => situation(vary, 'agent-transfer', []),
};

export const uncaughtWithFallbackDialog: Scenario = {
  id: 'deferred/uncaught-with-fallback-dialog',
  title: 'An accepted transfer fails later; only the Fallback dialog hears of it, and says a variable that has changed',
  exercises: ['deferred.uncaught-goes-to-fallback', 'deferred.sentinel-hidden'],
  build: (vary) => {
    const [change, apology] = [vary.text('call me by my name'), vary.text('I did not get that')];
    const [before, after] = [vary.name('name before'), vary.name('name after')];
    const interactions = [text(`${apology}, {$botContext.name}`)];
    return situation(
      vary,
      'integration',
      [
        dialog('change', change, setVariable('name', after), text(vary.text('I will'))),
        { name: 'fallback', type: 'fallback', patterns: [], interactions },
      ],
      { variables: { name: before }, first: says(change) },
    );
  },
};

export const uncaughtAfterOtherText: readonly Scenario[] = (['integration', 'agent-transfer'] as const).map(
  (route) => ({
    id: `deferred/uncaught-after-other-text-by-${route}`,
    title:
      'The consumer says what no dialog catches, and later an accepted transfer fails, which no dialog catches either',
    exercises: ['deferred.uncaught-like-other-texts'],
    build: (vary) => {
      const first = says(vary.text('mumble'));
      const fallback = text(vary.text('I did not get that'));
      // A response for errors is none to this. One bot has a Fallback dialog, the other its built-in message.
      const userFriendlyResponse = vary.text('So sorry');
      return route === 'integration'
        ? situation(vary, route, [{ name: 'fallback', type: 'fallback', patterns: [], interactions: [fallback] }], {
            first,
            userFriendlyResponse,
          })
        : situation(vary, route, [], { first, userFriendlyResponse });
    },
  }),
);

/** The Fallback dialog runs for both, and escalates each time. */
export const uncaughtByEscalatingFallbackDialog: readonly Scenario[] = routes.map((route) => ({
  id: `deferred/uncaught-by-an-escalating-fallback-dialog-by-${route}`,
  title:
    'The Fallback dialog says something and escalates; the transfer fails later, and it is the Fallback dialog that hears of it',
  exercises: ['deferred.uncaught-like-other-texts'],
  build: (vary) => {
    const skillId = vary.skillId('target');
    const { interaction, integrations } = escalation(route, vary.name('integration'), {
      skillId,
      message: vary.text('One moment'),
    });
    return {
      conversations: {
        main: setup(vary, {
          dialogs: [
            dialog('greet', vary.text('hello'), text(vary.text('Welcome'))),
            {
              ...{ name: 'fallback', type: 'fallback', patterns: [] },
              interactions: [text(vary.text('I look for somebody who understands')), interaction],
            },
          ],
          integrations,
          skillIds: [skillId],
          outcomes: [{ kind: 'accept-then-fail', afterMs: muchLaterMs }],
        }),
      },
      steps: says(vary.text('mumble'), undefined, untilMuchLaterMs + 2 * settleMs),
    };
  },
}));
