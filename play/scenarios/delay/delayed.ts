import { textPaceMs } from '../../../trace/pace';
import { dialog, endingAlike, escalation, routes, says, settleMs, setVariable, setup, text } from '../parts';
import type { Scenario, Step } from '../scenario';

/** From one text to five, each with the recommended delay. */
export const delayed: readonly Scenario[] = [1, 3, 5].flatMap((texts) =>
  routes.map((route) => ({
    id: `delay/${texts}-text${texts === 1 ? '' : 's'}-by-${route}`,
    title: `${texts} text${texts === 1 ? '' : 's'} and an Interaction Delay of ${texts * textPaceMs} ms`,
    exercises: [
      route === 'integration' ? 'delay.postpones-transfer' : 'delay.agent-transfer-postpones',
      'delay.texts-arrive-first',
      'message.last-before-transfer',
    ],
    build: (vary) => {
      const ask = vary.text('agent please');
      const skillId = vary.skillId('target');
      const delayMs = texts * textPaceMs;
      const escalate = escalation(route, vary.name('integration'), {
        skillId,
        message: vary.text('One moment'),
        delayMs,
      });
      // Time is stopped right before the delay ends, so that a request before that moment is known to be early. It may
      // begin when the last text is out, and every text may take the time that the page reckons with.
      const last: Step = { kind: 'wait', ms: 1 + delayMs + settleMs };
      return {
        conversations: {
          main: setup(vary, {
            dialogs: [
              dialog(
                'escalate',
                ask,
                // The second text is the first once more.
                ...Array.from({ length: texts }, (_, index) => text(vary.text(`text ${Math.max(1, index)}`))),
                escalate.interaction,
              ),
            ],
            integrations: escalate.integrations,
            skillIds: [skillId],
          }),
        },
        steps:
          delayMs > settleMs
            ? [...says(ask), { kind: 'wait', ms: delayMs - settleMs - 1 }, last]
            : [{ kind: 'consumer-says', text: ask }, { kind: 'wait', ms: delayMs - 1 }, last],
      };
    },
  })),
);

const attempts = 8;

/** Each time that it runs, and not the first time alone. */
export const delayedAgain: readonly Scenario[] = routes.map((route) => ({
  id: `delay/again-by-${route}`,
  title: 'An interaction with an Interaction Delay is refused, and runs once more when the consumer asks again',
  exercises: [route === 'integration' ? 'delay.postpones-transfer' : 'delay.agent-transfer-postpones'],
  build: (vary) => {
    const [ask, change] = [vary.text('agent please'), vary.text('other department')];
    const [first, second] = [vary.skillId('first'), vary.skillId('second')];
    const delayMs = 3_000;
    const escalate = escalation(route, vary.name('integration'), {
      // Another each time, so that a call made again is told from the next one.
      skillId: '{$botContext.skillId}',
      message: vary.text('One moment'),
      delayMs,
    });
    const asks: readonly Step[] = [
      { kind: 'consumer-says', text: ask },
      { kind: 'wait', ms: delayMs - 1 },
      { kind: 'wait', ms: 1 + settleMs },
    ];
    return {
      conversations: {
        main: setup(vary, {
          variables: { skillId: first },
          dialogs: [
            dialog('escalate', ask, escalate.interaction),
            dialog('change', change, setVariable('skillId', second), text(vary.text('noted'))),
          ],
          integrations: escalate.integrations,
          skillIds: [first, second],
          outcomes: endingAlike(attempts, { kind: 'error', status: 503 }),
        }),
      },
      steps: [...asks, ...says(change), ...asks],
    };
  },
}));

/** A delay with no text before it. */
export const delayedAlone: Scenario = {
  id: 'delay/no-text',
  title: 'An Interaction Delay of ten seconds, the documented maximum, and no text',
  exercises: ['delay.postpones-transfer'],
  build: (vary) => {
    const ask = vary.text('agent please');
    const skillId = vary.skillId('target');
    const delayMs = 10_000;
    const escalate = escalation('integration', vary.name('integration'), {
      skillId,
      message: vary.text('One moment'),
      delayMs,
    });
    return {
      conversations: {
        main: setup(vary, {
          dialogs: [dialog('escalate', ask, escalate.interaction)],
          integrations: escalate.integrations,
          skillIds: [skillId],
        }),
      },
      steps: [...says(ask), { kind: 'wait', ms: delayMs - settleMs - 1 }, { kind: 'wait', ms: 1 + settleMs }],
    };
  },
};

/** Beside a delay in which nobody says anything, which shows that delays are kept at all. */
export const delayedWhileSpokenTo: Scenario = {
  id: 'delay/spoken-to-meanwhile',
  title: 'The consumer says something during an Interaction Delay; with another bot nobody does',
  exercises: ['delay.postpones-transfer'],
  build: (vary) => {
    const [ask, greeting] = [vary.text('agent please'), vary.text('hello')];
    const skillId = vary.skillId('target');
    const delayMs = 10_000;
    const escalate = escalation('integration', vary.name('integration'), {
      skillId,
      message: vary.text('One moment'),
      delayMs,
    });
    const bot = () =>
      setup(vary, {
        dialogs: [dialog('escalate', ask, escalate.interaction), dialog('greet', greeting, text(vary.text('Welcome')))],
        integrations: escalate.integrations,
        skillIds: [skillId],
      });
    return {
      conversations: { left: bot(), 'spoken-to': bot() },
      steps: [
        { kind: 'consumer-says', text: ask, conversation: 'left' },
        ...says(ask, 'spoken-to'),
        ...says(greeting, 'spoken-to', delayMs - settleMs - 1),
        { kind: 'wait', ms: 1 + settleMs },
      ],
    };
  },
};
