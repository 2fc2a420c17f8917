import type { Capability } from '../../../protocol/types';
import type { RequirementId } from '../../../requirements/catalogue';
import { blankMessage, type Setup } from '../../../trace/trace';
import {
  dialog,
  endingAlike,
  escalation,
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

/** An escalation that is refused has what the next one of the same conversation does not have, or has otherwise. */
interface OtherSettings {
  readonly id: string;
  readonly title: string;
  readonly exercises: (route: Route) => readonly RequirementId[];
  readonly needs?: readonly Capability[];
  readonly first: (vary: Vary) => Partial<EscalationSettings>;
  readonly second?: Partial<EscalationSettings>;
  /** Both go to one skill. */
  readonly sameSkill?: true;
  /** The platform refuses whatever is asked for, and not the first skill alone, which it does not know. */
  readonly allRefused?: boolean;
  /** Left out: both. */
  readonly routes?: readonly Route[];
  /** Left out: live agents. */
  readonly heldBy?: 'agents' | 'bot';
  /** The dialog of the first has an intent. */
  readonly intent?: true;
  /** In another conversation nothing is refused: what does not come in one comes in the other. */
  readonly besideTwin?: true;
}

const longDelayMs = 6_000;

/** More than are made, made again or not. */
const attempts = 8;

const cases: readonly OtherSettings[] = [
  {
    id: 'agent/none-after-a-named-one',
    title: 'An escalation that names an agent is refused, and the next one names nobody',
    exercises: () => ['agent.none-goes-to-skill'],
    needs: ['agent-id'],
    first: (vary) => ({ agentId: vary.agentId('agent') }),
    besideTwin: true,
  },
  {
    id: 'context/off-after-on',
    title: 'A transfer to a bot with Transfer Bot Context is refused, and the next one is without',
    exercises: () => ['context.off-passes-nothing'],
    needs: ['bot-to-bot'],
    first: () => ({ transferBotContext: true }),
    heldBy: 'bot',
    intent: true,
  },
  {
    id: 'context/no-intent-after-one',
    title: 'A transfer to a bot is refused, and the next one comes from a dialog without an intent',
    exercises: () => ['context.passes-message'],
    needs: ['bot-to-bot'],
    first: () => ({ transferBotContext: true }),
    second: { transferBotContext: true },
    heldBy: 'bot',
    intent: true,
  },
  {
    id: 'delay/after-a-shorter-one',
    title: 'An escalation with a short delay is refused, and the next one has a longer delay',
    exercises: (route) => [route === 'integration' ? 'delay.postpones-transfer' : 'delay.agent-transfer-postpones'],
    first: () => ({ delayMs: 1_000 }),
    second: { delayMs: longDelayMs },
  },
  {
    id: 'message/text-after-blank',
    title: 'An escalation with BLANK_MESSAGE is refused, and the next one has a message',
    exercises: () => ['message.in-transfer-request'],
    first: () => ({ message: blankMessage }),
  },
  {
    id: 'message/another-for-the-same-skill',
    title: 'An escalation is refused, and the next one goes to the same skill with another message',
    exercises: () => ['message.in-transfer-request'],
    first: () => ({}),
    sameSkill: true,
    allRefused: true,
    // By the other route a call that loses its message is the one before once more.
    routes: ['integration'],
  },
  {
    id: 'config/same-skill-name',
    title: 'An escalation is refused, and the next one has the same skill name and another skill id',
    exercises: () => ['config.skill-name-is-a-label'],
    allRefused: true,
    first: () => ({ skillName: 'Everybody' }),
    second: { skillName: 'Everybody' },
    routes: ['integration'],
  },
];

function bot(
  vary: Vary,
  route: Route,
  { first, second, heldBy = 'agents', intent, sameSkill, allRefused = heldBy === 'bot' }: OtherSettings,
  isTwin = false,
): Setup {
  const firstId = vary.skillId('first');
  const secondId = sameSkill ? firstId : vary.skillId('second');
  const settings = first(vary);
  const one = escalation(route, vary.name('first integration'), {
    skillId: firstId,
    message: vary.text('One moment'),
    onFailure: 'refused',
    ...settings,
  });
  const other = escalation(route, vary.name('second integration'), {
    skillId: secondId,
    message: vary.text('Another moment'),
    ...second,
  });
  const asking = dialog('escalate', vary.text('agent please'), one.interaction);
  const { agentId } = settings;
  return setup(vary, {
    dialogs: [
      intent ? { ...asking, intentId: vary.name('asking intent') } : asking,
      dialog('escalate-otherwise', vary.text('another agent please'), other.interaction),
      dialog('refused', vary.text('pattern of refused'), text(vary.text('No luck'))),
    ],
    integrations: [...one.integrations, ...other.integrations],
    // However often a call is made again it is refused: of a transfer to a bot the request alone is looked at.
    outcomes: allRefused ? endingAlike(attempts, { kind: 'error', status: 400 }) : [],
    platform: {
      skills: (isTwin || allRefused ? [...new Set([firstId, secondId])] : [secondId]).map((id) => ({
        ...{ id, heldBy },
        name: (id === firstId ? settings.skillName : undefined) ?? `skill ${id}`,
      })),
      agents: agentId === undefined ? [] : [{ id: agentId, skillIds: [firstId, secondId], available: true }],
    },
  });
}

/** Time is stopped right before a delay would end, so that a request before that moment is known to be early. */
function asks(text: string, delayMs = 0): Step[] {
  if (delayMs === 0) return says(text);
  return [
    { kind: 'consumer-says', text },
    { kind: 'wait', ms: delayMs - 1 },
    { kind: 'wait', ms: 1 + settleMs },
  ];
}

export const afterOtherSettings: readonly Scenario[] = cases.flatMap((each) =>
  (each.routes ?? routes).map((route) => ({
    id: `${each.id}-by-${route}`,
    title: each.title,
    exercises: each.exercises(route),
    ...(each.needs ? { needs: each.needs } : {}),
    build: (vary) => {
      const ask = vary.text('agent please');
      const twin = each.besideTwin ? { twin: bot(vary, route, each, true) } : {};
      return {
        conversations: { main: bot(vary, route, each), ...twin },
        steps: [
          ...asks(ask, each.first(vary).delayMs),
          ...asks(vary.text('another agent please'), each.second?.delayMs),
          ...(each.besideTwin ? says(ask, 'twin') : []),
        ],
      };
    },
  })),
);
