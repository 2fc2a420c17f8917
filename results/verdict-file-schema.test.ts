import { readFileSync } from 'node:fs';
import path from 'node:path';
import { sampleRun } from '../quality/testing/sample-run';
import { expect, test } from '../quality/testing/test';
import { judgeRun } from '../judge/verdict/evidence';
import { verdictFile } from '../judge/verdict/verdict-file';
import { parseVerdictFile, publishedVerdictSchema, VerdictFile } from './verdict-file-schema';

test('the published schema is the one that is used', () => {
  const published = readFileSync(path.join(__dirname, '../docs/schemas/conformance.schema.json'), 'utf8');

  expect(published, 'docs/schemas/conformance.schema.json is stale: run npm run schemas').toBe(
    publishedVerdictSchema(),
  );
});

test('the schema names every field of a run with every status, a fault, a waiver and notes', () => {
  const waiver = {
    requirement: 'message.before-transfer',
    reason: 'known',
    owner: 'blue',
    expires: '2026-03-01',
    at: 'waivers.yaml line 2',
  };
  const fault = { kind: 'protocol' as const, message: 'It answered 500.', scenario: 'cap/two' };
  const { run, evidence } = judgeRun(...sampleRun({ waivers: [waiver], notes: ['A note.'] }, [fault]));

  const written: unknown = JSON.parse(verdictFile(run, evidence));

  expect(run.counts.waived).toBe(1);
  expect(VerdictFile.parse(written)).toEqual(written);
});

test('a file that is no verdict is refused with its place', () => {
  expect(() => parseVerdictFile('{"format": 1, "suite": 7}', 'a.json')).toThrow(
    /a\.json is not a verdict file: at suite, expected an object, seen 7\. Name a conformance\.json/,
  );
  expect(() => parseVerdictFile('{', 'a.json')).toThrow(/a\.json is not a verdict file: it is cut off/);
});
