/** What lint-bot prints as SARIF holds the members that SARIF 2.1.0 (OASIS Standard, its JSON schema) requires, and no others than those it knows. */
import { copyFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { faultyDeskFile, gardenDeskFile } from '../testing/garden-desk';
import { temporaryFolder, type TemporaryFolder } from '../testing/temporary-folder';
import { expect, test } from '../testing/test';
import { calledWith } from './called-with';

/** RFC 3986: no blank, no character that has to be escaped, no "%" that escapes nothing. */
const uriReference = z.string().regex(/^(?:[A-Za-z0-9\-._~:/?#[\]@!$&'()*+,;=]|%[0-9A-Fa-f]{2})+$/);
const level = z.enum(['none', 'note', 'warning', 'error']);
const message = z.strictObject({ text: z.string().min(1) });
const artifactLocation = z.strictObject({ uri: uriReference });
const bag = z.record(z.string(), z.unknown());
const physicalLocation = z.strictObject({
  artifactLocation,
  region: z.strictObject({ startLine: z.int().min(1) }).optional(),
});
const location = z.strictObject({
  physicalLocation,
  logicalLocations: unlike(z.strictObject({ fullyQualifiedName: z.string(), name: z.string().optional() })).optional(),
});
/** The part of the schema that lint-bot makes use of. All its objects are closed. */
const log = z.strictObject({
  $schema: z.url(),
  version: z.literal('2.1.0'),
  runs: z.array(
    z.strictObject({
      tool: z.strictObject({
        driver: z.strictObject({
          name: z.string(),
          version: z.string(),
          rules: unlike(
            z.strictObject({ id: z.string(), shortDescription: message, helpUri: z.url(), properties: bag }),
          ),
        }),
      }),
      columnKind: z.enum(['utf16CodeUnits', 'unicodeCodePoints']),
      artifacts: unlike(z.strictObject({ location: artifactLocation })),
      invocations: z.array(
        z.strictObject({
          executionSuccessful: z.boolean(),
          exitCode: z.int(),
          toolExecutionNotifications: z.array(
            z.strictObject({ level, message, locations: unlike(z.strictObject({ physicalLocation })) }),
          ),
        }),
      ),
      results: z.array(
        z.strictObject({
          ruleId: z.string(),
          ruleIndex: z.int().min(0),
          level,
          message,
          locations: z.array(location),
          properties: bag,
        }),
      ),
    }),
  ),
});

/** A list in which nothing stands twice. */
function unlike<T extends z.ZodType>(each: T) {
  return z
    .array(each)
    .refine((all) => new Set(all.map((one) => JSON.stringify(one))).size === all.length, 'nothing stands twice in it');
}

let folder: TemporaryFolder;

test.beforeAll(async () => {
  folder = await temporaryFolder();
});

test.afterAll(() => folder.remove());

async function printed(...files: readonly string[]) {
  const { output } = await calledWith(['lint-bot', '--format=sarif', ...files]);
  return log.parse(JSON.parse(output));
}

test('a bot with faults, and one without', async () => {
  const { runs } = await printed(faultyDeskFile, gardenDeskFile);

  expect(runs[0]?.results.length).toBeGreaterThan(0);
  expect(runs[0]?.invocations[0]?.executionSuccessful).toBe(true);
  for (const { ruleId, ruleIndex } of runs[0]?.results ?? []) {
    expect(runs[0]?.tool.driver.rules[ruleIndex]?.id).toBe(ruleId);
  }
});

test('files that are named twice, have odd names, or cannot be read', async () => {
  const odd = path.join(folder.path, 'a b%:ü#?[1].json');
  const none = path.join(folder.path, 'none.json');
  copyFileSync(faultyDeskFile, odd);
  writeFileSync(none, '[]');
  const relative = path.relative(process.cwd(), odd);
  const { runs } = await printed(odd, odd, relative, none, none, path.join(folder.path, 'missing.json'));

  expect(runs[0]?.invocations[0]?.executionSuccessful).toBe(false);
  expect(runs[0]?.invocations[0]?.toolExecutionNotifications.length).toBeGreaterThanOrEqual(2);
  expect(runs[0]?.results.length).toBeGreaterThan(0);
});
