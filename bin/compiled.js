'use strict';
/**
 * Finds what a source file of the suite was compiled to before. It is found by what the file says, by its path and by what
 * decides how it is compiled: of a file that has changed since, nothing is found, and it is translated as ever.
 *
 * Written by quality/tools/compile-sources.ts for our own tests. A suite that is only used has no such folder.
 */
const { createHash } = require('node:crypto');
const { existsSync, readFileSync } = require('node:fs');
const path = require('node:path');

const root = path.join(__dirname, '..');

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

/** Takes the full path of a source file, and gives the JavaScript or undefined. Itself undefined where nothing is compiled. */
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
  return (file) => {
    if (!file.startsWith(root + path.sep)) return undefined;
    try {
      return readFileSync(path.join(folder, compiledName(file, readFileSync(file))), 'utf8');
    } catch {
      return undefined;
    }
  };
}

module.exports = { allCompiled, compiledFolder, compiledName, compiledReader };
