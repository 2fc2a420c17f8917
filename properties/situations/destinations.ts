/** Who gets the conversation: agents that are skilled and free or not, skills held by people or by a bot, with or without context. */
import * as fc from 'fast-check';
import type { Channel } from '../../protocol/types';
import { agentIdOn } from '../generated-agent-ids';
import { numericSkillId } from '../generated-skill-ids';
import { textCalled } from '../generated-texts';
import { escalating, greet, says, setupFrom, someChannel, someRoute, speaking } from '../pieces';
import type { EscalationSettings, Route } from '../../play/scenarios/parts';
import type { Setup } from '../../trace/trace';
import { candidatesFrom, type Property, type TargetFacts } from '../property';

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
  candidates: (targetFacts) =>
    candidatesFrom(
      fc.record({
        channel: someChannel(targetFacts),
        route: someRoute,
        skillId: numericSkillId,
        otherSkillId: numericSkillId,
        agent: fc.option(fc.tuple(numericSkillId, numericSkillId), { nil: undefined, freq: 3 }),
        skilled: fc.constantFrom(true, true, false),
        available: fc.constantFrom(true, true, false),
        heldBy: targetFacts.capabilities.includes('bot-to-bot')
          ? fc.constantFrom('agents' as const, 'bot' as const)
          : fc.constant('agents' as const),
        transferBotContext: fc.constantFrom(true, true, false),
        intentId: fc.option(textCalled('intent'), { nil: undefined }),
        said: textCalled('please'),
        greetsFirst: fc.boolean(),
        label: fc.boolean(),
      }),
      (it) => {
        if (it.skillId === it.otherSkillId) return undefined;
        const agentId =
          targetFacts.capabilities.includes('agent-id') && it.agent ? agentIdOn(it.channel, it.agent) : undefined;
        const context = targetFacts.capabilities.includes('bot-to-bot') && it.transferBotContext;
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
        const known = agentId ?? agentIdOn(it.channel, ['4711', '17']);
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
        const twins = twinsOf(targetFacts, it, {
          named: agentId !== undefined || it.heldBy === 'agents',
          context: context ? agentId === undefined && it.heldBy === 'agents' : it.heldBy === 'bot',
          plain: context && agentId === undefined && it.heldBy === 'agents',
        });
        return {
          channel: it.channel,
          situation: {
            conversations: { main, ...twins },
            steps: [
              ...(it.greetsFirst ? says(greet) : []),
              ...says(it.said),
              ...Object.keys(twins).flatMap((name) => says(it.said, name)),
            ],
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
  readonly channel: Channel;
  readonly route: Route;
  readonly skillId: string;
  readonly said: string;
}

/** The positive twins that this case asks for, as far as they are declared: what does not come in one conversation comes in another. */
function twinsOf(
  { capabilities }: TargetFacts,
  { channel, route, skillId, said }: Twinned,
  asked: { readonly named: boolean; readonly context: boolean; readonly plain: boolean },
): Record<string, Setup> {
  const agentOfTwin = agentIdOn(channel, ['4711', '42']);
  const twin = (heldBy: 'agents' | 'bot', shown: Partial<EscalationSettings>) =>
    setupFrom({
      escalations: [
        escalating({ route, pattern: said, skillId, message: 'Twin moment', intentId: 'intent of the twin', ...shown }),
      ],
      platform: {
        skills: [{ id: skillId, name: `skill ${skillId}`, heldBy }],
        agents: [{ id: agentOfTwin, skillIds: [skillId], available: true }],
      },
    });
  return {
    ...(asked.named && capabilities.includes('agent-id')
      ? { 'names an agent': twin('agents', { agentId: agentOfTwin }) }
      : {}),
    ...(asked.context && capabilities.includes('bot-to-bot')
      ? { 'passes context': twin('bot', { transferBotContext: true }) }
      : {}),
    ...(asked.plain ? { 'has no context': twin('agents', {}) } : {}),
  };
}
