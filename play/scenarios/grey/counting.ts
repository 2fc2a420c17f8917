import { sentinel, type Outcome } from '../../../trace/trace';
import { dialog, escalation, says, setup, text, untilFailedMs } from '../parts';
import type { Scenario, Situation, Step } from '../scenario';
import type { Vary } from '../vary';

const fails: Outcome = { kind: 'accept-then-fail', afterMs: 500 };
const refused: Outcome = { kind: 'error', status: 503 };
const accepted: Outcome = { kind: 'accept' };

/** The consumer asks once for each outcome; `between` follows the attempt at that place, counted from 1. */
function asking(
  vary: Vary,
  outcomes: readonly Outcome[],
  between: Readonly<Record<number, readonly Step[]>> = {},
): Situation {
  const ask = vary.text('agent please');
  const skillId = vary.skillId('target');
  const escalate = escalation('integration', vary.name('integration'), {
    skillId,
    message: vary.text('One moment'),
    onFailure: 'went-wrong',
  });
  return {
    conversations: {
      main: setup(vary, {
        dialogs: [
          dialog('escalate', ask, escalate.interaction),
          dialog('caught', sentinel, text(vary.text('Nobody answered'))),
          dialog('went-wrong', vary.text('pattern of went-wrong'), text(vary.text('No luck'))),
        ],
        integrations: escalate.integrations,
        skillIds: [skillId],
        outcomes,
      }),
    },
    steps: outcomes.flatMap((_, index) => [...says(ask, undefined, untilFailedMs), ...(between[index + 1] ?? [])]),
  };
}

export const successInBetween: Scenario = {
  id: 'grey/success-between-failures',
  title: 'Two transfers fail, one succeeds and comes back to the bot, two more fail',
  exercises: [],
  observes: ['cap.reset-on-success', 'unasked.words-with-an-agent'],
  build: (vary) =>
    asking(vary, [fails, fails, accepted, fails, fails], {
      3: [{ kind: 'agent-joins' }, { kind: 'wait', ms: 1_000 }, { kind: 'agent-returns' }],
    }),
};

export const afterFourFailures: Scenario = {
  id: 'grey/after-four-failures',
  title: 'Four transfers fail, and the consumer asks three times more; that fails, too',
  exercises: [],
  observes: ['cap.after-the-cap'],
  build: (vary) => asking(vary, [fails, fails, fails, fails, fails, fails, fails]),
};

export const atOnceAndLater: Scenario = {
  id: 'grey/immediate-and-later-failures',
  title: 'Two transfer calls are refused at once, then two are accepted and fail',
  exercises: [],
  observes: ['cap.immediate-failures-count'],
  build: (vary) => asking(vary, [refused, refused, fails, fails]),
};

export const laterAndAtOnce: Scenario = {
  id: 'grey/later-failures-and-one-at-once',
  title: 'Three transfers are accepted and fail, and the fourth call is refused at once',
  exercises: [],
  observes: ['cap.immediate-failures-count'],
  build: (vary) => asking(vary, [fails, fails, fails, refused]),
};
