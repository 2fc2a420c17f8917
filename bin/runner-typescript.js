'use strict';
/**
 * Has the runner's processes take the suite's TypeScript. Where the suite is a package, Playwright leaves what lies below
 * node_modules as it is, and Node strips no types there. In a checkout it is told to leave it (playwright.config.ts).
 *
 * On a Node that has hooks for loading, Playwright hands `.ts` over to Node's own loader, whoever has asked for it. Then
 * only a hook is asked.
 */
const { registerHooks } = require('node:module');
const { fileURLToPath } = require('node:url');
const { packedReader } = require('./compiled');
require('./typescript');

// Playwright's settings look for it, and prepare-worker.js.
if (!registerHooks) process[Symbol.for('escalation-conformance takes TypeScript')] = true;

const packedOf = packedReader();
if (registerHooks && packedOf) {
  registerHooks({
    load(url, context, next) {
      const source = /^file:.*\.ts$/.test(url) ? packedOf(fileURLToPath(url)) : undefined;
      return source === undefined ? next(url, context) : { format: 'commonjs', source, shortCircuit: true };
    },
  });
}
