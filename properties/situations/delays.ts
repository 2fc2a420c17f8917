/** The Interaction Delay before an escalation, with texts before it. */
import * as fc from 'fast-check';
import { settleMs } from '../../play/scenarios/parts';
import { textPaceMs } from '../../trace/pace';
import { numericSkillId } from '../generated-skill-ids';
import { textsInARow } from '../generated-texts';
import { variableCalled } from '../generated-variable-names';
import { ask, escalating, setupFrom, someChannel, someRoute } from '../pieces';
import { candidatesFrom, type Property } from '../property';

/** The longest delay that is documented, in milliseconds. */
const longestDelayMs = 10_000;

export const delays: Property = {
  name: 'delays',
  promise: 'the Interaction Delay passes before the transfer is requested, and the texts before it arrive first',
  exercises: ['delay.postpones-transfer', 'delay.agent-transfer-postpones', 'delay.texts-arrive-first'],
  candidates: (targetFacts) =>
    candidatesFrom(
      fc.record({
        channel: someChannel(targetFacts),
        route: someRoute,
        skillId: numericSkillId,
        texts: textsInARow(5),
        beyondMs: fc.constantFrom(0, 1, 10, 999),
        aloneMs: fc.constantFrom(1, 2, 1_000, 1_999, 2_000, 9_999, 10_000),
        beforeMs: fc.constantFrom(1, 500),
        variable: fc.option(variableCalled('skill'), { nil: undefined, freq: 2 }),
      }),
      ({ channel, route, skillId, texts, beyondMs, aloneMs, beforeMs, variable }) => {
        // Two seconds for each text, as the page advises; without a text any delay.
        const delayMs = texts.length > 0 ? Math.min(longestDelayMs, texts.length * textPaceMs + beyondMs) : aloneMs;
        const made = escalating({
          route,
          skillId: variable === undefined ? skillId : `{$botContext.${variable}}`,
          message: 'Moment please',
          texts,
          delayMs,
        });
        const main = setupFrom({
          escalations: [made],
          variables: variable === undefined ? {} : { [variable]: skillId },
          skillIds: [skillId],
        });
        const firstMs = Math.max(0, delayMs - beforeMs);
        return {
          channel,
          situation: {
            conversations: { main },
            steps: [
              { kind: 'consumer-says', text: ask },
              { kind: 'wait', ms: firstMs },
              { kind: 'wait', ms: delayMs - firstMs + settleMs + texts.length * settleMs },
            ],
          },
          marks: [`${texts.length} texts before`],
          boundaries: [texts.length > 0 ? `2 s for each text and ${beyondMs} ms` : `delay ${aloneMs} ms`],
        };
      },
    ),
};
