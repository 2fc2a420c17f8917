import type { Integration } from '../../../protocol/types';
import type { RequirementId } from '../../../requirements/catalogue';
import { reversingScript } from '../../../trace/reversing-script';
import { copiedVariable, copyingScript } from '../../../trace/copying-script';
import { sentinel } from '../../../trace/trace';
import { dialog, escalation, muchLaterMs, says, setup, text, untilMuchLaterMs } from '../parts';
import type { Scenario } from '../scenario';
import type { Vary } from '../vary';

interface Shown {
  readonly slug: string;
  readonly title: string;
  readonly exercises: readonly RequirementId[];
  readonly fields: (name: string) => Partial<Integration>;
  readonly template: (integration: string, name: string) => string;
}

const cases: readonly Shown[] = [
  {
    slug: 'response-variable',
    title: 'A script and a custom data field read the response data variable, and the bot says what they found',
    exercises: ['result.response-variable'],
    // Either is enough: a bot in which one of the two does not work has requirements of its own for that.
    fields: (name) => ({
      transformResultScript: copyingScript(name),
      customDataFields: [{ key: 'id', value: `{$.api_${name}.transferId}` }],
    }),
    template: (integration, name) => `It answered {$botContext.${copiedVariable(name)}} {${integration}.id}`,
  },
  {
    slug: 'custom-data-fields',
    title: 'The bot says what custom data fields hold, after the transfer as well as when it has failed',
    exercises: ['result.custom-data-fields'],
    fields: (name) => ({
      customDataFields: [
        { key: 'id', value: `{$.api_${name}.transferId}` },
        { key: 'skill', value: `{$.api_${name}.skill.name}` },
      ],
    }),
    template: (integration) => `Your number is {${integration}.id} with {${integration}.skill}`,
  },
  {
    slug: 'transformed',
    title: 'A script transforms the result before a custom data field takes it',
    exercises: ['result.transform-script'],
    fields: (name) => ({
      transformResultScript: reversingScript(name),
      customDataFields: [{ key: 'reversed', value: `{$.api_${name}.reversed}` }],
    }),
    template: (integration) => `Your number is {${integration}.reversed}`,
  },
];

export const shownResults: readonly Scenario[] = cases.map(({ slug, title, exercises, fields, template }) => ({
  id: `result/${slug}`,
  title,
  exercises,
  needs: ['result-data'],
  build: (vary: Vary) => {
    const ask = vary.text('agent please');
    const skillId = vary.skillId('target');
    const [name, integrationName] = [identifier(vary.name('result')), identifier(vary.name('integration'))];
    const escalate = escalation('integration', integrationName, {
      skillId,
      message: vary.text('One moment'),
      onSuccess: 'went-well',
    });
    return {
      conversations: {
        main: setup(vary, {
          dialogs: [
            dialog('escalate', ask, escalate.interaction),
            dialog('went-well', vary.text('pattern of went-well'), text(template(integrationName, name))),
            // What the bot says after the hand-over may reach nobody; what it says now reaches the consumer.
            dialog('caught', sentinel, text(template(integrationName, name))),
          ],
          integrations: escalate.integrations.map((integration) => ({
            ...integration,
            responseDataVariableName: name,
            ...fields(name),
          })),
          skillIds: [skillId],
          outcomes: [{ kind: 'accept-then-fail', afterMs: muchLaterMs }],
        }),
      },
      steps: says(ask, undefined, untilMuchLaterMs),
    };
  },
}));

/** A name that can stand in a path and in a script. */
function identifier(name: string): string {
  return name.replace('-', '');
}
