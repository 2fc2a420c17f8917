import { blankMessage, type Setup } from '../../../trace/trace';
import type { RequirementId } from '../../../requirements/catalogue';
import { dialog, escalation, routes, says, setup, type EscalationSettings, type Route } from '../parts';
import type { Scenario } from '../scenario';
import type { Vary } from '../vary';

interface Twins {
  readonly slug: string;
  readonly title: string;
  readonly exercises: RequirementId;
  readonly routes: readonly Route[];
  readonly complete: (vary: Vary) => EscalationSettings;
  /** The same, but for one setting. */
  readonly lacking: (vary: Vary) => EscalationSettings;
}

const skillId = (vary: Vary) => vary.skillId('target');
const message = (vary: Vary) => vary.text('One moment');
const agentId = (vary: Vary) => vary.agentId('agent');
const plain = (vary: Vary): EscalationSettings => ({ skillId: skillId(vary), message: message(vary) });

const cases: readonly Twins[] = [
  {
    slug: 'blank-message',
    title: 'One bot has BLANK_MESSAGE as its Message to User, its twin a text',
    exercises: 'config.blank-satisfies-required',
    routes,
    complete: plain,
    lacking: (vary) => ({ skillId: skillId(vary), message: blankMessage }),
  },
  {
    slug: 'no-agent-id',
    title: 'One bot names no agent, its twin does',
    exercises: 'config.agent-id-optional',
    routes,
    complete: (vary) => ({ ...plain(vary), agentId: agentId(vary) }),
    lacking: plain,
  },
  {
    slug: 'no-message',
    title: 'One Agent Transfer interaction has no message, its twin has one',
    exercises: 'config.default-interaction-message',
    routes: ['agent-transfer'],
    complete: plain,
    lacking: (vary) => ({ skillId: skillId(vary) }),
  },
  {
    slug: 'empty-skill-id',
    title: 'One bot has an empty skill id, its twin a number',
    exercises: 'config.skill-id-mandatory',
    routes,
    complete: plain,
    lacking: (vary) => ({ skillId: '', message: message(vary) }),
  },
  {
    slug: 'no-skill-id',
    title: 'One bot has no skill id, its twin has a number',
    exercises: 'config.skill-id-mandatory',
    routes,
    complete: plain,
    lacking: (vary) => ({ message: message(vary) }),
  },
];

function bot(vary: Vary, route: Route, settings: EscalationSettings): Setup {
  const escalate = escalation(route, vary.name('integration'), settings);
  return setup(vary, {
    dialogs: [dialog('escalate', vary.text('agent please'), escalate.interaction)],
    integrations: escalate.integrations,
    // A skill that is at hand: whoever lacks one may not help itself to this.
    connector: { fallbackSkillId: vary.skillId('fallback') },
    platform: {
      skills: [
        { id: skillId(vary), name: 'people', heldBy: 'agents' },
        { id: vary.skillId('fallback'), name: 'overflow', heldBy: 'agents' },
      ],
      agents: [{ id: agentId(vary), skillIds: [skillId(vary)], available: true }],
    },
  });
}

/** Two bots that differ in one setting. */
export const configurationTwins: readonly Scenario[] = cases.flatMap(
  ({ slug, title, exercises, routes: by, ...settings }) =>
    by.map((route) => ({
      id: `config/${slug}-by-${route}`,
      title,
      exercises: [exercises],
      build: (vary) => {
        const ask = vary.text('agent please');
        return {
          conversations: {
            complete: bot(vary, route, settings.complete(vary)),
            lacking: bot(vary, route, settings.lacking(vary)),
          },
          steps: [...says(ask, 'complete'), ...says(ask, 'lacking')],
        };
      },
    })),
);
