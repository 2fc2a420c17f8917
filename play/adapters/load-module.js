'use strict';
/**
 * Loads a module of any kind: CommonJS or ES module, JavaScript or TypeScript, with an await at its top or without.
 *
 * Plain JavaScript: what translates our own TypeScript makes a `require` of every `import()`.
 */
const { spawnSync } = require('node:child_process');
const path = require('node:path');
const { pathToFileURL } = require('node:url');

/** Resolves to the exports. JavaScript is loaded by Node itself, as it would be anywhere else. */
async function loadModule(file) {
  if (!/\.[cm]?tsx?$/.test(file)) {
    if (file.endsWith('.mjs')) return import(pathToFileURL(file).href);
    try {
      return module.require(file);
    } catch (error) {
      if (!['ERR_REQUIRE_ESM', 'ERR_REQUIRE_ASYNC_MODULE'].includes(error?.code)) throw error;
      return import(pathToFileURL(file).href);
    }
  }
  if (path.sep === '/' && file.includes('\\')) return loadFromOddFolder(file);
  const { createJiti } = require('jiti');
  const jiti = createJiti(file, {
    // The nearest tsconfig.json says what its paths mean.
    tsconfigPaths: true,
    interopDefault: false,
    // Nothing is kept: a folder may not be written to, and a changed file is another one.
    fsCache: false,
  });
  return jiti.import(file);
}

/** jiti takes a backslash in a name for a slash. ts-node takes it as it is, but knows CommonJS alone. */
function loadFromOddFolder(file) {
  require('ts-node').register({
    ...{ transpileOnly: true, skipProject: true, skipIgnore: true },
    compilerOptions: { module: 'commonjs', moduleResolution: 'node10', target: 'es2022', esModuleInterop: true },
  });
  return module.require(file);
}

/** Why the module `asked` could not be loaded, and at which line of which file, as far as that is known. */
function whyNotLoaded(error, asked) {
  if (!(error instanceof Error)) return { why: `it threw ${String(error)}` };
  const lines = String(error.stack ?? '').split('\n');
  const message = String(error.message);
  const syntax = /^ParseError: (.*?)\s*\n\s*(.*):(\d+):(\d+)/s.exec(message);
  if (syntax) return { why: `it is no TypeScript: ${syntax[1]}`, ...placed(syntax[2], Number(syntax[3])) };
  if (error instanceof SyntaxError) {
    // What is imported may lack a name, which Node calls bad syntax, too.
    if (message.startsWith('The requested module')) return { why: message };
    const [, file, line] =
      /^(?:file:\/\/)?(\/.*|[A-Za-z]:.*):(\d+)$/m.exec(lines[0] ?? '') ?? placeOfSyntax(asked) ?? [];
    return { why: `it is no JavaScript: ${message}`, ...(file === undefined ? {} : placed(file, Number(line))) };
  }
  const [first = message] = message.split('\n');
  const missing = ['MODULE_NOT_FOUND', 'ERR_MODULE_NOT_FOUND'].includes(error.code);
  if (missing) return { why: first.replace(/ imported from .*$/, ''), ...askedBy(error, message) };
  const at = lines
    .map((line) => /\(?((?:file:\/\/)?(?:\/|[A-Za-z]:)[^()]*):(\d+):\d+\)?$/.exec(line))
    .find((found) => found && isTheirs(found[1]));
  return { why: `it threw ${error.name}: ${first}`, ...(at ? placed(at[1], Number(at[2])) : {}) };
}

/** Node tells the place of bad syntax in an ES module on its standard error alone. */
function placeOfSyntax(file) {
  const { stderr } = spawnSync(process.execPath, ['--check', file], {
    encoding: 'utf8',
    env: { ...process.env, NODE_OPTIONS: '' },
    timeout: 10_000,
  });
  return /^(?:file:\/\/)?(\/.*|[A-Za-z]:.*):(\d+)$/m.exec(stderr ?? '') ?? undefined;
}

/** Which file asked for what is missing. */
function askedBy(error, message) {
  const [, imported] = / imported from (.*?)$/m.exec(message) ?? [];
  const [required] = error.requireStack ?? [];
  const file = (imported ?? required)?.replace(/^'|'$/g, '');
  return file === undefined || !isTheirs(file) ? {} : placed(file);
}

function isTheirs(file) {
  return !file.includes(`${path.sep}jiti${path.sep}`) && path.dirname(file) !== __dirname && !file.startsWith('node:');
}

function placed(file, line) {
  const name = file.replace(/^file:\/\//, '');
  return { file: name, ...(line === undefined ? {} : { line }) };
}

module.exports = { loadModule, whyNotLoaded };
