/** The published document is up to date and valid. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Validator } from '@seriousme/openapi-schema-validator';
import { expect, test } from '../quality/testing/test';
import { openapiDocument, publishedOpenapi } from './openapi';
import * as schemas from './schemas';

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
