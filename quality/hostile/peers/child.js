/** The child of the hostile peers on stdio: misbehaves as its argument says. Plain JavaScript, so that it starts at once. */
'use strict';
const { spawn } = require('node:child_process');
const [, , conduct] = process.argv;
const declaration = {
  protocol: 'escalation-conformance/1',
  implementation: { name: `stdio ${conduct}`, version: '1' },
  channels: ['messaging'],
  clock: 'virtual',
  capabilities: [],
  fallbackMessage: 'Pardon?',
};
const say = (message) => process.stdout.write(`${JSON.stringify(message)}\n`);

if (conduct === 'shouts') process.stdout.write('Listening on port 8080\n');
if (conduct === 'endless-line') {
  const more = () => {
    while (process.stdout.write('x'.repeat(65_536)));
  };
  process.stdout.on('drain', more).on('error', () => process.exit(0));
  more();
}
if (conduct === 'forks') {
  process.on('SIGTERM', () => undefined);
  const grandchild = spawn(process.execPath, ['-e', "process.on('SIGTERM', () => {}); setInterval(() => {}, 1000)"], {
    stdio: 'inherit',
  });
  process.stderr.write(`grandchild ${grandchild.pid}\n`);
  // Whoever tests this has to know whom to look for.
  if (process.env.HOSTILE_PIDS) require('node:fs').appendFileSync(process.env.HOSTILE_PIDS, `${grandchild.pid}\n`);
  setInterval(() => undefined, 1000);
}

// A line that never ends leaves no room for an answer.
if (conduct !== 'endless-line')
  require('node:readline')
    .createInterface({ input: process.stdin })
    .on('line', (line) => {
      const { id, call } = JSON.parse(line);
      if (call === 'declare') say({ id, declaration });
      else if (conduct === 'exits') {
        process.stderr.write('I have had enough\n', () => process.exit(7));
      } else say({ id, done: true });
    });
