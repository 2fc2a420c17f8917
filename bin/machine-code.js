'use strict';
/**
 * Has V8's own form of what is loaded kept from one process to the next, in a checkout. A Node from 22.1 on does that by itself; of an
 * older one modules are compiled here, as Node does it, but for what is not kept.
 */
const { hash, randomUUID } = require('node:crypto');
const { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } = require('node:fs');
const nodeModule = require('node:module');
const path = require('node:path');
const vm = require('node:vm');
const { isCheckout } = require('./compiled');

const root = path.join(__dirname, '..') + path.sep;
const kept = path.join(root, '.cache', 'machine-code');
const [before] = nodeModule.wrapper;

/** Bytes at the beginning of what is kept, which say of which text it is. */
const digestBytes = 32;

/** Bundles of Playwright that say `import(` in texts, names and functions that nobody calls here: they are most of what is to be compiled. */
const neverImport = ['core/lib/coreBundle.js', 'lib/matchers/expect.js', 'lib/transform/babelBundle.js'].map(
  path.normalize,
);

/** Characters of a file's path that name what is kept of it: with an id behind them they have to be a name. */
const longestName = 200;

const digestOf = (text) => hash('sha256', text, 'buffer');

/** Node takes it only for the very same text. Where nothing can be kept, nothing is, and nobody hears of it. A package keeps nothing. */
function keepMachineCode() {
  if (!isCheckout) return;
  if (nodeModule.enableCompileCache) nodeModule.enableCompileCache(kept);
  // What is kept says nothing to V8 of which functions were called.
  else if (vm.constants?.USE_MAIN_CONTEXT_DEFAULT_LOADER && !process.env.NODE_V8_COVERAGE) compileWithKept();
}

/** Node has no switch for it: its way of compiling a CommonJS module is put aside for the suite's own files and its packages. */
function compileWithKept() {
  const byNode = nodeModule.prototype._compile;
  // Another loader of this process has done it already.
  if (byNode.keepsMachineCode) return;
  const folder = path.join(kept, `${process.version}-${process.arch}`);
  const fresh = [];
  nodeModule.prototype._compile = function (text, file, format, ...rest) {
    const script = canKeep(text, file, format) ? scriptOf(folder, text, file, fresh) : undefined;
    if (!script) return byNode.call(this, text, file, format, ...rest);
    const wrapped = script.runInThisContext();
    return Reflect.apply(wrapped, this.exports, [this.exports, requireOf(this), this, file, path.dirname(file)]);
  };
  nodeModule.prototype._compile.keepsMachineCode = true;
  process.once('exit', () => keep(folder, fresh));
}

/** V8 forgets of what was kept who is asked for modules that are imported while it runs. Such files are left to Node. */
function canKeep(text, file, format) {
  if (!file.startsWith(root) || format === 'module' || text.startsWith('#!')) return false;
  return !text.includes('import(') || neverImport.some((name) => file.endsWith(name));
}

/** Undefined when it is no CommonJS: Node finds that out, or says what is wrong with it. */
function scriptOf(folder, text, file, fresh) {
  // One for each file: that of an earlier text is replaced. Of two files with one name here only the last is kept. Without a dot, or
  // what is kept of a test would be taken for a test.
  const name = file.slice(root.length).replace(/\W/g, '_').slice(-longestName);
  const digest = digestOf(text);
  const cachedData = readKept(path.join(folder, name), digest);
  try {
    const script = new vm.Script(nodeModule.wrap(text), {
      ...{ filename: file, columnOffset: -before.length, cachedData },
      importModuleDynamically: vm.constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
    });
    if (!cachedData || script.cachedDataRejected) fresh.push({ name, digest, script });
    return script;
  } catch {
    return undefined;
  }
}

function readKept(file, digest) {
  try {
    const whole = readFileSync(file);
    return whole.subarray(0, digestBytes).equals(digest) ? whole.subarray(digestBytes) : undefined;
  } catch {
    return undefined;
  }
}

/** As late as can be: then it holds the functions that were called, too. */
function keep(folder, fresh) {
  try {
    if (fresh.length > 0) mkdirSync(folder, { recursive: true });
    for (const { name, digest, script } of fresh) {
      const unfinished = path.join(folder, `${name}.${randomUUID()}`);
      try {
        writeFileSync(unfinished, Buffer.concat([digest, script.createCachedData()]));
        renameSync(unfinished, path.join(folder, name));
      } catch (error) {
        rmSync(unfinished, { force: true });
        throw error;
      }
    }
  } catch {
    // Whoever comes next compiles again, which takes longer.
  }
}

/** The `require` of a module, as Node makes it. */
function requireOf(module) {
  const require = (name) => module.require(name);
  require.resolve = (name, options) => nodeModule._resolveFilename(name, module, false, options);
  require.resolve.paths = (name) => nodeModule._resolveLookupPaths(name, module);
  return Object.assign(require, {
    main: process.mainModule,
    extensions: nodeModule._extensions,
    cache: nodeModule._cache,
  });
}

module.exports = { keepMachineCode };
