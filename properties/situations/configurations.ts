/** Configurations that lack something: what must be refused, and what must not. */
import * as fc from 'fast-check';
import { blankMessage } from '../../trace/trace';
import { agentIdOn } from '../generated-agent-ids';
import { numericSkillId } from '../generated-skill-ids';
import { textCalled } from '../generated-texts';
import { ask, escalating, says, setupFrom, someChannel, someRoute } from '../pieces';
import { candidatesFrom, type Property } from '../property';

export const configurations: Property = {
  name: 'configurations',
  promise: 'what the documents require of a configuration is required, and nothing more',
  exercises: [
    'config.message-required',
    'config.agent-id-optional',
    'config.blank-satisfies-required',
    'config.skill-id-mandatory',
  ],
  candidates: (targetFacts) =>
    candidatesFrom(
      fc.record({
        channel: someChannel(targetFacts),
        route: someRoute,
        skillId: numericSkillId,
        lacks: fc.constantFrom('message', 'skill id', 'agent id', 'words'),
        empty: fc.boolean(),
        message: textCalled('Moment'),
        agent: fc.tuple(numericSkillId, numericSkillId),
      }),
      ({ channel, route: drawn, skillId, lacks, empty, message, agent }) => {
        const agentId = agentIdOn(channel, agent);
        // A message left out is documented to have a default on the other route.
        const route = lacks === 'message' ? 'integration' : drawn;
        const whole = { route, skillId, message, agentId };
        const { message: _, ...withoutMessage } = whole;
        const { agentId: __, ...withoutAgent } = whole;
        const lacking = {
          message: empty ? { ...whole, message: '' } : withoutMessage,
          'skill id': { ...whole, skillId: '' },
          'agent id': withoutAgent,
          words: { ...whole, message: blankMessage },
        }[lacks];
        const made = escalating(lacking);
        const undeclared =
          lacks === 'skill id' && !empty
            ? {
                dialog: { ...made.dialog, interactions: made.dialog.interactions.map(withoutSkill) },
                integrations: made.integrations.map(withoutSkill),
              }
            : made;
        const main = setupFrom({ escalations: [undeclared], skillIds: [skillId] });
        const other = setupFrom({ escalations: [escalating(whole)], skillIds: [skillId] });
        return {
          channel,
          situation: { conversations: { main, other }, steps: [...says(ask), ...says(ask, 'other')] },
          marks: [`configuration lacks ${lacks}`],
        };
      },
    ),
};

function withoutSkill<T extends object>(settings: T): T {
  const { agentSkillId: _, ...rest } = settings as T & { agentSkillId?: string };
  return rest as T;
}
