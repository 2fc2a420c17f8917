'use strict';
/** Runs an npm script of ours behind the guard: `node bin/npm-script.js <file> …`. */
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

guard(() => {
  require('./typescript');
  require('../cli/guard-output').guardOutput();
  const [word = ''] = process.argv.splice(2, 1);
  return require(`../${word}`).main();
});
