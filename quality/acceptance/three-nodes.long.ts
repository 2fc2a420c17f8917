/** Adapters of every kind are loaded alike by the Nodes that vendors have: 20, 22 and 24, which the npm package "node" brings. */
import { execFileSync, spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { broken, loadable, loadKinds } from '../testing/module-kinds';
import { temporaryFolder, type TemporaryFolder } from '../testing/temporary-folder';
import { expect, test } from '../testing/test';

test.setTimeout(600_000);

let folder: TemporaryFolder;

test.beforeEach(async () => {
  folder = await temporaryFolder();
});

test.afterEach(() => folder.remove());

for (const major of [20, 22, 24]) {
  test(`Node ${major} loads every kind, and a run is judged by it`, () => {
    writeFileSync(path.join(folder.path, 'package.json'), '{}');
    execFileSync('npm', ['install', '--no-audit', '--no-fund', `node@${major}`], { cwd: folder.path, stdio: 'ignore' });
    const node = path.join(folder.path, 'node_modules', 'node', 'bin', 'node');

    expect(execFileSync(node, ['--version'], { encoding: 'utf8' })).toMatch(new RegExp(`^v${major}\\.`));
    for (const type of ['module', 'commonjs'] as const) {
      const said = loadKinds(path.join(folder.path, type), type, node);
      for (const name of Object.keys(loadable)) expect(said.get(name), `${type}: ${name}`).toEqual({ found: true });
      for (const [name, { why, line }] of Object.entries(broken)) {
        expect(said.get(name)?.why, `${type}: ${name}`).toMatch(why);
        if (line !== undefined) expect(said.get(name)?.line, `${type}: ${name}`).toBe(line);
      }
    }
    const command = path.join(__dirname, '..', '..', 'bin', 'escalation-conformance.js');
    for (const name of ['js-ending.ts', 'awaits.mts', 'imports.cts', 'awaits.mjs']) {
      const { status, stdout } = spawnSync(node, [command, 'doctor', `--adapter=./${name}`], {
        cwd: path.join(folder.path, 'module'),
        encoding: 'utf8',
      });
      expect(stdout, name).toContain('answers, and declares "m 1"');
      // It refuses every configuration, which is found out once it is loaded.
      expect(status, name).toBe(4);
    }
  });
}
