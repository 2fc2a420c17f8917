/** The long tests are played in parts: what passed in one is not played in the next. */
import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { runChild } from '../testing/child';
import { folderOfFile } from '../testing/folder-of-file';
import { patienceMs } from '../testing/patience';
import { copyProject } from '../testing/project-copy';
import { expect, test } from '../testing/test';

const folder = folderOfFile();

/** The second waits for ever, until this file is there. */
const tiny = `
  import { existsSync } from 'node:fs';
  import path from 'node:path';
  import { test } from '../quality/testing/test';
  test('is quick', () => undefined);
  test('is long', async () => {
    if (!existsSync(path.join(__dirname, 'quick-now'))) await new Promise(() => setInterval(() => undefined, 1000));
  });
`;

test('a part that was stopped by one Ctrl-C goes on behind what passed, and a third one has nothing to play', async () => {
  const copy = path.join(folder.path, 'copy');
  copyProject(copy);
  writeFileSync(path.join(copy, 'trace', 'tiny.long.ts'), tiny);
  const words = ['-r', './bin/author-script.js', path.join('quality', 'tools', 'long.ts'), 'trace/tiny'];

  // As a terminal does it: the signal reaches the whole group.
  const child = spawn(process.execPath, words, { cwd: copy, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
  let first = '';
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (chunk: string) => (first += chunk));
  }
  await expect.poll(() => first, { timeout: patienceMs }).toMatch(/✓.*is quick/);
  process.kill(-(child.pid ?? 0), 'SIGINT');
  const code = await ended;

  expect(code, first).not.toBe(0);
  expect(first).toContain('1 of 2 passed in this part; the same command goes on.');

  writeFileSync(path.join(copy, 'trace', 'quick-now'), '');
  const second = await runChild(process.execPath, words, { cwd: copy, deadlineMs: patienceMs });
  const third = await runChild(process.execPath, words, { cwd: copy, deadlineMs: patienceMs });

  expect(second.code, second.output).toBe(0);
  expect(second.output).toContain('1 passed before, with these sources; --anew plays them again.');
  expect(second.output).toMatch(/✓.*is long/);
  expect(second.output).not.toContain('is quick');
  expect(third.code, third.output).toBe(0);
  expect(third.output).not.toContain('✓');
});
