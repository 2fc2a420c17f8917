import { existsSync } from 'node:fs';
import path from 'node:path';
import { defineConfig, type ReporterDescription } from '@playwright/test';
import { optionTable, variableOf } from './judge/words/option-table';
import { environmentInfo } from './reporters/environment-info';
import { rows } from './requirements/catalogue';
import { readRunFile } from './results/run-file';

/** Folder of the run that the specs show; the command sets it. Without it they play by themselves. */
const folder = process.env['CONFORMANCE_PRESENTED'] ?? '';

/** What the environment says of the specs that play by themselves, such as on whom: the variables of the options. */
const settings = Object.fromEntries(
  optionTable.map(variableOf).flatMap((name) => {
    const value = process.env[name];
    return value === undefined ? [] : [[name, value]];
  }),
);

// Our own tests judge the reference, or name what they judge, wherever they are run.
if (folder === '') for (const name of Object.keys(settings)) delete process.env[name];

// They look for whole sentences in what the command prints, wherever a narrow line would end.
if (folder === '') process.env['COLUMNS'] = '10000';

/** What our own tests start finds its sources compiled. The package has no tests, nor this. */
const forTests = ['./quality/tools/compile-sources.ts'].filter((file) => existsSync(path.join(__dirname, file)));

/** As bin/runner-typescript.js marks a process in which Node takes our TypeScript. */
const takesTypeScript = Symbol.for('escalation-conformance takes TypeScript');

/** Matches the specs of requirements that the run did not choose: they are not shown at all. */
function notChosen(results: string): RegExp[] {
  const { only } = readRunFile(results).facts;
  if (only === undefined) return [];
  const ids = rows.map(({ id }) => id).filter((id) => !only.includes(id));
  return ids.length === 0 ? [] : [new RegExp(` (${ids.map((id) => id.replaceAll('.', '\\.')).join('|')}) `)];
}

function reporterFor(results: string): ReporterDescription[] {
  const options = {
    resultsDir: path.join(results, 'allure-results'),
    detail: false,
    environmentInfo: environmentInfo(readRunFile(results).facts),
  };
  return [['./reporters/allure-results.ts', options]];
}

const ownTests = {
  testIgnore: ['node_modules/**', 'conformance-results/**'],
  // A guard, longer than the patience with any one child process (quality/testing/patience.ts), so that what hung is told by its own name.
  timeout: 480_000,
};

/** Tests of whole runs and of the scripts, most of which start processes: what takes longest begins first. */
const acceptance = 'quality/{acceptance,hostile,tools}/**/*.test.ts';
const proof = 'quality/proof/**/*.test.ts';

/**
 * One runner: our own tests (`self`, which is `acceptance`, `proof` and `unit`) and what a run presents (`specs`). The
 * command chooses the projects.
 */
export default defineConfig({
  testDir: '.',
  // What presents a run is started with our own way of taking TypeScript, and must not take it in two ways.
  build: { external: takesTypeScript in process ? ['**/*.ts'] : [] },
  retries: 0,
  fullyParallel: false,
  forbidOnly: true,
  reporter: folder === '' ? 'list' : reporterFor(folder),
  // Playwright empties its output folder at the start: a presentation must not empty that of the tests which started it,
  // and gets one of its own outside of the results, where nobody would know what it is.
  ...(folder === '' ? { globalSetup: ['./cli/play-for-specs.ts', ...forTests], metadata: { settings } } : {}),
  outputDir:
    folder === '' ? 'test-results' : (process.env['CONFORMANCE_PRESENTED_IN'] ?? path.join(folder, 'playwright')),
  projects: [
    { ...ownTests, name: 'self', testMatch: '**/*.test.ts' },
    { ...ownTests, name: 'acceptance', testMatch: acceptance },
    { ...ownTests, name: 'proof', testMatch: proof },
    {
      ...ownTests,
      name: 'unit',
      testMatch: '**/*.test.ts',
      testIgnore: [...ownTests.testIgnore, acceptance, proof],
    },
    // Hours are not to pass in a check: what takes minutes is run by hand, with npm run test:long.
    // The guard is for a busy machine; a test that takes longer on a quiet one says so itself.
    { ...ownTests, name: 'long', testMatch: '**/*.long.ts' },
    {
      name: 'specs',
      testDir: 'specs',
      testMatch: '**/*.spec.ts',
      grepInvert: folder === '' ? [] : notChosen(folder),
    },
  ],
});
