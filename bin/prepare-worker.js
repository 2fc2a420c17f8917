'use strict';
/** Loads what presenting needs in a worker of the runner. */
const path = require('node:path');

const root = path.join(__dirname, '..');
const named = path.dirname(require.resolve('@playwright/test/package.json'));
/** The folder of the package in which the runner is: the one that is named only leads there. */
const playwright = path.dirname(require.resolve('playwright/package.json', { paths: [named] }));

/** What the specs and the settings of the runner need. What is missing here is loaded when it is wanted. */
const shown = [
  'requirements/catalogue.ts',
  'results/run-file.ts',
  'results/contract-report.ts',
  'results/property-report.ts',
  'judge/verdict/observed.ts',
  'specs/satisfies.ts',
  'specs/told-step.ts',
];

/** Loads files of ours in the runner's own way, so that it finds them loaded. */
async function loadShown(more = []) {
  const { transform } = require(path.join(playwright, 'lib', 'common'));
  // The settings say the same, and are not read yet.
  await transform.setTransformConfig({
    external: Symbol.for('escalation-conformance takes TypeScript') in process ? ['**/*.ts'] : [],
  });
  for (const file of [...shown, ...more]) await transform.requireOrImport(path.join(root, file));
}

module.exports = { loadShown, playwright, prepare: () => loadShown(['specs/present-row.ts']) };
