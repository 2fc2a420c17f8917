/** The folder of a run stays the one in which it began, and what is written there is written through no link. */
import { mkdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { folderOfFile } from '../quality/testing/folder-of-file';
import { expect, test } from '../quality/testing/test';
import { guardFolder, requireOwnFolder } from './own-files';
import { writeAnew, writingAnew } from './write-anew';

const folder = folderOfFile();

/** Does this to a folder in which a run goes on; answers what the run says of it then. */
function saidAfter(name: string, act: (out: string) => void): string {
  const out = path.join(folder.path, name);
  mkdirSync(out);
  const letGo = guardFolder(out, () => true);
  try {
    requireOwnFolder(out);
    act(out);
    requireOwnFolder(out);
    return 'nothing';
  } catch (error) {
    return String(error);
  } finally {
    letGo();
  }
}

const remove = (at: string) => rmSync(at, { recursive: true });

for (const [what, act, said] of [
  ['is removed', remove, 'is gone'],
  ['gives way to a file', (out: string) => (remove(out), writeFileSync(out, '')), 'is no folder any more'],
  ['is made anew', (out: string) => (remove(out), mkdirSync(out)), 'is another folder now'],
  [
    'gives way to a link elsewhere',
    (out: string) => (remove(out), symlinkSync(folder.path, out)),
    'is another folder now',
  ],
  ['gives way to a link to nothing', (out: string) => (remove(out), symlinkSync(`${out}-none`, out)), 'is gone'],
  ['is moved, and linked to', (out: string) => (renameSync(out, `${out}-2`), symlinkSync(`${out}-2`, out)), 'nothing'],
] as const) {
  test(`of a folder that ${what} a run says: ${said}`, () => {
    const told = saidAfter(what, act);

    expect(told).toContain(said);
    if (said !== 'nothing') expect(told).toContain('somebody else removed or replaced it while the run went on');
  });
}

for (const [name, write] of Object.entries({ writeAnew, writingAnew })) {
  test(`${name} replaces a link, a folder or a file, writing through none`, async () => {
    const [victim, file] = [path.join(folder.path, `${name}-victim`), path.join(folder.path, name)];
    writeFileSync(victim, 'precious');

    for (const put of [() => symlinkSync(victim, file), () => mkdirSync(file), () => writeFileSync(file, 'old')]) {
      put();
      await write(file, 'new');

      expect([readFileSync(file, 'utf8'), readFileSync(victim, 'utf8')]).toEqual(['new', 'precious']);
      rmSync(file);
    }
  });
}
