import type { Integration } from '../../../protocol/types';
import type { RequirementId } from '../../../requirements/catalogue';
import { copiedVariable, copyingScript } from '../../../trace/copying-script';
import { reversingScript } from '../../../trace/reversing-script';

/** One way to keep what a transfer call answered, and a text that shows it. */
export interface ShownCase {
  readonly slug: string;
  readonly title: string;
  /** The same where the integration is called twice. */
  readonly titleOfSecond: string;
  /** The same where two conversations of the bot call it. */
  readonly titleOfTwo: string;
  readonly exercises: readonly RequirementId[];
  readonly fields: (name: string) => Partial<Integration>;
  readonly template: (integration: string, name: string) => string;
  /** Variables that the bot has from the start. */
  readonly variables?: (name: string) => Readonly<Record<string, string>>;
  /** Whether the integration has a name with a hyphen, as names of integrations may. */
  readonly hyphenated?: true;
}

/** The ways to use the answer that the documents name. */
export const shownCases: readonly ShownCase[] = [
  {
    slug: 'response-variable',
    title: 'A script and a custom data field read the response data variable, and the bot says what they found',
    titleOfSecond: 'The response data variable holds the answer of the second call, once there is one',
    titleOfTwo: 'Each of two conversations of a bot has the answer to its own call in the response data variable',
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
    titleOfSecond: 'Custom data fields hold the answer of the second call, once there is one',
    titleOfTwo: 'Each of two conversations of a bot has the answer to its own call in its custom data fields',
    exercises: ['result.custom-data-fields'],
    fields: (name) => ({
      customDataFields: [
        { key: 'id', value: `{$.api_${name}.transferId}` },
        { key: 'skill', value: `{$.api_${name}.skill.name}` },
      ],
    }),
    template: (integration) => `Your number is {${integration}.id} with {${integration}.skill}`,
    hyphenated: true,
  },
  {
    slug: 'transformed',
    title: 'A script transforms the result before a custom data field takes it',
    titleOfSecond: 'A script transforms the result of the second call as it did that of the first',
    titleOfTwo: 'A script transforms for each of two conversations of a bot what its own call was answered',
    exercises: ['result.transform-script'],
    fields: (name) => ({
      transformResultScript: reversingScript(name),
      customDataFields: [{ key: 'reversed', value: `{$.api_${name}.reversed}` }],
    }),
    template: (integration) => `Your number is {${integration}.reversed}`,
  },
  {
    slug: 'kept-by-a-script',
    title: 'A script alone keeps a part of the result in a variable, and the bot says it',
    titleOfSecond: 'What a script alone keeps is of the second call, once there is one',
    titleOfTwo: 'What a script alone keeps for one of two conversations of a bot is of its own call',
    exercises: ['result.transform-script'],
    fields: (name) => ({ transformResultScript: copyingScript(name) }),
    template: (_, name) => `You can ask for {$botContext.${copiedVariable(name)}}`,
  },
  {
    slug: 'kept-by-a-script-in-a-known-variable',
    title:
      'A script keeps a part of the result in a variable that holds something else until then, and the bot says it',
    titleOfSecond:
      'What a script keeps in a variable that the bot has from the start is of the second call, once there is one',
    titleOfTwo:
      'What a script keeps in a variable that the bot has from the start is of the call of its own conversation',
    exercises: ['result.transform-script'],
    fields: (name) => ({ transformResultScript: copyingScript(name) }),
    template: (_, name) => `It was noted as {$botContext.${copiedVariable(name)}}`,
    variables: (name) => ({ [copiedVariable(name)]: 'nothing yet' }),
  },
];
