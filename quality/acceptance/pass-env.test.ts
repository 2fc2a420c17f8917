/** Whatever is started, a child on stdio, a module or a command, gets what --pass-env names, and no token of the build. */
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { portOfNobody } from '../testing/port-of-nobody';
import { expect, test } from '../testing/test';
import { temporaryFolder, type TemporaryFolder } from '../testing/temporary-folder';
import { withEnvironment } from '../testing/with-environment';
import { calledWith } from './called-with';

let folder: TemporaryFolder;
let script: string;
let seen: string;

test.beforeAll(async () => {
  folder = await temporaryFolder();
  [script, seen] = ['tells.js', 'seen.json'].map((name) => path.join(folder.path, name)) as [string, string];
  // It says which variables it has, and is no implementation. A command that fails is not waited for.
  writeFileSync(
    script,
    `require('node:fs').writeFileSync(${JSON.stringify(seen)}, JSON.stringify(Object.keys(process.env)));
    if (require.main === module) process.exitCode = 1;`,
  );
});

test.afterAll(() => folder.remove());

const variables = { GITHUB_TOKEN: 'build', NPM_TOKEN: 'build', BOT_TOKEN: 'mine', BOT_REGION: 'eu' };

for (const [what, words] of [
  ['a child on stdio', async () => [`--adapter=stdio:'${process.execPath}' '${script}'`]],
  ['a module', async () => [`--adapter=${script}`]],
  [
    'a command',
    async () => [`--target=http://127.0.0.1:${await portOfNobody()}`, `--command='${process.execPath}' '${script}'`],
  ],
] as const) {
  const told = async (...more: readonly string[]) => {
    rmSync(seen, { force: true });
    const out = path.join(folder.path, 'results');
    const { code, said } = await withEnvironment(variables, async () =>
      calledWith(['doctor', ...(await words()), `--out=${out}`, ...more]),
    );
    expect([2, 3, 4], said).toContain(code);
    expect(existsSync(seen), said).toBe(true);
    return { said, names: JSON.parse(readFileSync(seen, 'utf8')) as string[] };
  };

  test(`${what} gets all but the tokens of the build, which are named once`, async () => {
    const { said, names } = await told();

    expect(names).toEqual(expect.arrayContaining(['PATH', 'BOT_TOKEN', 'BOT_REGION']));
    expect(names.filter((name) => /^(GITHUB|NPM)_TOKEN$/.test(name))).toEqual([]);
    expect(said.match(/Not passed on to what is started: .*GITHUB_TOKEN, NPM_TOKEN.*--pass-env/g)).toHaveLength(1);
  });

  test(`${what} gets what is named for it and nothing else`, async () => {
    const { said, names } = await told('--pass-env=BOT_TOKEN,NPM_TOKEN', '--pass-env=BOT_TOKN');

    expect(names).toEqual(expect.arrayContaining(['PATH', 'BOT_TOKEN', 'NPM_TOKEN']));
    expect(names.filter((name) => ['GITHUB_TOKEN', 'BOT_REGION'].includes(name))).toEqual([]);
    expect(said).toContain('--pass-env names what is not set: BOT_TOKN');
  });
}

for (const [words, says] of [
  [['--pass-env=BOT_TOKEN'], '--pass-env says what --adapter and --command get'],
  [['--adapter=./bot.js', '--pass-env=a b'], 'names of variables'],
  [['--adapter=./bot.js', '--pass-env=*_TOKEN'], 'names of variables'],
] as const) {
  test(`"${words.join(' ')}" is wrong usage`, async () => {
    const { code, said } = await calledWith([...words, `--out=${path.join(folder.path, 'results')}`]);

    expect([code, said]).toEqual([2, expect.stringContaining(says)]);
  });
}
