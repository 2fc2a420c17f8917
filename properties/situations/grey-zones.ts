/** Where the documents are silent: recorded, never judged. */
import * as fc from 'fast-check';
import { greySkillId } from '../generated-skill-ids';
import { ask, escalating, says, setupFrom, someChannel, someRoute } from '../pieces';
import { candidatesFrom, type Property } from '../property';

export const greyZones: Property = {
  name: 'grey-zones',
  weight: 0.2,
  promise: 'what the documents leave open is recorded',
  exercises: [],
  recordsOnly: true,
  records: [
    'skill.non-numeric-sends-fallback',
    'skill.non-numeric-no-transfer',
    'message.blank-sends-nothing',
    'message.blank-still-transfers',
  ],
  candidates: (targetFacts) =>
    candidatesFrom(
      fc.record({
        channel: someChannel(targetFacts),
        route: someRoute,
        case: fc.oneof(
          greySkillId.map((value) => ({ kind: 'skill id' as const, value })),
          fc
            .constantFrom('blank_message', ' BLANK_MESSAGE ', 'BLANK_MESSAGE please', 'Blank_Message', ' ')
            .map((value) => ({ kind: 'message' as const, value })),
        ),
      }),
      ({ channel, route, case: { kind, value } }) => {
        const settings =
          kind === 'skill id'
            ? { skillId: value, message: 'Moment please' }
            : { skillId: '3402109730', message: value };
        const main = setupFrom({
          escalations: [escalating({ route, ...settings })],
          skillIds: [settings.skillId, value.trim()],
        });
        return {
          channel,
          situation: { conversations: { main }, steps: says(ask) },
          marks: [`${kind} ${JSON.stringify(value)}`],
        };
      },
    ),
};
