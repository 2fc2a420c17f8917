/** Skill ids: literal, by variable, changed late or never set; numbers of all lengths and what is clearly none. */
import * as fc from 'fast-check';
import type { Interaction } from '../../protocol/types';
import { lookAlikesHolding } from '../../play/scenarios/look-alike-names';
import { notNumericSkillId, numericSkillId } from '../generated-skill-ids';
import { textCalled } from '../generated-texts';
import { variableCalled } from '../generated-variable-names';
import { ask, escalating, says, setupFrom, someChannel, someRoute, speaking } from '../pieces';
import { candidatesFrom, type Property } from '../property';

export const skillIds: Property = {
  name: 'skill-ids',
  promise:
    'a numeric skill id arrives unchanged and with its newest value, and one that is no number gives the fallback and no transfer',
  exercises: [
    'route.integration-transfers',
    'route.agent-transfer-transfers',
    'skill.literal-number',
    'skill.variable-at-attempt',
    'skill.id-not-truncated',
    'skill.non-numeric-sends-fallback',
    'skill.non-numeric-no-transfer',
    'skill.non-numeric-hides-message',
    'skill.unset-variable-is-non-numeric',
    'skill.unknown-id-fails-as-transfer',
  ],
  candidates: (targetFacts) =>
    candidatesFrom(
      fc.record({
        channel: someChannel(targetFacts),
        route: someRoute,
        way: fc.constantFrom('literal', 'variable', 'changed by a dialog', 'changed by its own dialog', 'never set'),
        value: fc.oneof({ weight: 3, arbitrary: numericSkillId }, { weight: 2, arbitrary: notNumericSkillId }),
        variable: variableCalled('skill'),
        before: fc.oneof(numericSkillId, notNumericSkillId),
        twin: numericSkillId,
        known: fc.integer({ min: 0, max: 2 }).map((n) => n > 0),
        fallback: fc.option(textCalled('Fallback'), { nil: undefined }),
        message: textCalled('Moment'),
      }),
      ({ channel, route, way, value, variable, before, twin, known, fallback, message }) => {
        const byVariable = way !== 'literal';
        const own: Record<string, string> =
          way === 'never set' || !byVariable ? {} : { [variable]: way === 'variable' ? value : before };
        const variables = { ...own, ...lookAlikesHolding(variable, twin) };
        const made = escalating({
          route,
          skillId: byVariable ? `{$botContext.${variable}}` : value,
          message,
          onFailure: 'sorry',
        });
        const set: Interaction = { type: 'set-variable', variable, value };
        const first = way === 'changed by its own dialog' ? [set] : [];
        const dialogs = [
          speaking('sorry', 'It failed'),
          {
            name: 'change',
            type: 'dialog' as const,
            patterns: ['change it'],
            interactions: [set, { type: 'text' as const, text: 'Changed' }],
          },
          ...(fallback === undefined
            ? []
            : [
                {
                  name: 'fallback',
                  type: 'fallback' as const,
                  patterns: [],
                  interactions: [{ type: 'text' as const, text: fallback }],
                },
              ]),
        ];
        const main = setupFrom({
          escalations: [{ ...made, dialog: { ...made.dialog, interactions: [...first, ...made.dialog.interactions] } }],
          dialogs,
          variables,
          skillIds: known ? [value, before, twin] : [twin],
        });
        // The positive control: what does not come in one conversation comes in the other.
        const other = setupFrom({
          escalations: [escalating({ route, skillId: twin, message: 'Twin moment' })],
          skillIds: [twin],
        });
        const changes = way === 'changed by a dialog' ? says('change it') : [];
        // Asked once with the value of old, so that one that is remembered shows.
        const earlier = way === 'changed by a dialog' && /^[a-z]/i.test(before) ? says(ask) : [];
        const numeric = /^[0-9]+$/.test(value);
        return {
          channel,
          situation: {
            conversations: { main, other },
            steps: [...earlier, ...changes, ...says(ask), ...says(ask, 'other')],
          },
          marks: [`skill id ${way}`, numeric ? digitsOf(value) : 'skill id no number'],
          boundaries: numeric ? [widthOf(value)] : [],
        };
      },
    ),
};

/** Three lengths to a mark, so that all of them can be seen at once. */
function digitsOf(id: string): string {
  const last = Math.ceil(id.length / 3) * 3;
  return `skill id of ${last - 2} to ${last} digits`;
}

/** Between which of the widths it lies at which numbers are cut off. */
function widthOf(id: string): string {
  const width = [31, 32, 53].find((bits) => BigInt(id) < 2n ** BigInt(bits));
  return width === undefined ? 'skill id beyond 53 bits' : `skill id within ${width} bits`;
}
