/** Makes sure that a Chromium is there for the tests that open the report, installing Debian's where that is allowed. */
import { accessSync } from 'node:fs';
import { chromiumPath } from '../testing/chromium';
import { runChild } from '../testing/child';

const installDeadlineMs = 10 * 60_000;

/** Path of a Chromium. Rejects with a sentence that says what to install. */
export async function installChromium(): Promise<string> {
  try {
    return chromiumPath();
  } catch (missing) {
    if (!mayInstall()) throw missing;
  }
  for (const args of [['update'], ['install', '-y', '--no-install-recommends', 'chromium']]) {
    const env = { DEBIAN_FRONTEND: 'noninteractive' };
    const { code, output } = await runChild('apt-get', args, { cwd: '/', deadlineMs: installDeadlineMs, env });
    if (code !== 0) throw new Error(`apt-get ${args.join(' ')} failed (exit code ${code ?? 'none'}):\n${output}`);
  }
  return chromiumPath();
}

/** Only root on Debian can install without being asked for anything. */
function mayInstall(): boolean {
  try {
    accessSync('/etc/debian_version');
    return process.getuid?.() === 0;
  } catch {
    return false;
  }
}
