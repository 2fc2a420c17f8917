/**
 * What the Transfer API answered, shown by the dialog that follows, by the one that hears of a failure later, and in a
 * later turn; after one call, after two, and beside what another integration of the same keys was answered.
 */
import * as fc from 'fast-check';
import type { Dialog } from '../../protocol/types';
import { muchLaterMs, settleMs } from '../../play/scenarios/parts';
import { copiedVariable, copyingScript } from '../../trace/copying-script';
import { reversingScript } from '../../trace/reversing-script';
import { numericSkillId } from '../generated-skill-ids';
import { sentinel } from '../../trace/trace';
import { ask, eachTime, escalating, failingMuchLater, says, setupFrom, someChannel, speaking } from '../pieces';
import { candidatesFrom, type Property } from '../property';

// Made once: an expression is read, and a generator built of it, each time.
const someName = fc.stringMatching(/^[a-zA-Z][a-zA-Z0-9]{0,12}$/);
const someKey = fc.stringMatching(/^[a-zA-Z][a-zA-Z0-9]{0,8}$/);

export const results: Property = {
  name: 'results',
  weight: 1.1,
  promise: 'the answer of the Transfer API is there for the dialog that follows, under the names that were configured',
  exercises: ['result.response-variable', 'result.custom-data-fields', 'result.transform-script'],
  needs: ['result-data'],
  candidates: (targetFacts) =>
    candidatesFrom(
      fc.record({
        channel: someChannel(targetFacts),
        skillId: numericSkillId,
        name: someName,
        integration: someName,
        key: someKey,
        shows: fc.constantFrom('response', 'fields', 'transformed'),
        // What else of the response stands in fields, and whether before the transfer's id or after it.
        others: fc.subarray(['.status', '.skill.id', '.skill.name']),
        idFirst: fc.boolean(),
        fails: fc.integer({ min: 0, max: 5 }).map((n) => n === 5),
        shown: fc.constantFrom('at once', 'later', 'both'),
        // What is attempted once more before the results are asked for, if anything.
        then: fc.constantFrom('nothing', 'the same', 'another integration', 'an Agent Transfer'),
        otherSkillId: numericSkillId,
        askedLater: fc.boolean(),
      }),
      ({ channel, skillId, name, integration, key, shows, others, idFirst, fails, shown, ...after }) => {
        const { then, otherSkillId, askedLater } = after;
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
          ...(shows === 'response'
            ? {
                transformResultScript: copyingScript(name),
                customDataFields: [{ key, value: `{$.api_${name}.transferId}` }],
              }
            : {}),
          ...(shows === 'transformed'
            ? {
                transformResultScript: reversingScript(name),
                customDataFields: [{ key, value: `{$.api_${name}.reversed}` }],
              }
            : {}),
        }));
        const template = {
          response: `It answered {$botContext.${copiedVariable(name)}} {${integration}.${key}}`,
          fields: `You have ${fields.map((field) => `{${integration}.${field.key}}`).join(' and ')}`,
          transformed: `Your number is {${integration}.${key}}`,
        }[shows];
        const other = `${integration}2`;
        const second = escalating({
          route: then === 'an Agent Transfer' ? 'agent-transfer' : 'integration',
          name: other,
          pattern: askOtherwise,
          skillId: otherSkillId,
          message: 'Another moment please',
        });
        const seconds = [
          {
            dialog: {
              ...second.dialog,
              interactions: second.dialog.interactions.map((each) =>
                each.type === 'integration' ? { ...each, integration: other } : each,
              ),
            },
            integrations: second.integrations.map((each) => ({
              ...each,
              integrationName: other,
              responseDataVariableName: `${name}2`,
              customDataFields: [{ key, value: `{$.api_${name}2.transferId}` }],
            })),
          },
        ].filter(() => then === 'another integration' || then === 'an Agent Transfer');
        const otherFields = then === 'another integration' ? [`The other number is {${other}.${key}}`] : [];
        const main = setupFrom({
          escalations: [{ dialog, integrations }, ...seconds],
          dialogs: [
            speaking('well', shown === 'later' ? 'It went well' : template),
            speaking('sorry', 'It failed'),
            speaking('caught', shown === 'at once' ? 'Nobody came' : template, sentinel),
            saying('numbers', askNumbers, template, ...otherFields),
          ],
          skillIds: [skillId, otherSkillId],
          platform: { outcomes: eachTime(fails ? { kind: 'error', status: 500 } : failingMuchLater) },
        });
        return {
          channel,
          situation: {
            conversations: { main },
            steps: [
              ...says(ask, 'main', whileMs),
              ...(then === 'nothing' ? [] : says(then === 'the same' ? ask : askOtherwise, 'main', whileMs)),
              ...(askedLater ? says(askNumbers, 'main', settleMs) : []),
            ],
          },
          marks: [
            `result shown: ${fails ? 'none, it failed' : shows}`,
            ...(fails ? [] : [`result shown: ${shown}`, `second call: ${then}`]),
            ...(fails || !askedLater ? [] : ['result shown: in a later turn']),
            ...(shows === 'fields' ? [`custom data fields: ${fields.length}`] : []),
          ],
        };
      },
    ),
};

/** Until a bot that takes its time is done with what follows the failure, beside what is waited for anyway. */
const whileMs = muchLaterMs + settleMs;
const askOtherwise = 'another agent please';
const askNumbers = 'my numbers please';

function saying(name: string, pattern: string, ...texts: readonly string[]): Dialog {
  return { name, type: 'dialog', patterns: [pattern], interactions: texts.map((text) => ({ type: 'text', text })) };
}
