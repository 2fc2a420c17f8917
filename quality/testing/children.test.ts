/** What a child process inherits is decided in one place: no file that starts one passes that by. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from './test';

const root = path.resolve(__dirname, '..', '..');
const rooms = ['contracts', 'play', 'properties', 'quality/tools', 'reporters', 'run', 'cli'];

/** Those that do not ask what is inherited, and why. */
const others: Readonly<Record<string, string>> = {
  'quality/tools/compile-package.ts': 'compiles what is packed, and belongs to no run',
  'quality/tools/properties-figures.ts': 'measures for the documents, and belongs to no run',
  'reporters/allure-report.ts': 'may not know of adapters, and is given the environment',
  'run/liveperson/silence-by-command.ts': "is given what the bot's own program inherits",
};

test('every file that starts a process asks what that inherits', () => {
  const files = rooms.flatMap((room) =>
    readdirSync(path.join(root, room), { recursive: true, encoding: 'utf8' })
      .map((name) => `${room}/${name.replaceAll('\\', '/')}`)
      .filter((name) => name.endsWith('.ts') && !/\.(test|long)\.ts$/.test(name)),
  );
  const starting = files.filter((name) =>
    /\b(spawn|spawnSync|fork|exec|execFile|execFileSync)\(/.test(
      readFileSync(path.join(root, name), 'utf8').replace(/\.exec\(/g, ''),
    ),
  );
  const asking = starting.filter((name) =>
    /\binherited\('(ours|theirs)'\)|\bpassedEnvironment\(/.test(readFileSync(path.join(root, name), 'utf8')),
  );

  expect(asking.length).toBeGreaterThan(4);
  expect(starting.filter((name) => !asking.includes(name)).sort()).toEqual(Object.keys(others));
});
