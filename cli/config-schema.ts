/** The JSON Schema of a configuration file, by which an editor completes it. It is made of the table of options. */
import { optionTable, type OptionRow } from '../judge/words/option-table';
import { markdownAsText } from './markdown-as-text';
import { isNumeric, valueForms } from './value-forms';

/** Options that a configuration file may hold. */
export const configurable: readonly OptionRow[] = (optionTable as readonly OptionRow[]).filter(
  ({ elsewhere }) => elsewhere === undefined,
);

/** The document that is published for editors, as text. */
export function publishedConfigSchema(): string {
  const schema = {
    $id: 'urn:uuid:2b8f2a3e-6f0c-4d0f-9a3c-2f6a4f0c7d51',
    title: 'Configuration of an escalation-conformance run',
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    type: 'object',
    properties: {
      $schema: { type: 'string', description: 'Where this schema is, for editors.' },
      ...Object.fromEntries(configurable.map((row) => [row.name, property(row)])),
    },
    additionalProperties: false,
  };
  return `${JSON.stringify(schema, undefined, 2)}\n`;
}

function property({ kind, means, byDefault, repeatable }: OptionRow): object {
  const description = markdownAsText(means, byDefault);
  const one = kind === undefined ? { type: 'boolean' } : valueForms[kind];
  const usual =
    byDefault === undefined || kind === undefined ? {} : { default: isNumeric(kind) ? Number(byDefault) : byDefault };
  const many = repeatable ? [{ type: 'array', items: one }] : [];
  return { description, ...usual, anyOf: [one, ...many, { type: 'string', pattern: '\\$\\{' }] };
}
