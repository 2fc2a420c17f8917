/** Adapters of every kind that Node and TypeScript know, and what a loader makes of each; and those that cannot be loaded. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { patienceMs } from './patience';

const declaration =
  "{ protocol: 'escalation-conformance/1', implementation: { name: 'm', version: '1' }, channels: ['messaging'], " +
  "clock: 'virtual', capabilities: [], fallbackMessage: 'Pardon?' }";
const given = `{ declaration: d, start: (asked: unknown) => ({ refused: 'plain' as string }) }`;
const named = `export const implementation = ${given};\n`;
const typed = `export const d: object = ${declaration};\n`;
const awaited = `const x: object = await Promise.resolve(d); export default { declaration: x, start: () => ({ refused: '' }) };\n`;

/** Files that adapters import. */
const shared: Readonly<Record<string, string>> = {
  'tsconfig.json': '{ "compilerOptions": { "paths": { "@bot/*": ["./lib/*"] } } }',
  'lib/d.ts': typed,
  'lib/m.mts': typed,
  'lib/c.cts': typed,
};

/** By their names, each with its text. */
export const loadable: Readonly<Record<string, string>> = {
  'plain.ts': `const d: object = ${declaration};\n${named}`,
  'js-ending.ts': `import { d } from './lib/d.js';\n${named}`,
  'no-ending.ts': `import { d } from './lib/d';\n${named}`,
  'ts-ending.ts': `import { d } from './lib/d.ts';\n${named}`,
  'paths.ts': `import { d } from '@bot/d';\n${named}`,
  'paths-js.ts': `import { d } from '@bot/d.js';\n${named}`,
  'enum.ts': `import { d } from './lib/d.js'; enum E { A = 'a' }\nclass P { constructor(private readonly e: E) {} }\nnew P(E.A);\n${named}`,
  'awaits.ts': `import { d } from './lib/d.js';\n${awaited}`,
  'module.mts': `import { d } from './lib/m.mjs';\n${named}`,
  'awaits.mts': `import { d } from './lib/m.mts';\n${awaited}`,
  'imports.cts': `import { d } from './lib/c.cjs';\n${named}`,
  'requires.cts': `import c = require('./lib/c.cjs');\nconst { d } = c;\nexport = { implementation: ${given} };\n`,
  'awaits.mjs': `const d = await Promise.resolve(${declaration});\nexport default { declaration: d, start: () => ({ refused: '' }) };\n`,
  'common.cjs': `exports.implementation = { declaration: ${declaration}, start: () => ({ refused: '' }) };\n`,
};

/** What cannot be loaded, each with a part of the reason and the line, where that is known. */
export const broken: Readonly<Record<string, { readonly text: string; readonly why: RegExp; readonly line?: number }>> =
  {
    'syntax.ts': { text: 'const a = 1;\nexport const b = };\n', why: /no TypeScript: Unexpected token/, line: 2 },
    'syntax.mjs': { text: 'const a = 1;\nexport const b = };\n', why: /no JavaScript: Unexpected token/, line: 2 },
    'syntax.cjs': { text: 'const a = 1;\nconst b = };\n', why: /no JavaScript: Unexpected token/, line: 2 },
    'missing.ts': { text: "import './nope.js';\n", why: /Cannot find module '.*nope/ },
    'missing.mjs': { text: "import './nope.mjs';\n", why: /Cannot find module '.*nope/ },
    'package.mts': { text: "import 'no-such-package';\n", why: /Cannot find .*no-such-package/ },
    'name.mjs': { text: "import { nothing } from 'node:fs';\n", why: /nothing/ },
    'throws.ts': { text: "\n\nthrow new Error('no licence');\n", why: /it threw Error: no licence/, line: 3 },
    'throws.cjs': { text: "\n\nthrow new Error('no licence');\n", why: /it threw Error: no licence/, line: 3 },
    'rejects.mts': { text: "await Promise.reject(new Error('no licence'));\n", why: /it threw Error: no licence/ },
    'throws-text.cjs': { text: "throw 'no licence';\n", why: /it threw no licence/ },
  };

export interface LoadedKind {
  readonly found?: boolean;
  readonly why?: string;
  readonly file?: string;
  readonly line?: number;
}

/** Writes all of them to a folder of a project of this type, and has this Node load each; what came of them, by their names. */
export function loadKinds(folder: string, type: 'module' | 'commonjs', node: string): Map<string, LoadedKind> {
  const texts = { ...shared, 'package.json': JSON.stringify({ type }), ...loadable };
  const all = { ...texts, ...Object.fromEntries(Object.entries(broken).map(([name, { text }]) => [name, text])) };
  for (const [name, text] of Object.entries(all)) {
    const file = path.join(folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  const names = [...Object.keys(loadable), ...Object.keys(broken)];
  const loader = path.join(__dirname, '..', '..', 'play', 'adapters', 'load-module.js');
  const script = `
    const { loadModule, whyNotLoaded } = require(${JSON.stringify(loader)});
    (async () => {
      const said = [];
      for (const name of ${JSON.stringify(names)}) {
        const file = require('node:path').resolve(name);
        try {
          const exported = await loadModule(file);
          const found = exported.implementation ?? exported.default?.implementation ?? exported.default;
          said.push([name, { found: typeof found?.start === 'function' && found.declaration.clock === 'virtual' }]);
        } catch (error) {
          said.push([name, whyNotLoaded(error, file)]);
        }
      }
      console.log(JSON.stringify(said));
    })();`;
  const said = execFileSync(node, ['-e', script], { cwd: folder, encoding: 'utf8', timeout: patienceMs });
  return new Map(JSON.parse(said.trim().split('\n').at(-1) ?? '') as [string, LoadedKind][]);
}
