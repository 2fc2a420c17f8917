#!/usr/bin/env node
'use strict';
// Plain JavaScript, so that an old Node gets a sentence instead of a syntax error.
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`escalation-conformance needs Node 20.19 or newer; this is ${process.version}. Install a newer Node.`);
  process.exit(2);
}
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

function main() {
  require('./typescript');
  require('../cli/guard-output').guardOutput();
  const [first = '', ...rest] = process.argv.slice(2);
  const known = Object.hasOwn(words, first);
  if (known && rest.includes('--help')) {
    console.log(`Usage: ${tell(first)}\n\nTo ${words[first].does}.`);
    return undefined;
  }
  if (known) {
    process.argv.splice(2, 1);
    return require(`../cli/${first}`).main();
  }
  const { closest, distance } = require('fastest-levenshtein');
  const meant = closest(first, Object.keys(words));
  if (/^[a-z]/.test(first) && distance(first, meant) <= 2) {
    console.error(`There is no word "${first}". Did you mean "${meant}"?`);
    process.exitCode = 2;
    return undefined;
  }
  return require('../cli/main')
    .main(process.argv.slice(2))
    .then(() => {
      if (first !== '--help') return;
      console.log('\nInstead of a run:');
      for (const word of Object.keys(words)) console.log(`  ${tell(word)}\n      ${words[word].does}`);
    });
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
