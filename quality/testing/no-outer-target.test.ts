/** A target, or another option, in the environment of whoever runs our tests reaches none of the commands that they start. */
import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { patienceMs } from './patience';
import { expect, test } from './test';

/** What is left of the variables once the settings of our tests are read. */
function leftOf(env: NodeJS.ProcessEnv): string {
  const settings = path.join(__dirname, '..', '..', 'playwright.config.ts');
  const script = `require(${JSON.stringify(settings)}); console.log([process.env.CONFORMANCE_TARGET, process.env.CONFORMANCE_OUT].map(String).join(' '));`;
  return execFileSync(process.execPath, ['-r', './bin/typescript.js', '-e', script], {
    cwd: path.join(__dirname, '..', '..'),
    encoding: 'utf8',
    timeout: patienceMs,
    env: { ...process.env, ...env },
  }).trim();
}

test('the settings of our tests take a target with every other option out of the environment', () => {
  expect(process.env['CONFORMANCE_TARGET']).toBeUndefined();
  expect(leftOf({ CONFORMANCE_TARGET: 'http://127.0.0.1:9', CONFORMANCE_OUT: 'elsewhere' })).toBe(
    'undefined undefined',
  );
});
