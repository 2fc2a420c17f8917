import { textPaceMs } from '../../../trace/pace';
import { sentinel, type Outcome } from '../../../trace/trace';
import {
  dialog,
  endingAlike,
  escalation,
  muchLaterMs,
  routes,
  setup,
  setVariable,
  text,
  untilMuchLaterMs,
  type EscalationSettings,
} from '../parts';
import type { Scenario, Situation } from '../scenario';

const delayMs = 3_000;

const attempts = 8;

const refused: Outcome = { kind: 'error', status: 500 };
const accepted: Outcome = { kind: 'accept-then-fail', afterMs: muchLaterMs };

type Leads = Pick<EscalationSettings, 'onSuccess' | 'onFailure' | 'next'>;

/** Each result, and each way on from it. */
const ways: Readonly<Record<string, { readonly outcome: Outcome; readonly leads: Leads }>> = {
  'refused, a rule': { outcome: refused, leads: { onFailure: 'went-wrong' } },
  'refused, a rule and a next dialog': { outcome: refused, leads: { onFailure: 'went-wrong', next: 'next' } },
  'refused, a next dialog': { outcome: refused, leads: { next: 'next' } },
  'refused, a rule for success and a next dialog': {
    outcome: refused,
    leads: { onSuccess: 'went-well', next: 'next' },
  },
  'broken, a rule': { outcome: { kind: 'reset' }, leads: { onFailure: 'went-wrong' } },
  'accepted, rules': { outcome: accepted, leads: { onSuccess: 'went-well', onFailure: 'went-wrong' } },
};

/** What was held until the transfer failed, and the two texts of the dialog that catches it. */
const textsOfFailure = 3;

/** What comes after an escalation comes after one with a delay as well, in a conversation of its own each. */
export const followsDelayed: readonly Scenario[] = routes.map((route) => ({
  id: `delay/what-follows-by-${route}`,
  title:
    'Escalations with an Interaction Delay are refused, broken off and accepted, with rules, with a next dialog and with both',
  exercises: [
    'immediate.failure-reaches-rule',
    'immediate.broken-call-is-failure',
    'immediate.no-rule-next-action',
    'immediate.success-reaches-rule',
  ],
  build: (vary): Situation => {
    const ask = vary.text('agent please');
    const [skillId, result] = [vary.skillId('target'), vary.name('variable')];
    const keeps = (value: string) => setVariable(result, vary.text(value));
    // What a dialog after the hand-over says may reach nobody; what it keeps can be said once the transfer has failed.
    const answering = (name: string) =>
      dialog(name, vary.text(`pattern of ${name}`), keeps(name), text(vary.text(`answer of ${name}`)));
    const conversations = Object.entries(ways).map(([way, { outcome, leads }]) => {
      const escalate = escalation(route, vary.name('integration'), {
        ...{ skillId, delayMs, ...leads },
        message: vary.text('One moment'),
      });
      const bot = setup(vary, {
        dialogs: [
          dialog('escalate', ask, keeps('nothing yet'), escalate.interaction),
          answering('went-well'),
          answering('went-wrong'),
          answering('next'),
          dialog('caught', sentinel, text(vary.text('Nobody came')), text(`So far: {$botContext.${result}}`)),
        ],
        integrations: escalate.integrations,
        skillIds: [skillId],
        outcomes: endingAlike(attempts, outcome),
      });
      return [way, bot] as const;
    });
    return {
      conversations: Object.fromEntries(conversations),
      steps: [
        ...conversations.map(([conversation]) => ({ kind: 'consumer-says' as const, text: ask, conversation })),
        { kind: 'wait', ms: delayMs + untilMuchLaterMs + textsOfFailure * textPaceMs },
      ],
    };
  },
}));
