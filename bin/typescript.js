'use strict';
/**
 * Has Node take the suite's TypeScript in the suite's own way. The command requires it, and each process of ours is
 * started with it (`node -r bin/typescript.js …`).
 *
 * ts-node is told much by variables TS_NODE_…, and those of the surroundings are meant for something else. They are put
 * aside while it is loaded, and are there again for an implementation that is started by us.
 */
const path = require('node:path');

const project = path.join(__dirname, '..', 'tsconfig.json');
const others = Object.entries(process.env).filter(([name]) => name.startsWith('TS_NODE_'));
for (const [name] of others) delete process.env[name];
// So is a loader that somebody else has had Node load at its start.
for (const extension of ['.ts', '.tsx', '.cts', '.mts']) delete require.extensions[extension];
for (const file of Object.keys(require.cache)) {
  if (file.includes(`${path.sep}node_modules${path.sep}ts-node${path.sep}`)) delete require.cache[file];
}
try {
  // Installed as a package these sources lie below node_modules, which ts-node passes over unless it is told not to.
  require('ts-node').register({ swc: true, skipIgnore: true, project });
} finally {
  Object.assign(process.env, Object.fromEntries(others));
}
