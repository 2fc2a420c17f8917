#!/usr/bin/env node
'use strict';
// Plain JavaScript, so that an old Node gets a sentence instead of a syntax error.
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`escalation-conformance needs Node 20.19 or newer; this is ${process.version}. Install a newer Node.`);
  process.exit(2);
}

function main() {
  require('./typescript');
  require('../cli/guard-output').guardOutput();
  return require('../cli/main').main(process.argv.slice(2));
}

let guard;
try {
  ({ guard } = require('./guard'));
} catch (error) {
  console.error(
    `bin/guard.js of the suite cannot be loaded: ${error.message.split('\n', 1)[0]}. Install the suite again.\n` +
      'Exit code 5: the suite itself failed; this says nothing about the implementation.',
  );
  process.exit(5);
}
guard(main);
