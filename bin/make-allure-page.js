'use strict';
/**
 * Makes Allure's page by its library: `node make-allure-page.js <folder> <configuration>`, both with full paths. The folder
 * holds the results. Allure's own command does the same, and loads and sets up all of its thirty words before.
 */
const path = require('node:path');
const { loadAllure } = require('./prepare-allure');

/**
 * What is borne, or has no weight, is resolved by now, which Allure does with failures only. It counts them by their status alone,
 * in its chips, its charts and its history: there they are skipped, as in every other report of the run.
 */
async function countResolvedAsSkipped(store) {
  for (const result of await store.allTestResults({ includeRetries: true })) {
    if (result.resolution === undefined || result.status !== 'failed') continue;
    result.status = 'skipped';
    // What is skipped has changed from nothing to nothing; that it was not there before remains.
    if (result.transition !== 'new') result.transition = undefined;
  }
}

async function main([results, configuration]) {
  const { AllureReport, readConfig } = await loadAllure();
  const report = new AllureReport(await readConfig(path.dirname(configuration), configuration, {}));
  await report.start();
  await report.readDirectory(results);
  await countResolvedAsSkipped(report.store);
  await report.done();
}

main(process.argv.slice(2)).catch((error) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
