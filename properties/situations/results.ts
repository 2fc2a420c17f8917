/** What the Transfer API answered, shown by the dialog that follows. */
import * as fc from 'fast-check';
import { reversingScript } from '../../trace/reversing-script';
import { numericSkillId } from '../generated-skill-ids';
import { ask, eachTime, escalating, says, setupFrom, someChannel, speaking } from '../pieces';
import { candidatesFrom, type Property } from '../property';

export const results: Property = {
  name: 'results',
  promise: 'the answer of the Transfer API is there for the dialog that follows, under the names that were configured',
  exercises: ['result.response-variable', 'result.custom-data-fields', 'result.transform-script'],
  needs: ['result-data'],
  candidates: (surroundings) =>
    candidatesFrom(
      fc.record({
        channel: someChannel(surroundings),
        skillId: numericSkillId,
        name: fc.stringMatching(/^[a-zA-Z][a-zA-Z0-9]{0,12}$/),
        integration: fc.stringMatching(/^[a-zA-Z][a-zA-Z0-9]{0,12}$/),
        key: fc.stringMatching(/^[a-zA-Z][a-zA-Z0-9]{0,8}$/),
        shows: fc.constantFrom('response', 'fields', 'transformed'),
        // What else of the response stands in fields, and whether before the transfer's id or after it.
        others: fc.subarray(['.status', '.skill.id', '.skill.name']),
        idFirst: fc.boolean(),
        fails: fc.integer({ min: 0, max: 5 }).map((n) => n === 5),
      }),
      ({ channel, skillId, name, integration, key, shows, others, idFirst, fails }) => {
        if (key in Object.prototype || integration in Object.prototype) return undefined;
        const made = escalating({
          route: 'integration',
          skillId,
          message: 'Moment please',
          onSuccess: 'well',
          onFailure: 'sorry',
        });
        const dialog = {
          ...made.dialog,
          interactions: made.dialog.interactions.map((each) =>
            each.type === 'integration' ? { ...each, integration } : each,
          ),
        };
        const taken = idFirst ? ['.transferId', ...others] : [...others, '.transferId'];
        const fields = taken.map((at, n) => ({ key: `${key}${n === 0 ? '' : n}`, value: `{$.api_${name}${at}}` }));
        const integrations = made.integrations.map((each) => ({
          ...each,
          integrationName: integration,
          responseDataVariableName: name,
          ...(shows === 'fields' ? { customDataFields: fields } : {}),
          ...(shows === 'transformed'
            ? {
                transformResultScript: reversingScript(name),
                customDataFields: [{ key, value: `{$.api_${name}.reversed}` }],
              }
            : {}),
        }));
        const template = {
          response: `It answered {$botContext.api_${name}}`,
          fields: `You have ${fields.map((field) => `{${integration}.${field.key}}`).join(' and ')}`,
          transformed: `Your number is {${integration}.${key}}`,
        }[shows];
        const main = setupFrom({
          escalations: [{ dialog, integrations }],
          dialogs: [speaking('well', template), speaking('sorry', 'It failed')],
          skillIds: [skillId],
          platform: { outcomes: fails ? eachTime({ kind: 'error', status: 500 }) : [] },
        });
        return {
          channel,
          situation: { conversations: { main }, steps: says(ask) },
          marks: [
            `result shown: ${fails ? 'none, it failed' : shows}`,
            ...(shows === 'fields' ? [`custom data fields: ${fields.length}`] : []),
          ],
        };
      },
    ),
};
