/** The settings are known to the Node that runs the suite: a misspelt one would be left alone without a word. */
import { spawnSync } from 'node:child_process';
import { expect, test } from '../quality/testing/test';
import { engineSettings } from './engine-settings';

for (const setting of engineSettings) {
  test(`V8 knows ${setting}`, () => {
    const { stdout } = spawnSync(process.execPath, ['--v8-options'], { encoding: 'utf8' });

    expect(stdout).toContain(`${setting.split('=', 1)[0] ?? ''} (`);
  });
}
