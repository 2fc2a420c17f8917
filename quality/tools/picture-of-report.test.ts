/** The picture that the README shows is made by the script from a run, and is the one that lies there. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { patienceMs } from '../testing/patience';
import { runChild } from '../testing/child';
import { temporaryFolder } from '../testing/temporary-folder';
import { expect, test } from '../testing/test';

const root = path.join(__dirname, '..', '..');

/** Width and height, as the head of a PNG has them. */
function sizeOf(file: string): readonly [number, number] {
  const bytes = readFileSync(file);
  expect(bytes.subarray(1, 4).toString('latin1')).toBe('PNG');
  return [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
}

test('the script makes a picture of the size that the README shows', async () => {
  const folder = await temporaryFolder();
  try {
    const to = path.join(folder.path, 'report.png');
    const few = ['--only=message.before-transfer', '--channel=messaging', '--runs=0', '--no-contracts'];
    const { code, output } = await runChild(
      process.execPath,
      ['-r', './bin/typescript.js', path.join(__dirname, 'picture-of-report.ts'), `--to=${to}`, ...few],
      { cwd: root, deadlineMs: patienceMs },
    );

    expect(code, output).toBe(0);
    const [, shown = ''] =
      /!\[[^\]]+\]\((docs\/[^)]+\.png)\)/.exec(readFileSync(path.join(root, 'README.md'), 'utf8')) ?? [];
    expect(sizeOf(to)).toEqual(sizeOf(path.join(root, shown)));
  } finally {
    await folder.remove();
  }
});
