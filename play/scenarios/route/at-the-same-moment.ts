import type { Outcome, Setup } from '../../../trace/trace';
import { sentinel } from '../../../trace/trace';
import {
  dialog,
  escalation,
  muchLaterMs,
  routes,
  says,
  setVariable,
  settleMs,
  setup,
  text,
  untilMuchLaterMs,
  type Route,
} from '../parts';
import type { Scenario } from '../scenario';
import type { Vary } from '../vary';

const delayMs = 3_000;

/** Two transfers fail in one moment as well: fewer failures than would end an escalation, however they are counted. */
const outcomes: readonly (readonly Outcome[])[] = [
  [{ kind: 'accept-then-fail', afterMs: muchLaterMs }],
  [{ kind: 'accept-then-fail', afterMs: muchLaterMs }],
  [],
];

const consumers = outcomes.map((_, at) => `consumer ${at + 1}`);

const targetOf = (vary: Vary, who: string) => vary.skillId(`target of ${who}`);
const nameSaidBy = (vary: Vary, who: string) => vary.text(`name of ${who}`);

/** The same bot for all: who it is that asks each consumer says. */
function bot(vary: Vary, route: Route, ask: string, asking: string, each: readonly Outcome[]): Setup {
  const { interaction, integrations } = escalation(route, vary.name('integration'), {
    skillId: '{$botContext.skillId}',
    message: 'One moment, {$botContext.who}',
    delayMs,
  });
  const knowing = consumers.map((who, at) =>
    dialog(
      `knows-${at + 1}`,
      nameSaidBy(vary, who),
      setVariable('skillId', targetOf(vary, who)),
      setVariable('who', vary.name(who)),
      text(vary.text('Hello')),
    ),
  );
  return setup(vary, {
    variables: { skillId: targetOf(vary, 'nobody'), who: vary.name('nobody') },
    dialogs: [
      ...knowing,
      dialog('escalate', ask, interaction),
      dialog('caught', sentinel, text('Nobody was there for you, {$botContext.who}')),
    ],
    integrations,
    skillIds: [targetOf(vary, asking)],
    outcomes: each,
  });
}

/** What is kept of one conversation, and be it for the time of a delay, is nothing of another. */
export const atTheSameMoment: readonly Scenario[] = routes.map((route) => ({
  id: `route/at-the-same-moment-by-${route}`,
  title:
    'Three consumers of one bot ask for an agent in one moment, each for another skill; two transfers fail in one moment',
  exercises: ['skill.variable-at-attempt', 'message.mixed', 'deferred.caught-dialog-answers'],
  sharesBot: true,
  build: (vary) => {
    const ask = vary.text('agent please');
    const names = outcomes.map((_, at) => `conversation-${at + 1}`);
    return {
      conversations: Object.fromEntries(
        outcomes.map((each, at) => [names[at] ?? '', bot(vary, route, ask, consumers[at] ?? '', each)]),
      ),
      steps: [
        ...consumers.flatMap((who, at) => says(nameSaidBy(vary, who), names[at])),
        ...names.map((conversation) => ({ kind: 'consumer-says' as const, text: ask, conversation })),
        { kind: 'wait', ms: delayMs - 1 },
        { kind: 'wait', ms: 1 + settleMs + untilMuchLaterMs },
      ],
    };
  },
}));
