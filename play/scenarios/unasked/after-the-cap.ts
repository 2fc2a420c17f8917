import { sentinel, type Outcome } from '../../../trace/trace';
import { dialog, escalation, says, setup, text } from '../parts';
import type { Scenario, Step } from '../scenario';

const watch: Step = { kind: 'wait', ms: 30_000 };

/** In one conversation everything fails, and then something else is talked about; in the other nothing fails. */
export const ordinaryTalkAfterTheCap: Scenario = {
  id: 'unasked/ordinary-talk-after-the-cap',
  title: 'All four attempts fail, and the consumer talks about something else; another consumer has no failure at all',
  exercises: ['unasked.transfer', 'unasked.cap-text'],
  build: (vary) => {
    const [ask, thanks] = [vary.text('agent please'), vary.text('thank you')];
    const skillId = vary.skillId('target');
    const escalate = escalation('integration', vary.name('integration'), { skillId, message: vary.text('One moment') });
    const withOutcomes = (outcomes: readonly Outcome[]) =>
      setup(vary, {
        dialogs: [
          dialog('escalate', ask, escalate.interaction),
          dialog('thanks', thanks, text(vary.text('You are welcome'))),
          dialog('caught', sentinel, text(vary.text('Nobody was there')), escalate.interaction),
        ],
        integrations: escalate.integrations,
        skillIds: [skillId],
        outcomes,
      });
    const fails = (n: number): Outcome => ({
      kind: 'accept-then-fail',
      afterMs: 300 + vary.number(`failure ${n}`, 700),
    });
    return {
      conversations: { main: withOutcomes([1, 2, 3, 4].map(fails)), smooth: withOutcomes([]) },
      steps: [
        ...says(thanks, 'smooth'),
        ...says(ask),
        watch,
        ...says(thanks),
        watch,
        ...says(ask, 'smooth'),
        { kind: 'wait', ms: 4_000 },
      ],
    };
  },
};
