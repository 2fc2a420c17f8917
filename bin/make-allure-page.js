'use strict';
/**
 * Makes Allure's page by its library: `node make-allure-page.js <folder> <configuration>`, both with full paths. The folder
 * holds the results. Allure's own command does the same, and loads and sets up all of its thirty words before.
 */
const path = require('node:path');
const { loadAllure } = require('./prepare-allure');

async function main([results, configuration]) {
  const { AllureReport, readConfig } = await loadAllure();
  const report = new AllureReport(await readConfig(path.dirname(configuration), configuration, {}));
  await report.start();
  await report.readDirectory(results);
  await report.done();
}

main(process.argv.slice(2)).catch((error) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
