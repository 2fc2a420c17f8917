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
require('ts-node').register({ swc: true, skipIgnore: true, project });

/** What the command does besides a run: `npx escalation-conformance doctor --target=…`. */
const words = {
  doctor: {
    takes: '--target=<url> | --adapter=<where>',
    does: 'say what is wrong with the adapter; takes the options of a run',
  },
  init: { takes: '<folder> --language=<name>', does: 'lay out an adapter to be filled in' },
  waive: { takes: '<id> [waivers.yaml]', does: 'add a waiver to be completed' },
  judge: { takes: '<results folder>', does: 'judge the traces of an earlier run again' },
  compare: { takes: '<verdict files>', does: 'put verdict files side by side' },
  'verify-claim': { takes: '<verdict file>', does: 'say whether a verdict file says what its traces say' },
  'publish-pacts': {
    takes: '--broker=<url> --consumer-version=<version> [--branch=<name>] [--from=<folder>] [--really]',
    does: 'publish the pacts of a run to a Pact broker',
  },
  merge: {
    takes: '<results folders> [--out=<dir>] [--history=<dir>] [--no-report] [--workers=<n>]',
    does: 'make one verdict of the parts of a run',
  },
};
const tell = (word) => `escalation-conformance ${word} ${words[word].takes}`;
const [first = '', ...rest] = process.argv.slice(2);
const helps = rest.includes('--help');
if (Object.hasOwn(words, first) && helps) {
  console.log(`Usage: ${tell(first)}\n\nTo ${words[first].does}.`);
} else if (Object.hasOwn(words, first)) {
  process.argv.splice(2, 1);
  require(`../cli/${first}`).main();
} else {
  const { closest, distance } = require('fastest-levenshtein');
  const meant = closest(first, Object.keys(words));
  if (/^[a-z]/.test(first) && distance(first, meant) <= 2) {
    console.error(`There is no word "${first}". Did you mean "${meant}"?`);
    process.exit(2);
  }
  require('../cli/main').main(process.argv.slice(2));
  if (first === '--help') {
    console.log('\nInstead of a run:');
    for (const word of Object.keys(words)) console.log(`  ${tell(word)}\n      ${words[word].does}`);
  }
}
