#!/usr/bin/env node
'use strict';
// Plain JavaScript, so that an old Node gets a sentence instead of a syntax error.
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`escalation-conformance needs Node 20.19 or newer; this is ${process.version}. Install a newer Node.`);
  process.exit(2);
}
const path = require('node:path');
const project = path.join(__dirname, '..', 'tsconfig.json');
// Installed as a package these sources lie below node_modules, which ts-node passes over unless it is told not to.
// Children find the same settings in the environment.
process.env.TS_NODE_SKIP_IGNORE = 'true';
process.env.TS_NODE_PROJECT = project;
require('ts-node').register({ transpileOnly: true, skipIgnore: true, project });

/** What the command does besides a run: `npx escalation-conformance doctor --target=…`. */
const others = { doctor: '../cli/doctor', init: '../cli/init', waive: '../cli/waive', judge: '../cli/judge' };
const [first = ''] = process.argv.slice(2);
const other = Object.hasOwn(others, first) ? others[first] : undefined;
if (other === undefined) {
  require('../cli/main').main(process.argv.slice(2));
} else {
  process.argv.splice(2, 1);
  require(other).main();
}
