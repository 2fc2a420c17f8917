/** Who gets the conversation: agents that are skilled and free or not, skills held by people or by a bot, with or without context. */
import * as fc from 'fast-check';
import { numericSkillId } from '../generated-skill-ids';
import { textCalled } from '../generated-texts';
import { escalating, greet, says, setupFrom, someChannel, someRoute, speaking } from '../pieces';
import type { Route } from '../../scenarios/parts';
import type { Setup } from '../../trace/trace';
import { candidatesFrom, type Property, type Surroundings } from '../property';

export const destinations: Property = {
  name: 'destinations',
  promise: 'agent, skill and bot get the conversation as configured, with the context that is to go with it',
  exercises: [
    'agent.gets-it-when-skilled-and-available',
    'agent.unskilled-goes-to-skill',
    'agent.unavailable-goes-to-skill',
    'agent.none-goes-to-skill',
    'agent.not-for-bots',
    'context.passes-intent',
    'context.passes-message',
    'context.not-for-people',
    'context.off-passes-nothing',
    'route.to-agent-or-bot',
    'config.skill-name-is-a-label',
  ],
  candidates: (surroundings) =>
    candidatesFrom(
      fc.record({
        channel: someChannel(surroundings),
        route: someRoute,
        skillId: numericSkillId,
        otherSkillId: numericSkillId,
        agentId: fc.option(
          fc.tuple(numericSkillId, fc.boolean()).map(([id, dotted]) => (dotted ? `${id.slice(0, 8)}.${id}` : id)),
          { nil: undefined, freq: 3 },
        ),
        skilled: fc.constantFrom(true, true, false),
        available: fc.constantFrom(true, true, false),
        heldBy: surroundings.capabilities.includes('bot-to-bot')
          ? fc.constantFrom('agents' as const, 'bot' as const)
          : fc.constant('agents' as const),
        transferBotContext: fc.constantFrom(true, true, false),
        intentId: fc.option(textCalled('intent'), { nil: undefined }),
        said: textCalled('please'),
        greetsFirst: fc.boolean(),
        label: fc.boolean(),
        twin: fc.constantFrom('names an agent' as const, 'passes context' as const),
      }),
      (it) => {
        if (it.skillId === it.otherSkillId) return undefined;
        const agentId = surroundings.capabilities.includes('agent-id') ? it.agentId : undefined;
        const context = surroundings.capabilities.includes('bot-to-bot') && it.transferBotContext;
        const made = escalating({
          route: it.route,
          pattern: it.said,
          skillId: it.skillId,
          message: 'Moment please',
          ...(agentId === undefined ? {} : { agentId }),
          ...(context ? { transferBotContext: true } : {}),
          ...(it.intentId === undefined ? {} : { intentId: it.intentId }),
        });
        // A misleading label: the name of a skill that is somebody else's.
        const integrations = made.integrations.map((each) =>
          it.label ? { ...each, agentSkillName: `skill ${it.otherSkillId}` } : each,
        );
        const known = agentId ?? '4711';
        const forwards = setupFrom({
          escalations: [{ ...made, integrations }],
          dialogs: [{ ...speaking('greet', 'Welcome', greet), intentId: 'greeting' }],
          platform: {
            skills: [
              { id: it.skillId, name: `skill ${it.skillId}`, heldBy: it.heldBy },
              { id: it.otherSkillId, name: `skill ${it.otherSkillId}`, heldBy: 'agents' },
            ],
            agents: [
              {
                id: known,
                skillIds: it.skilled ? [it.skillId, it.otherSkillId] : [it.otherSkillId],
                available: it.available,
              },
            ],
          },
        });
        // The dialog that asks stands first or last: an intent is that of the dialog, not of its place.
        const main = it.greetsFirst
          ? { ...forwards, bot: { ...forwards.bot, dialogs: [...forwards.bot.dialogs].reverse() } }
          : forwards;
        // The positive twin: what does not come in one conversation comes in the other.
        const other = twinOf(surroundings, it);
        return {
          channel: it.channel,
          situation: {
            conversations: { main, ...(other ? { other } : {}) },
            steps: [...(it.greetsFirst ? says(greet) : []), ...says(it.said), ...(other ? says(it.said, 'other') : [])],
          },
          marks: [
            `to ${it.heldBy}, ${agentId === undefined ? 'no agent' : `agent ${it.skilled ? 'skilled' : 'unskilled'} and ${it.available ? 'available' : 'away'}`}`,
            `context ${context ? 'on' : 'off'}`,
          ],
        };
      },
    ),
};

interface Twinned {
  readonly route: Route;
  readonly skillId: string;
  readonly said: string;
  readonly twin: 'names an agent' | 'passes context';
}

/** Undefined where the implementation does not declare what the twin shows. */
function twinOf({ capabilities }: Surroundings, { route, skillId, said, twin }: Twinned): Setup | undefined {
  const named = twin === 'names an agent';
  if (!capabilities.includes(named ? 'agent-id' : 'bot-to-bot')) return undefined;
  const agentId = '4711.42';
  const shown = named ? { agentId } : { transferBotContext: true, intentId: 'intent of the twin' };
  return setupFrom({
    escalations: [escalating({ route, pattern: said, skillId, message: 'Twin moment', ...shown })],
    platform: {
      skills: [{ id: skillId, name: `skill ${skillId}`, heldBy: named ? 'agents' : 'bot' }],
      agents: named ? [{ id: agentId, skillIds: [skillId], available: true }] : [],
    },
  });
}
