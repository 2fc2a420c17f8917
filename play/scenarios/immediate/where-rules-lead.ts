import type { Dialog, Integration } from '../../../protocol/types';
import type { RequirementId } from '../../../requirements/catalogue';
import {
  dialog,
  endingAlike,
  escalation,
  lettersAlone,
  routes,
  says,
  settleMs,
  setup,
  text,
  type EscalationSettings,
  type Route,
} from '../parts';
import type { Scenario, Step } from '../scenario';
import type { Vary } from '../vary';

/** A refused escalation leads to a dialog that is more than a text: by a rule on the one route, by the next dialog on the other. */
interface Led {
  readonly slug: string;
  readonly title: string;
  readonly exercises: (route: Route) => readonly RequirementId[];
  readonly to: (vary: Vary, route: Route) => LedTo;
  readonly steps?: (ask: string) => readonly Step[];
}

interface LedTo {
  readonly dialog: Dialog;
  readonly integrations: readonly Integration[];
}

const delayMs = 5_000;
const attempts = 8;

const byRule = (route: Route): RequirementId =>
  route === 'integration' ? 'immediate.failure-reaches-rule' : 'immediate.no-rule-next-action';

const cases: readonly Led[] = [
  {
    slug: 'an-escalation-with-a-delay',
    title: 'A transfer call fails, and that leads to another escalation, which has an Interaction Delay',
    exercises: (route) => [route === 'integration' ? 'delay.postpones-transfer' : 'delay.agent-transfer-postpones'],
    to: (vary, route) => second(vary, route, { skillId: vary.skillId('second'), delayMs }),
    // Time is stopped right before the delay would end, so that a request before that moment is known to be early.
    steps: (ask) => [
      { kind: 'consumer-says', text: ask },
      { kind: 'wait', ms: delayMs - 1 },
      { kind: 'wait', ms: 1 + settleMs },
    ],
  },
  {
    slug: 'an-escalation-of-letters',
    title: 'A transfer call fails, and that leads to another escalation, whose skill id is letters',
    exercises: () => ['skill.non-numeric-sends-fallback'],
    to: (vary, route) => second(vary, route, { skillId: lettersAlone(vary) }),
  },
  {
    slug: 'the-fallback-dialog',
    title: 'A transfer call fails, and that leads to the Fallback dialog',
    exercises: (route) => [byRule(route)],
    to: (vary) => ({
      dialog: {
        ...dialog('led-to', vary.text('never said'), text(vary.text('Please say it otherwise'))),
        type: 'fallback',
      },
      integrations: [],
    }),
  },
];

function second(vary: Vary, route: Route, settings: EscalationSettings): LedTo {
  const { interaction, integrations } = escalation(route, vary.name('second integration'), {
    message: vary.text('Another moment'),
    ...settings,
  });
  return { dialog: dialog('led-to', vary.text('pattern of led-to'), interaction), integrations };
}

export const whereRulesLead: readonly Scenario[] = cases.flatMap(({ slug, title, exercises, to, steps }) =>
  routes.map((route) => ({
    id: `immediate/leads-to-${slug}-by-${route}`,
    title,
    exercises: exercises(route),
    build: (vary) => {
      const ask = vary.text('agent please');
      const skillId = vary.skillId('first');
      const led = to(vary, route);
      const { interaction, integrations } = escalation(route, vary.name('first integration'), {
        skillId,
        message: vary.text('One moment'),
        ...(route === 'integration' ? { onFailure: 'led-to' } : { next: 'led-to' }),
      });
      return {
        conversations: {
          main: setup(vary, {
            dialogs: [dialog('escalate', ask, interaction), led.dialog],
            integrations: [...integrations, ...led.integrations],
            skillIds: [skillId, vary.skillId('second')],
            outcomes: endingAlike(attempts, { kind: 'error', status: 403 }),
          }),
        },
        steps: steps?.(ask) ?? says(ask),
      };
    },
  })),
);
