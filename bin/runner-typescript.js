'use strict';
/**
 * Has the runner's processes take the suite's TypeScript in the suite's own way. Playwright is told by a variable of its own to
 * keep its hooks for loading away: they start a thread in each process, and are asked about every module. Then it has Node load
 * `.ts` as plain JavaScript, which is passed on here. A version of Playwright that does not know the variable leaves the files
 * to us all the same: see playwright.config.ts.
 */
require('./typescript');

process.env.PW_DISABLE_TS_ESM = '1';
// Playwright's settings look for it, and prepare-presentation.js.
process[Symbol.for('escalation-conformance takes TypeScript')] = true;

const { '.ts': own, '.js': plain } = require.extensions;
require.extensions['.js'] = (module, file) => (file.endsWith('.ts') ? own : plain)(module, file);
