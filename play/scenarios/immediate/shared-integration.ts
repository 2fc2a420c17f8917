import { textPaceMs } from '../../../trace/pace';
import { sentinel, type Outcome } from '../../../trace/trace';
import type { Capability } from '../../../protocol/types';
import type { RequirementId } from '../../../requirements/catalogue';
import {
  dialog,
  endingAlike,
  escalation,
  muchLaterMs,
  says,
  settleMs,
  setup,
  setVariable,
  text,
  untilMuchLaterMs,
  type EscalationSettings,
} from '../parts';
import type { Scenario, Step } from '../scenario';

type Flow = Pick<EscalationSettings, 'onSuccess' | 'onFailure' | 'next' | 'delayMs'>;

/** Two interactions that use one integration, and differ in something of their own. */
interface Shared {
  readonly slug: string;
  readonly title: string;
  readonly exercises: readonly RequirementId[];
  readonly first: Flow;
  readonly second: Flow;
  /** Left out: refused. */
  readonly outcome?: Outcome;
  /** The transfers go to a bot, and the dialogs have an intent each. */
  readonly toBot?: true;
}

const longDelayMs = 6_000;

/** In the message, so that a call that is made again later is known by what it says. */
const who = 'who';

/** More than are made, made again or not. */
const attempts = 12;

const refused: Outcome = { kind: 'error', status: 502 };

// Where both have a dialog for the same result, the other's shows whose was taken.
const rules: Flow = { onSuccess: 'this', onFailure: 'that' };
const rulesTheOtherWay: Flow = { onSuccess: 'that', onFailure: 'this' };

const cases: readonly Shared[] = [
  {
    slug: 'other-rules-when-refused',
    title: 'with rules that are the other way round, and both are refused',
    exercises: ['immediate.failure-reaches-rule'],
    first: rules,
    second: rulesTheOtherWay,
  },
  {
    slug: 'other-rules-when-accepted',
    title: 'with rules that are the other way round, and both are accepted and fail later',
    exercises: ['immediate.success-reaches-rule'],
    first: rules,
    second: rulesTheOtherWay,
    outcome: { kind: 'accept-then-fail', afterMs: muchLaterMs },
  },
  {
    slug: 'another-next-dialog',
    title: 'with another next dialog, and both are refused',
    exercises: ['immediate.no-rule-next-action'],
    first: { next: 'this' },
    second: { next: 'that' },
  },
  {
    slug: 'a-rule-and-a-next-dialog',
    title: 'one with a rule for failure and one with a next dialog, and both are refused',
    exercises: ['immediate.failure-reaches-rule', 'immediate.no-rule-next-action'],
    first: { onFailure: 'this' },
    second: { next: 'that' },
  },
  {
    slug: 'a-next-dialog-and-a-rule',
    title: 'one with a next dialog and one with a rule for failure, and both are refused',
    exercises: ['immediate.failure-reaches-rule', 'immediate.no-rule-next-action'],
    first: { next: 'this' },
    second: { onFailure: 'that' },
  },
  {
    slug: 'no-delay-and-a-delay',
    title: 'one without a delay and one with a delay',
    exercises: ['delay.postpones-transfer'],
    first: {},
    second: { delayMs: longDelayMs },
  },
  {
    slug: 'a-delay-and-no-delay',
    title: 'one with a delay and one without a delay',
    exercises: ['delay.postpones-transfer', 'route.integration-transfers'],
    first: { delayMs: longDelayMs },
    second: {},
  },
  {
    slug: 'another-intent',
    title: 'in dialogs of different intents, and the transfers go to a bot',
    exercises: ['context.passes-intent'],
    first: {},
    second: {},
    toBot: true,
  },
];

