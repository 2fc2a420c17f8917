'use strict';
/** Loads what presenting needs in the runner's process, in which it has its worker, too. */
const path = require('node:path');
const { keepWorkerInPlace } = require('./worker-in-place');

const root = path.join(__dirname, '..');
const named = path.dirname(require.resolve('@playwright/test/package.json'));
/** The folder of the package in which the runner is: the one that is named only leads there. */
const playwright = path.dirname(require.resolve('playwright/package.json', { paths: [named] }));

/** What the settings of the runner, its reporter and the specs need. What is missing here is loaded when it is wanted. */
const shown = [
  'requirements/catalogue.ts',
  'results/run-file.ts',
  'reporters/allure-results.ts',
  'reporters/environment-info.ts',
  'results/contract-report.ts',
  'results/property-report.ts',
  'judge/verdict/observed.ts',
  'specs/satisfies.ts',
  'specs/told-step.ts',
  'specs/present-row.ts',
];

/** Loads them in the runner's own way, so that it finds them loaded. */
async function prepare() {
  keepWorkerInPlace(playwright);
  require(path.join(playwright, 'lib', 'program.js'));
  const { transform } = require(path.join(playwright, 'lib', 'common'));
  // The settings say the same, and are not read yet.
  await transform.setTransformConfig({
    external: Symbol.for('escalation-conformance takes TypeScript') in process ? ['**/*.ts'] : [],
  });
  for (const file of shown) await transform.requireOrImport(path.join(root, file));
}

module.exports = { prepare };
