'use strict';
/**
 * Finds what a source file of the suite was compiled to before, and keeps what one is compiled to.
 *
 * A package holds all of it in dist/, made when it was packed (quality/tools/compile-package.ts), and there its sources are
 * as they were then. In a checkout they change. There it is found by what the file says, by its path and by what decides
 * how it is compiled, and kept for the next process: of a file that has changed since, nothing is found, and it is translated as
 * ever. Our own tests have all of it made before (quality/tools/compile-sources.ts).
 */
const { createHash, randomUUID } = require('node:crypto');
const { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } = require('node:fs');
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

const inRoot = (file) => file.startsWith(root + path.sep);

/** Takes the full path of a source file, and gives the JavaScript or undefined. */
function withinRoot(nameOf) {
  return (file) => {
    if (!inRoot(file)) return undefined;
    try {
      // A machine that went down may have left the name without what was written. Nothing compiles to nothing.
      return readFileSync(nameOf(file), 'utf8') || undefined;
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

/** What is ours in a checkout. What a user puts there may be compiled otherwise. */
const ours =
  /^(playwright\.config\.ts$|(cli|contracts|exports|judge|play|properties|protocol|quality|reference|reporters|requirements|results|run|specs|trace)[\\/])/;

/** Keeps it under its name, at which it appears when it is whole: another process may do the same at this moment. */
function keepCompiled(folder, name, code) {
  const unfinished = path.join(folder, `${name}.${randomUUID()}`);
  try {
    // Most of it would be the map of its lines, which nobody reads: see typescript.js.
    writeFileSync(unfinished, code.replace(/^\/\/# sourceMappingURL=.*$/gm, ''));
    renameSync(unfinished, path.join(folder, name));
  } catch (error) {
    rmSync(unfinished, { force: true });
    throw error;
  }
}

/** Makes it, in place of those that are for other settings. */
function makeFolder(folder) {
  mkdirSync(folder, { recursive: true });
  for (const name of readdirSync(allCompiled)) {
    if (path.join(allCompiled, name) !== folder) rmSync(path.join(allCompiled, name), { recursive: true, force: true });
  }
}

/**
 * `read` takes the full path of a source file, and gives the JavaScript or undefined. `keeping` takes one that is to be
 * translated, and gives undefined or what takes the JavaScript. Itself undefined but in a checkout.
 */
function compiledSources() {
  if (!isCheckout) return undefined;
  let folder;
  try {
    folder = compiledFolder();
  } catch {
    // Whoever translates says what is wrong with the file.
    return undefined;
  }
  let keeps = true;
  return {
    read: withinRoot((file) => path.join(folder, compiledName(file, readFileSync(file)))),
    keeping: (file) => {
      if (!keeps || !inRoot(file) || !ours.test(path.relative(root, file))) return undefined;
      const source = readFileSync(file);
      return (code) => {
        try {
          // It may have been changed while it was translated.
          if (!readFileSync(file).equals(source)) return;
          if (!existsSync(folder)) makeFolder(folder);
          keepCompiled(folder, compiledName(file, source), code);
        } catch {
          // Where nothing can be written everything is translated, which takes longer.
          keeps = false;
        }
      };
    },
  };
}

module.exports = { compiledFolder, compiledName, compiledSources, isCheckout, keepCompiled, makeFolder, packedReader };
