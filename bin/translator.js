'use strict';
/**
 * Hands over the package ts-node as the suite has it: told by the suite alone how to translate.
 *
 * It is told much by variables TS_NODE_…, and those of the surroundings are meant for something else. They are put aside
 * while it is loaded and used here, and are there again for an implementation that is started by us.
 */
const path = require('node:path');
const { isCheckout } = require('./compiled');

/** Gives what `use` gives, which is handed the package and what to call it with. */
function withTranslator(use) {
  const others = Object.entries(process.env).filter(([name]) => name.startsWith('TS_NODE_'));
  for (const [name] of others) delete process.env[name];
  // One that somebody else has loaded was told by those variables.
  for (const file of Object.keys(require.cache)) {
    if (file.includes(`${path.sep}node_modules${path.sep}ts-node${path.sep}`)) delete require.cache[file];
  }
  try {
    // Installed as a package these sources lie below node_modules, which ts-node passes over unless it is told not to.
    return use(require('ts-node'), {
      // The package translates nothing but a module of its user, and does without this compiler, which is native code.
      swc: isCheckout,
      transpileOnly: true,
      skipIgnore: true,
      project: path.join(__dirname, '..', 'tsconfig.json'),
    });
  } finally {
    Object.assign(process.env, Object.fromEntries(others));
  }
}

module.exports = { withTranslator };
