/** The settings are known to the Node that runs the suite: a misspelt one would be left alone without a word. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '../quality/testing/test';

test('V8 knows every setting', () => {
  const source = readFileSync(path.join(__dirname, 'engine-settings.ts'), 'utf8');
  const names = [...source.matchAll(/'(--[a-z-]+)=\d+'/g)].map(([, name = '']) => name);
  const { stdout: known } = spawnSync(process.execPath, ['--v8-options'], { encoding: 'utf8' });

  expect(names).toHaveLength(2);
  expect(names.filter((name) => !known.includes(`${name} (`))).toEqual([]);
});
