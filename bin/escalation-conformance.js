#!/usr/bin/env node
'use strict';
// Plain JavaScript, so that an old Node gets a sentence instead of a syntax error.
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`escalation-conformance needs Node 20.19 or newer; this is ${process.version}. Install a newer Node.`);
  process.exit(2);
}
require('ts-node').register({
  transpileOnly: true,
  project: require('node:path').join(__dirname, '..', 'tsconfig.json'),
});
require('../cli/main').main(process.argv.slice(2));
