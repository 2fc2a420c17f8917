'use strict';
/**
 * Loads what a program will need, then waits to be told to run it. Most of the time of a short program goes to loading,
 * which can be done while others work.
 *
 * It is started with a channel to its parent and with `{ "prepares": <script>, "boundMs": … }` as its only word. That script
 * gives `prepare({ boundMs })`, which loads. Then it waits for a message `{ run, words, env, answer }`: a script, its
 * arguments and its whole environment. If an answer is asked for, `{ begun: true }` goes out before the script runs, so that
 * whoever hears nothing runs the script in another way. It ends when the channel does, or when no message comes in time.
 *
 * Nothing of a run is read before the message, so nothing of another one can be shown.
 *
 * Plain JavaScript: TypeScript's loader would cost half of what is saved.
 */
const { pathToFileURL } = require('node:url');
const { setFlagsFromString } = require('node:v8');
const { keepMachineCode } = require('./machine-code');

// What these programs do they do mostly once: V8 would optimise functions for longer than that saves.
setFlagsFromString('--no-opt');
keepMachineCode();

const { prepares, boundMs } = JSON.parse(process.argv[2] ?? '{}');
const { prepare } = require(prepares);

const stop = () => process.exit(0);

async function hear({ run, words, env, answer }) {
  clearTimeout(bound);
  process.off('message', hear);
  await prepared;
  process.off('disconnect', stop);
  for (const name of Object.keys(process.env)) if (!Object.hasOwn(env, name)) delete process.env[name];
  Object.assign(process.env, env);
  process.argv.splice(1, process.argv.length, run, ...words);
  if (answer) {
    process.send({ begun: true });
    // The channel has no other use, and must not keep the process; that it closes means that nobody waits any more.
    process.once('disconnect', () => process.exit(1));
    process.channel.unref();
  }
  // It takes scripts of either kind.
  await import(pathToFileURL(run).href);
}

process.on('message', hear);
process.on('disconnect', stop);
const bound = setTimeout(stop, boundMs);
// What cannot be loaded now is told of when it is wanted: by the program itself, in its own words.
const prepared = (async () => prepare({ boundMs }))().catch(() => undefined);
