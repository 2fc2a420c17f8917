import type { Dialog } from '../../../protocol/types';
import { sentinel, type Outcome } from '../../../trace/trace';
import {
  dialog,
  endingAlike,
  escalation,
  muchLaterMs,
  says,
  settleMs,
  setVariable,
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

/** The dialogs that the results lead to. */
const ways = { onSuccess: 'went-well', onFailure: 'went-wrong' } as const;

function answers(vary: Vary): Dialog[] {
  return [
    dialog(ways.onSuccess, vary.text('pattern of went-well'), text(vary.text('All is well'))),
    dialog(ways.onFailure, vary.text('pattern of went-wrong'), text(vary.text('No luck'))),
  ];
}

function situation(vary: Vary, route: Route, { outcome, refused }: CallFails, waitMs = settleMs): Situation {
  const ask = vary.text('agent please');
  const skillId = vary.skillId('target');
  const escalate = escalation(route, vary.name('integration'), {
    skillId,
    message: vary.text('One moment'),
    ...ways,
  });
  return {
    conversations: {
      main: setup(vary, {
        dialogs: [dialog('escalate', ask, escalate.interaction), ...answers(vary)],
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

/**
 * A transfer is accepted and fails later, and the next calls end as they are told to. They ask for another skill, so that none is
 * taken for the first one made again.
 */
function afterAccepted(vary: Vary, route: Route, next: Outcome): Situation {
  const [ask, change] = [vary.text('agent please'), vary.text('other department')];
  const [first, second] = [vary.skillId('first'), vary.skillId('second')];
  const escalate = escalation(route, vary.name('integration'), {
    skillId: '{$botContext.skillId}',
    message: vary.text('One moment'),
    ...ways,
  });
  return {
    conversations: {
      main: setup(vary, {
        variables: { skillId: first },
        dialogs: [
          dialog('escalate', ask, escalate.interaction),
          ...answers(vary),
          dialog('caught', sentinel, text(vary.text('Nobody came'))),
          dialog('change', change, setVariable('skillId', second), text(vary.text('Noted'))),
        ],
        integrations: escalate.integrations,
        skillIds: [first, second],
        outcomes: [{ kind: 'accept-then-fail', afterMs: muchLaterMs }, ...endingAlike(attempts, next)],
      }),
    },
    steps: [...says(ask, undefined, untilMuchLaterMs + 2 * settleMs), ...says(change), ...says(ask)],
  };
}

/** A call before it that was accepted makes no success of one that breaks. */
export const breaksAfterAccepted: readonly Scenario[] = broken.map((kind, index) => ({
  id: `immediate/${kind}-after-one-that-was-accepted`,
  title: `A transfer is accepted and fails later; the next call ${wording[kind]}`,
  exercises: ['immediate.broken-call-is-failure', 'deferred.sentinel-reaches-bot'],
  build: (vary) => afterAccepted(vary, routeOf(index), { kind }),
}));

/**
 * Nor of one that is refused, also with a status by which some hold that it was done already. A server error would be repeated by some until
 * four calls have failed, after which nothing need be attempted.
 */
export const refusedAfterAccepted: readonly Scenario[] = ([409, 404] as const).map((status, index) => ({
  id: `immediate/status-${status}-after-one-that-was-accepted`,
  title: `A transfer is accepted and fails later; the next call is answered with status ${status}`,
  exercises: ['immediate.failure-reaches-rule', 'deferred.sentinel-reaches-bot'],
  build: (vary) => afterAccepted(vary, routeOf(index), { kind: 'error', status }),
}));
