import { dialog, escalation, setup } from '../parts';
import type { Scenario, Step } from '../scenario';

/** Pairs of escalations, one by either route. More than the rule asks for, so that single slow ones do not count. */
const pairs = 16;

/** Milliseconds after each escalation: time enough to see one that is late. */
const pauseMs = 300;

/**
 * One bot escalates by turns by either route; every transfer is refused, so that it can go on. It says nothing about that: a
 * text may take two seconds, in which the next turn could not be judged.
 */
export const byTurns: Scenario = {
  id: 'route/by-turns',
  title: `The bot escalates ${pairs} times by either route, by turns`,
  exercises: ['route.same-speed'],
  alone: true,
  build: (vary) => {
    const [askFirst, askSecond] = [vary.text('by integration'), vary.text('by agent transfer')];
    const skillId = vary.skillId('target');
    const settings = { skillId, message: vary.text('One moment') };
    const first = escalation('integration', vary.name('integration'), settings);
    const second = escalation('agent-transfer', '', settings);
    const one = (words: string): Step[] => [
      { kind: 'consumer-says', text: words },
      { kind: 'wait', ms: pauseMs },
    ];
    return {
      conversations: {
        main: setup(vary, {
          dialogs: [dialog('first', askFirst, first.interaction), dialog('second', askSecond, second.interaction)],
          integrations: first.integrations,
          skillIds: [skillId],
          outcomes: Array.from({ length: 8 * pairs }, () => ({ kind: 'error', status: 503 }) as const),
        }),
      },
      steps: Array.from({ length: pairs }, (_, index) =>
        index % 2 === 0 ? [...one(askFirst), ...one(askSecond)] : [...one(askSecond), ...one(askFirst)],
      ).flat(),
    };
  },
};