/** Time is stopped right before a delay would end, so that a request before that moment is known to be early. */
function asks(text: string, { delayMs }: Flow, outcome: Outcome): Step[] {
  if (outcome.kind === 'accept-then-fail') return says(text, undefined, untilMuchLaterMs + 3 * textPaceMs);
  return delayMs === undefined
    ? says(text)
    : [
        { kind: 'consumer-says', text },
        { kind: 'wait', ms: delayMs - 1 },
        { kind: 'wait', ms: 1 + settleMs },
      ];
}

/** What an interaction has of its own is that of no other which uses the same integration. */
export const sharedIntegration: readonly Scenario[] = cases.map(
  ({ slug, title, exercises, first, second, outcome = refused, toBot }) => ({
    id: `immediate/shared-integration-with-${slug}`,
    title: `Two interactions use the same integration, ${title}`,
    exercises,
    ...(toBot ? { needs: ['bot-to-bot'] satisfies Capability[] } : {}),
    build: (vary) => {
      const [ask, otherwise] = [vary.text('agent please'), vary.text('another agent please')];
      const [skillId, result, name] = [vary.skillId('target'), vary.name('variable'), vary.name('integration')];
      const made = (flow: Flow) =>
        escalation('integration', name, {
          ...{ skillId, ...flow },
          message: `${vary.text('One moment')} {$botContext.${who}}`,
          ...(toBot ? { transferBotContext: true } : {}),
        });
      const keeps = (value: string) => setVariable(result, vary.text(value));
      // What a dialog after the hand-over says may reach nobody; what it keeps can be said once the transfer has failed.
      const answering = (dialogName: string) =>
        dialog(dialogName, vary.text(`pattern of ${dialogName}`), keeps(dialogName), text(vary.text(dialogName)));
      const asking = (pattern: string, flow: Flow) => ({
        ...dialog(pattern, pattern, keeps('nothing yet'), setVariable(who, vary.name(pattern)), made(flow).interaction),
        ...(toBot ? { intentId: vary.name(`intent of ${pattern}`) } : {}),
      });
      return {
        conversations: {
          main: setup(vary, {
            dialogs: [
              asking(ask, first),
              asking(otherwise, second),
              answering('this'),
              answering('that'),
              dialog('caught', sentinel, text(vary.text('Nobody came')), text(`So far: {$botContext.${result}}`)),
            ],
            integrations: made({}).integrations,
            outcomes: endingAlike(attempts, outcome),
            platform: { skills: [{ id: skillId, name: vary.name('skill'), heldBy: toBot ? 'bot' : 'agents' }] },
          }),
        },
        steps: [...asks(ask, first, outcome), ...asks(otherwise, second, outcome)],
      };
    },
  }),
);

/** The same integration twice in one turn: what leads to the second is not what follows it. */
export const sharedIntegrationInOneTurn: Scenario = {
  id: 'immediate/shared-integration-in-one-turn',
  title:
    'A transfer call fails, the rule leads to another interaction of the same integration, with another rule, which fails as well',
  exercises: ['immediate.failure-reaches-rule'],
  build: (vary) => {
    const ask = vary.text('agent please');
    const [skillId, name] = [vary.skillId('target'), vary.name('integration')];
    const made = (onFailure: string) =>
      escalation('integration', name, {
        ...{ skillId, onFailure },
        message: `${vary.text('One moment')} {$botContext.${who}}`,
      });
    return {
      conversations: {
        main: setup(vary, {
          dialogs: [
            dialog('escalate', ask, setVariable(who, vary.name('first')), made('again').interaction),
            dialog(
              'again',
              vary.text('pattern of again'),
              text(vary.text('Trying again')),
              setVariable(who, vary.name('second')),
              made('sorry').interaction,
            ),
            dialog('sorry', vary.text('pattern of sorry'), text(vary.text('No luck'))),
          ],
          integrations: made('sorry').integrations,
          skillIds: [skillId],
          outcomes: endingAlike(attempts, refused),
        }),
      },
      steps: says(ask, undefined, settleMs + 2 * textPaceMs),
    };
  },
};
