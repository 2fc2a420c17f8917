'use strict';
/**
 * Whatever fails before there is a verdict ends the command with exit code 2, where the person at the keyboard can mend
 * it, and with 5 otherwise, in one sentence. Node's own answer is exit code 1, which says "does not conform".
 *
 * Plain JavaScript without packages: what it tells of may be that TypeScript, or a package, cannot be loaded.
 */
const { readFileSync, writeSync } = require('node:fs');
const path = require('node:path');
const { inspect } = require('node:util');

const root = path.join(__dirname, '..');
const again =
  `Install the suite again: ${root.split(path.sep).includes('node_modules') ? 'npm install' : 'npm ci'}, ` +
  'without --omit=optional or --no-optional.';

/** As in reporters/exit-meaning.ts, which cannot be loaded when this is needed. */
const meanings = {
  2: 'wrong usage or configuration',
  5: 'the suite itself failed; this says nothing about the implementation',
};

/** What the file system and the system say that a person can change. */
const mendable = {
  EACCES: 'Give this user the right to it, or name another place.',
  EPERM: 'Give this user the right to it, or name another place.',
  EROFS: 'Name a place that can be written; TMPDIR names the one for temporary files.',
  ENOSPC: 'Make room there, or name another place.',
  EDQUOT: 'Make room there, or name another place.',
  EFBIG: 'Let this user write longer files (ulimit -f), or name another place.',
  ENOENT: 'Was it removed or moved while the command ran? Run the command again.',
  ENOTDIR: 'A file stands where a folder is wanted. Name another place.',
  EISDIR: 'A folder stands where a file is wanted. Remove it, or name another place.',
  ENAMETOOLONG: 'Name a place with a shorter path.',
  ELOOP: 'Links lead in a circle there. Name another place.',
  EMFILE: 'Let this user have more open files (ulimit -n), or play fewer scenarios at once (--at-once).',
  ENFILE: 'The machine has no open file left to give. Run the command when less is going on.',
  EAGAIN: 'The machine had no process or memory left to give. Run the command when less is going on.',
  ENOMEM: 'The machine had no memory left to give. Run the command when less is going on.',
};

/** What the suite is made of, in its own folder; results may lie there, too. */
const ours =
  /^(package\.json|tsconfig\.json|playwright\.config\.ts|(bin|cli|contracts|dist|docs|examples|exports|judge|node_modules|play|properties|protocol|quality|reference|reporters|requirements|results|run|specs|trace)(\/|\\|$))/;

function manifestSaysNothing() {
  try {
    return JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) === null;
  } catch {
    return false;
  }
}

/**
 * Each kind of trouble, the first that fits counts. `tells` answers what to say of the error, or undefined when it is of
 * another kind.
 */
const kinds = [
  {
    code: 2,
    // Its words are for the person already: see UsageError, Fault and DamagedFile.
    tells: (error) =>
      ['UsageError', 'DamagedFile'].includes(error.name) || (error.name === 'Fault' && error.kind === 'usage')
        ? error.message
        : undefined,
  },
  {
    code: 2,
    tells: ({ code = '', message }) =>
      code === 'ERR_SWC_NATIVE_CACHE'
        ? `The compiler @swc/core found no folder to unpack itself into: ${message}. Name one that this user owns and ` +
          'may write by HOME, by TMPDIR or by SWC_NATIVE_BINDING_CACHE.'
        : undefined,
  },
  {
    code: 2,
    tells: ({ code = '', message }) =>
      code === 'ERR_DLOPEN_FAILED' || String(code).startsWith('ERR_SWC_NATIVE')
        ? `A part of the suite that is made for one kind of machine cannot be loaded on this one (${process.platform}, ` +
          `${process.arch}): ${message}. Install the suite on the machine and with the Node on which it is to run.`
        : undefined,
  },
  {
    code: 2,
    tells: (error) => {
      const [, name] = missing(error);
      return name !== undefined && /core-(linux|darwin|win32|windows|freebsd|android|openharmony|wasm)/.test(name)
        ? `The package ${name} is missing: it is the part of the suite that is made for this kind of machine. ${again}`
        : undefined;
    },
  },
  {
    code: 5,
    tells: (error) => {
      const [, name] = missing(error);
      if (name === undefined) return undefined;
      const [by] = error.requireStack ?? [];
      const needs = by === undefined ? '' : `, which ${path.relative(root, by)} needs,`;
      return `A part of the suite, ${inside(name) ?? name}${needs} is missing. ${again}`;
    },
  },
  {
    code: 5,
    tells: (error) => {
      const damaged =
        ['TSError', 'DamagedInstallation'].includes(error.name) ||
        /package config|Error parsing .*package\.json/.test(error.message);
      const gone = ['ENOENT', 'EISDIR', 'ENOTDIR'].includes(error.code) && ours.test(inside(error.path) ?? '');
      if (!damaged && !gone) return undefined;
      return `A file of the suite is missing or damaged: ${error.message}. ${again}`;
    },
  },
  {
    code: 5,
    // Node, which reads it while it looks for other files, says nothing of it.
    tells: () =>
      manifestSaysNothing() ? `A file of the suite is damaged: package.json holds nothing. ${again}` : undefined,
  },
  {
    code: 2,
    tells: ({ code, syscall, message }) =>
      syscall !== undefined && Object.hasOwn(mendable, code ?? '')
        ? `The system did not let the suite do its work: ${message}. ${mendable[code]}`
        : undefined,
  },
];

