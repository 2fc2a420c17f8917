import { textPaceMs } from '../../../trace/pace';
import { sentinel, type Outcome } from '../../../trace/trace';
import type { RequirementId } from '../../../requirements/catalogue';
import {
  dialog,
  endingAlike,
  escalation,
  muchLaterMs,
  routes,
  says,
  settleMs,
  setup,
  setVariable,
  text,
  untilMuchLaterMs,
  type Route,
} from '../parts';
import type { Scenario, Situation } from '../scenario';
import type { Vary } from '../vary';

interface Result {
  readonly slug: string;
  readonly title: string;
  readonly exercises: readonly RequirementId[];
  readonly outcome: Outcome;
  readonly onSuccess: boolean;
  readonly onFailure: boolean;
  readonly next: boolean;
  /** The consumer speaks again afterwards. */
  readonly goesOn: boolean;
}

const cases: readonly Result[] = [
  {
    slug: 'accepted',
    title: 'The transfer is accepted and fails later; there are rules for success and failure',
    exercises: ['immediate.success-reaches-rule'],
    outcome: { kind: 'accept-then-fail', afterMs: muchLaterMs },
    onSuccess: true,
    onFailure: true,
    next: false,
    goesOn: false,
  },
  {
    slug: 'accepted-slowly',
    title: 'The transfer is accepted after a while and fails later; there are rules for success and failure',
    exercises: ['immediate.success-reaches-rule'],
    outcome: { kind: 'accept-slowly', delayMs: 300, failsAfterMs: muchLaterMs },
    onSuccess: true,
    onFailure: true,
    next: false,
    goesOn: false,
  },
  {
    slug: 'refused-without-rule',
    title: 'The transfer is refused; there is a rule for success only, and a next action',
    exercises: ['immediate.no-rule-next-action'],
    outcome: { kind: 'error', status: 500 },
    onSuccess: true,
    onFailure: false,
    next: true,
    goesOn: false,
  },
  {
    slug: 'refused-with-rule-and-next',
    title: 'The transfer is refused; there are rules for success and failure, and a next action',
    exercises: ['immediate.failure-reaches-rule'],
    outcome: { kind: 'error', status: 500 },
    onSuccess: true,
    onFailure: true,
    next: true,
    goesOn: false,
  },
  {
    slug: 'refused-and-goes-on',
    title: 'The transfer is refused, and the consumer goes on talking',
    exercises: ['immediate.bot-keeps-conversation', 'immediate.failure-reaches-rule'],
    outcome: { kind: 'error', status: 503 },
    onSuccess: false,
    onFailure: true,
    next: false,
    goesOn: true,
  },
  {
    slug: 'refused-without-anything-and-goes-on',
    title: 'The transfer is refused, nothing is configured for that, and the consumer goes on talking',
    exercises: ['immediate.bot-keeps-conversation'],
    outcome: { kind: 'error', status: 400 },
    onSuccess: false,
    onFailure: false,
    next: false,
    goesOn: true,
  },
];

const attempts = 8;

/** What was held until the transfer failed, and the two texts of the dialog that catches it. */
const textsOfFailure = 3;

function isAccepted({ kind }: Outcome): boolean {
  return kind === 'accept-then-fail' || kind === 'accept-slowly';
}

function situation(vary: Vary, route: Route, { outcome, onSuccess, onFailure, next, goesOn }: Result): Situation {
  const [ask, later] = [vary.text('agent please'), vary.text('and then')];
  const skillId = vary.skillId('target');
  const escalate = escalation(route, vary.name('integration'), {
    skillId,
    message: vary.text('One moment'),
    ...(onSuccess ? { onSuccess: 'went-well' } : {}),
    ...(onFailure ? { onFailure: 'went-wrong' } : {}),
    ...(next ? { next: 'next' } : {}),
  });
  const result = vary.name('variable');
  const keeps = (value: string) => setVariable(result, vary.text(value));
  // What a dialog after the hand-over says may reach nobody; what it keeps can be said once the transfer has failed.
  const answering = (name: string) =>
    dialog(name, vary.text(`pattern of ${name}`), keeps(name), text(vary.text(`answer of ${name}`)));
  return {
    conversations: {
      main: setup(vary, {
        dialogs: [
          dialog('escalate', ask, keeps('nothing yet'), escalate.interaction),
          // Their names begin as those that the rules have.
          ...['went-well-before', 'went-wrong-2', 'next-time'].map(answering),
          answering('went-well'),
          answering('went-wrong'),
          answering('next'),
          dialog('later', later, text(vary.text('I am still here'))),
          dialog('caught', sentinel, text(vary.text('Nobody came')), text(`So far: {$botContext.${result}}`)),
        ],
        integrations: escalate.integrations,
        skillIds: [skillId],
        outcomes: endingAlike(attempts, outcome),
      }),
    },
    steps: [
      ...says(ask, undefined, isAccepted(outcome) ? untilMuchLaterMs + textsOfFailure * textPaceMs : settleMs),
      ...(goesOn ? says(later) : []),
    ],
  };
}

export const results: readonly Scenario[] = cases.flatMap((result) =>
  routes.map((route) => ({
    id: `immediate/${result.slug}-by-${route}`,
    title: result.title,
    exercises: result.exercises,
    build: (vary) => situation(vary, route, result),
  })),
);
