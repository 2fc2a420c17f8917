'use strict';
/**
 * Has Node take the suite's TypeScript in the suite's own way. The command requires it, and each process of ours is
 * started with it (`node -r bin/typescript.js …`).
 */
const { existsSync } = require('node:fs');
const nodeModule = require('node:module');
const path = require('node:path');
const { keepMachineCode } = require('./machine-code');
const { compiledSources, packedReader } = require('./compiled');
const { withTranslator } = require('./translator');

const root = path.join(__dirname, '..') + path.sep;

const translate = () => void withTranslator((translator, options) => translator.register(options));

/** Takes what is compiled already, and has the translator loaded by the first file that is not: that alone takes long. */
function takeCompiled({ read, keeping }) {
  const plain = require.extensions['.js'];
  let translators;

  function translatorFor(ending) {
    if (!translators) {
      const current = { ...require.extensions };
      delete require.extensions['.ts'];
      require.extensions['.js'] = plain;
      translate();
      translators = { ...require.extensions };
      // Whoever has put a loader before ours meanwhile still has it.
      Object.assign(require.extensions, current);
    }
    return translators[ending];
  }

  require.extensions['.ts'] = (module, file) => {
    const code = read(file);
    if (code !== undefined) {
      module._compile(code, file);
      return;
    }
    const keep = keeping(file);
    const compile = module._compile;
    if (keep) {
      // The translator hands over what it has made by this.
      module._compile = function (made, ...rest) {
        module._compile = compile;
        keep(made);
        return compile.call(this, made, ...rest);
      };
    }
    translatorFor('.ts')(module, file);
  };
  // Node asks this one for the endings .cts and .mts, too.
  require.extensions['.js'] = (module, file) => (/\.[cm]ts$/.test(file) ? translatorFor('.js') : plain)(module, file);
}

/**
 * Finds what a source of ours names from where it stands, which is mostly a source of ours. Node would look for files of four other
 * names before, and for links on the way there.
 */
function findOwnAtOnce() {
  const { _resolveFilename: byNode } = nodeModule;
  nodeModule._resolveFilename = (name, module, ...rest) => {
    const from = module?.filename;
    if (name.startsWith('.') && from?.startsWith(root) && from.endsWith('.ts')) {
      const file = `${path.resolve(path.dirname(from), name)}.ts`;
      if (existsSync(file)) return file;
    }
    return byNode(name, module, ...rest);
  };
}

keepMachineCode();
// A loader that somebody else has had Node load at its start is put aside.
for (const ending of ['.ts', '.tsx', '.cts', '.mts']) delete require.extensions[ending];
const debugging = !['', '0', undefined].includes(process.env.CONFORMANCE_DEBUG);
const packedOf = packedReader();
// Who wants stack traces is given the lines of the sources: by the maps beside what is packed, and else by the translator.
if (debugging && packedOf) process.setSourceMapsEnabled(true);
const packed = packedOf && { read: packedOf, keeping: () => undefined };
const compiled = packed ?? (debugging ? undefined : compiledSources());
if (compiled) takeCompiled(compiled);
else translate();
findOwnAtOnce();