/** What Node could not find, as the second element. */
function missing({ code, message }) {
  if (code !== 'MODULE_NOT_FOUND' && code !== 'ERR_MODULE_NOT_FOUND') return [];
  return /Cannot find (?:module|package) '([^']+)'/.exec(message) ?? [];
}

/** Below the suite's own folder, as a path from there; undefined when it is elsewhere. */
function inside(file) {
  if (typeof file !== 'string' || !path.isAbsolute(file)) return undefined;
  const relative = path.relative(root, file);
  return relative.startsWith('..') ? undefined : relative;
}

/** The thrown thing and what it came of, as errors. */
function causesOf(thrown, depth = 0) {
  if (Array.isArray(thrown)) return thrown.flatMap((each) => causesOf(each, depth));
  const error =
    typeof thrown === 'object' && thrown !== null && 'message' in thrown ? thrown : new Error(String(thrown));
  return [error, ...(error.cause === undefined || depth > 3 ? [] : causesOf(error.cause, depth + 1))];
}

/** In one line, without what is for those who know the code, and without what a terminal would obey. */
function plain(text) {
  return (
    String(text)
      .replace(/\s*Require stack:\n(- .*(\n|$))*/, '')
      .split('\n')
      .filter((line) => line.trim() !== '' && !/^\s+at .*[:)]\S*\s*$/.test(line))
      .map((line) => line.trim())
      .join(' | ')
      .replace(
        /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/g,
        (each) => `\\u${each.charCodeAt(0).toString(16).padStart(4, '0')}`,
      )
      .replace(/\.+(?=\. )/g, '')
      // A build server would obey these (reporters/without-commands.ts, which may be what cannot be loaded).
      .replace(/^(\s*:):/, '$1\\u003a')
      .replaceAll('##', '#\\u0023')
      .slice(0, 4_000)
  );
}

/** The exit code, 2 or 5, and the sentence for whatever was thrown. */
function explain(thrown) {
  const errors = causesOf(thrown);
  for (const { code, tells } of kinds) {
    for (const error of errors) {
      const told = tells(error);
      if (told !== undefined) return { code, sentence: plain(told) };
    }
  }
  const [{ name = 'Error', message }] = errors;
  return {
    code: 5,
    sentence: `Fault of the suite: ${plain(`${name}: ${message}`)}. Please report it, with what CONFORMANCE_DEBUG=1 shows.`,
  };
}

/** Whether stack traces are wanted. */
function debugging() {
  return !['', '0', undefined].includes(process.env.CONFORMANCE_DEBUG);
}

let settled = false;

function say(text) {
  try {
    // At once: the process ends now.
    writeSync(2, text);
  } catch {
    // Nobody reads it. The exit code says what matters.
  }
}

function end(thrown) {
  if (settled === 'told') return;
  settled = 'told';
  const { code, sentence } = explain(thrown);
  say(`${sentence}\n${debugging() ? `${inspect(thrown)}\n` : ''}Exit code ${code}: ${meanings[code]}.\n`);
  process.exit(code);
}

/** Whoever reads the output may stop reading, as `head` does; the command goes on for its files and its exit code. */
function ignoreClosedPipe(error) {
  if (error.code !== 'EPIPE') end(error);
}

/** Tells whatever is thrown, or rejected, where nothing catches it. */
function tellThrown() {
  process.on('uncaughtException', end);
  // Without a listener Node may be told by its options to pass over these.
  process.on('unhandledRejection', end);
}

/** Runs a word of the command, which may give a promise, and tells whatever it throws, then or later. */
function guard(word) {
  tellThrown();
  process.stdout.on('error', ignoreClosedPipe);
  process.stderr.on('error', ignoreClosedPipe);
  process.once('exit', (code) => {
    if (settled || code) return;
    // Nothing is left to be waited for, and the word is not done: exit code 0 would say "conforms".
    say(`Fault of the suite: it ended before its work was done.\nExit code 5: ${meanings[5]}.\n`);
    process.exitCode = 5;
  });
  // As a function that is async, so that what is thrown at once goes the same way.
  (async () => word())().then(() => {
    settled ||= true;
  }, end);
}

module.exports = { explain, guard, meanings, tellThrown };
