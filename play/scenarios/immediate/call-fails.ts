import { sentinel, type Outcome } from '../../../trace/trace';
import {
  dialog,
  endingAlike,
  escalation,
  muchLaterMs,
  says,
  settleMs,
  setup,
  text,
  untilMuchLaterMs,
  type Route,
} from '../parts';
import type { Scenario, Situation } from '../scenario';
import type { Vary } from '../vary';

const statuses = [400, 401, 403, 404, 409, 429, 500, 502, 503] as const;
const broken = ['reset', 'cut-off'] as const;
const wording = { reset: 'is reset', 'cut-off': 'is cut off' } as const;

const attempts = 8;

interface CallFails {
  readonly outcome?: Outcome;
  readonly refused?: true;
}

function situation(vary: Vary, route: Route, { outcome, refused }: CallFails, waitMs = settleMs): Situation {
  const ask = vary.text('agent please');
  const skillId = vary.skillId('target');
  const escalate = escalation(route, vary.name('integration'), {
    skillId,
    message: vary.text('One moment'),
    onSuccess: 'went-well',
    onFailure: 'went-wrong',
  });
  return {
    conversations: {
      main: setup(vary, {
        dialogs: [
          dialog('escalate', ask, escalate.interaction),
          dialog('went-well', vary.text('pattern of went-well'), text(vary.text('All is well'))),
          dialog('went-wrong', vary.text('pattern of went-wrong'), text(vary.text('No luck'))),
        ],
        integrations: escalate.integrations,
        skillIds: [skillId],
        outcomes: outcome ? endingAlike(attempts, outcome) : [],
        platform: refused ? { transfersRefuseConnections: true } : {},
      }),
    },
    steps: says(ask, undefined, waitMs),
  };
}

/** Routes take turns, so that each kind of failure is met by both over the whole list of neighbours. */
function routeOf(index: number): Route {
  return index % 2 === 0 ? 'integration' : 'agent-transfer';
}

export const answersWithError: readonly Scenario[] = statuses.map((status, index) => ({
  id: `immediate/status-${status}`,
  title: `The Transfer API answers with status ${status}`,
  exercises: ['immediate.failure-reaches-rule'],
  observes: ['unasked.repeated-call'],
  build: (vary) => situation(vary, routeOf(index), { outcome: { kind: 'error', status } }),
}));

export const callBreaks: readonly Scenario[] = broken.map((kind, index) => ({
  id: `immediate/${kind}`,
  title: `The transfer call ${wording[kind]}`,
  exercises: ['immediate.broken-call-is-failure'],
  observes: ['unasked.repeated-call'],
  build: (vary) => situation(vary, routeOf(index), { outcome: { kind } }),
}));

/** No document describes the body of an answer. */
export const answersOtherwise: Scenario = {
  id: 'immediate/not-json',
  title: 'The transfer call gets an answer with a good status that is not JSON',
  exercises: [],
  observes: ['immediate.answer-not-json'],
  build: (vary) => situation(vary, 'integration', { outcome: { kind: 'not-json' } }),
};

/** Longer than the agents' SDK waits for an answer, which is ten seconds and up to one more. */
const untilGivenUpMs = 16_000;

/** How long an answer is waited for no document says; what may not follow is the rule for success. */
export const neverAnswered: readonly Scenario[] = (['integration', 'agent-transfer'] as const).map((route) => ({
  id: `immediate/no-answer-by-${route}`,
  title: 'The platform takes the transfer request and never answers it',
  exercises: [],
  observes: ['immediate.no-answer'],
  notOverHttp: true,
  build: (vary) => situation(vary, route, { outcome: { kind: 'no-answer' } }, untilGivenUpMs),
}));

export const callRefused: readonly Scenario[] = (['integration', 'agent-transfer'] as const).map((route) => ({
  id: `immediate/connection-refused-by-${route}`,
  title: 'The Transfer API refuses the connection',
  exercises: ['immediate.broken-call-is-failure'],
  build: (vary) => situation(vary, route, { refused: true }),
}));

/** A transfer is accepted and fails later, and the next calls end as they are told to. */
function afterAccepted(vary: Vary, route: Route, next: Outcome): Situation {
  const { conversations, steps } = situation(vary, route, {}, untilMuchLaterMs + 2 * settleMs);
  const [main] = Object.values(conversations);
  if (!main) throw new Error('The situation has no conversation.');
  const caught = dialog('caught', sentinel, text(vary.text('Nobody came')));
  const outcomes: Outcome[] = [{ kind: 'accept-then-fail', afterMs: muchLaterMs }, ...endingAlike(attempts, next)];
  return {
    conversations: {
      main: {
        ...main,
        bot: { ...main.bot, dialogs: [...main.bot.dialogs, caught] },
        platform: { ...main.platform, outcomes },
      },
    },
    steps: [...steps, ...steps],
  };
}

/** A call before it that was accepted makes no success of one that breaks. */
export const breaksAfterAccepted: readonly Scenario[] = broken.map((kind, index) => ({
  id: `immediate/${kind}-after-one-that-was-accepted`,
  title: `A transfer is accepted and fails later; the next call ${wording[kind]}`,
  exercises: ['deferred.sentinel-reaches-bot'],
  build: (vary) => afterAccepted(vary, routeOf(index), { kind }),
}));

/** Nor of one that is refused, also with a status by which some hold that it was done already. */
export const refusedAfterAccepted: readonly Scenario[] = ([409, 503] as const).map((status, index) => ({
  id: `immediate/status-${status}-after-one-that-was-accepted`,
  title: `A transfer is accepted and fails later; the next call is answered with status ${status}`,
  exercises: ['immediate.failure-reaches-rule', 'deferred.sentinel-reaches-bot'],
  build: (vary) => afterAccepted(vary, routeOf(index), { kind: 'error', status }),
}));
