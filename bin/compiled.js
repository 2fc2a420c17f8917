'use strict';
/**
 * Finds what a source file of the suite was compiled to before.
 *
 * A package holds all of it in dist/, made when it was packed (quality/tools/compile-package.ts), and there its sources are
 * as they were then. In a checkout they change. There it is found by what the file says, by its path and by what decides
 * how it is compiled, and only for our own tests, which make it (quality/tools/compile-sources.ts): of a file that has changed
 * since, nothing is found, and it is translated as ever.
 */
const { createHash } = require('node:crypto');
const { existsSync, readFileSync } = require('node:fs');
const path = require('node:path');

const root = path.join(__dirname, '..');

/** Whether these are sources that somebody works on: a package has none of what only they need. */
const isCheckout = existsSync(path.join(root, 'quality'));

const packed = path.join(root, 'dist');

/** What is compiled otherwise once one of these says something else. */
const deciding = [
  'tsconfig.json',
  'bin/translator.js',
  'node_modules/@swc/core/package.json',
  'node_modules/ts-node/package.json',
];

const allCompiled = path.join(root, '.cache', 'compiled');

function digest(...parts) {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part).update('\0');
  return hash.digest('hex').slice(0, 32);
}

/** The folder for all that is compiled as things are now. */
function compiledFolder() {
  return path.join(allCompiled, digest(...deciding.map((name) => readFileSync(path.join(root, name)))));
}

/** The name, in that folder, of what this source is compiled to. */
function compiledName(file, source) {
  return `${digest(path.relative(root, file), source)}.js`;
}

/** Takes the full path of a source file, and gives the JavaScript or undefined. */
function withinRoot(nameOf) {
  return (file) => {
    if (!file.startsWith(root + path.sep)) return undefined;
    try {
      return readFileSync(nameOf(file), 'utf8');
    } catch {
      return undefined;
    }
  };
}

/** Finds it in the package; undefined in a checkout, whose dist/ may be of another day. */
function packedReader() {
  if (isCheckout) return undefined;
  return withinRoot((file) => path.join(packed, path.relative(root, file).replace(/\.ts$/, '.js')));
}

/** Finds it in a checkout; undefined where nothing is compiled. */
function compiledReader() {
  if (!existsSync(allCompiled)) return undefined;
  let folder;
  try {
    folder = compiledFolder();
  } catch {
    // Whoever translates says what is wrong with the file.
    return undefined;
  }
  if (!existsSync(folder)) return undefined;
  return withinRoot((file) => path.join(folder, compiledName(file, readFileSync(file))));
}

module.exports = { allCompiled, compiledFolder, compiledName, compiledReader, isCheckout, packedReader };
