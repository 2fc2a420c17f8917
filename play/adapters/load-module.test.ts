/** A module of any kind is loaded in a project of either type; one that cannot be is told with its reason and its line. */
import path from 'node:path';
import { broken, loadable, loadKinds } from '../../quality/testing/module-kinds';
import { temporaryFolder } from '../../quality/testing/temporary-folder';
import { expect, test } from '../../quality/testing/test';

for (const type of ['module', 'commonjs'] as const) {
  test(`in a project of type ${type} every kind is loaded, and what cannot be is told`, async () => {
    const folder = await temporaryFolder();
    try {
      const said = loadKinds(folder.path, type, process.execPath);

      for (const name of Object.keys(loadable)) expect(said.get(name), name).toEqual({ found: true });
      for (const [name, { why, line }] of Object.entries(broken)) {
        const told = said.get(name);
        expect(told?.why, name).toMatch(why);
        if (line === undefined) continue;
        expect(path.basename(told?.file ?? ''), name).toBe(name);
        expect(told?.line, name).toBe(line);
      }
    } finally {
      await folder.remove();
    }
  });
}
