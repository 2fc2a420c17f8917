/** The published document is up to date and valid. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Validator } from '@seriousme/openapi-schema-validator';
import { expect, test } from '../quality/testing/test';
import { examples, type SchemaName } from './examples';
import { openapiDocument, publishedOpenapi } from './openapi';
import * as schemas from './schemas';

type Part = Readonly<Record<string, unknown>>;

/** This part of the document and every part within it, but for examples, which are no parts of it. */
function partsOf(value: unknown): Part[] {
  if (typeof value !== 'object' || value === null) return [];
  const within = Object.entries(value).flatMap(([name, part]) => (name === 'examples' ? [] : partsOf(part)));
  return Array.isArray(value) ? within : [value as Part, ...within];
}

const file = resolve(__dirname, '../docs/protocol/openapi.json');

test('the published file is what the schemas say today', () => {
  const published = readFileSync(file, 'utf8');

  expect(published, 'docs/protocol/openapi.json is stale: run npm run openapi').toBe(publishedOpenapi());
});

test('the published file is a valid OpenAPI 3.1 document', async () => {
  const document = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;

  const { valid, errors } = await new Validator().validate(document);

  expect(errors ?? [], 'what the validator says').toEqual([]);
  expect(valid).toBe(true);
});

test('the validator refuses a document whose answers are not described', async () => {
  const document = { ...openapiDocument(), paths: { '/': { get: { responses: 'none' } } } };

  const { valid } = await new Validator().validate(document);

  expect(valid).toBe(false);
});

test('every schema is published under its own name', () => {
  const named = Object.keys(schemas).filter((name) => /^[A-Z]/.test(name));

  expect(Object.keys(openapiDocument().components.schemas)).toEqual(named.sort());
});

test('every reference inside the document leads somewhere', () => {
  const { components } = openapiDocument();

  const references = [...publishedOpenapi().matchAll(/"\$ref": "#\/components\/schemas\/([^"]+)"/g)].map(
    ([, name]) => name,
  );

  expect(references.length).toBeGreaterThan(20);
  expect(references.filter((name) => name === undefined || !(name in components.schemas))).toEqual([]);
});

test('no schema forbids fields that it does not know', () => {
  expect(publishedOpenapi()).not.toContain('"additionalProperties": false');
});

test('every operation says who serves it, what it does, and by which name', () => {
  const operations = partsOf(openapiDocument().paths).filter((part) => 'responses' in part);
  const tags = openapiDocument().tags.map(({ name }) => name);

  expect(operations).toHaveLength(8);
  for (const operation of operations) {
    const { operationId, summary, description, tags: named } = operation as Record<string, string | undefined>;
    expect(operationId).toMatch(/^[a-z][A-Za-z]+$/);
    expect(summary, operationId).toMatch(/\.$/);
    expect(description, operationId).toMatch(/\.$/);
    expect(tags, operationId).toEqual(expect.arrayContaining([...(named ?? ['none'])]));
  }
  expect(new Set(operations.map(({ operationId }) => operationId)).size).toBe(8);
});

test('every union of objects says by which field its named members are told apart', () => {
  const { components } = openapiDocument();
  const unions = partsOf(components).filter((part) => 'oneOf' in part || 'anyOf' in part);

  expect(unions).toHaveLength(2);
  for (const { oneOf, discriminator } of unions) {
    const members = (oneOf as readonly { readonly $ref?: string }[]).map(({ $ref }) => $ref);
    const { propertyName, mapping } = discriminator as { propertyName: string; mapping: Record<string, string> };
    expect(propertyName).toBe('type');
    expect(Object.values(mapping)).toEqual(members);
    for (const [value, ref] of Object.entries(mapping)) {
      const { properties } = components.schemas[ref.split('/').pop() ?? ''] as { properties: Record<string, Part> };
      expect(properties[propertyName]).toMatchObject({ const: value });
    }
  }
});

test('no object of the document is without a name', () => {
  const { schemas: named } = openapiDocument().components;
  const nameless = Object.entries(named).flatMap(([name, schema]) =>
    partsOf(schema)
      .slice(1)
      .filter((part) => 'properties' in part && !('$ref' in part) && typeof part['type'] === 'string')
      .map(() => name),
  );

  expect(nameless, 'a generator would have to invent a name for it').toEqual([]);
});

test('every schema describes itself', () => {
  const { schemas: named } = openapiDocument().components;

  expect(Object.entries(named).filter(([, schema]) => !('description' in schema))).toEqual([]);
});

for (const [name, shown] of Object.entries(examples)) {
  test(`every example of ${name} is one by its schema, with no field that it does not know`, () => {
    expect(Object.keys(shown).length).toBeGreaterThan(0);
    for (const { summary, value } of Object.values(shown)) {
      expect(summary).toMatch(/\.$/);
      // What it gives back lacks each field that the schema does not know.
      expect(schemas[name as SchemaName].parse(value)).toEqual(value);
    }
  });
}

test('every kind of a union is shown', () => {
  const kindsOf = (shown: Readonly<Record<string, { readonly value: { readonly type: string } }>>) =>
    Object.values(shown)
      .map(({ value }) => value.type)
      .sort();

  for (const [name, union] of [
    ['Interaction', schemas.Interaction],
    ['PlatformEvent', schemas.PlatformEvent],
  ] as const) {
    const kinds = union.options.map((member) => member.shape.type.value).sort();
    expect(kindsOf(examples[name])).toEqual(kinds);
  }
});

test('every body in the document is shown by examples', () => {
  const bodies = partsOf(openapiDocument().paths).filter((part) => 'schema' in part && !('in' in part));

  expect(bodies.length).toBeGreaterThan(15);
  expect(bodies.filter(({ examples: shown }) => Object.keys(shown ?? {}).length === 0)).toEqual([]);
});
