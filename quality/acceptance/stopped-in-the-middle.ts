/** A run that is stopped in the middle of its plays for some seconds, and goes on: it fails nobody, and tells of it. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startReference } from '../../run/reference-process';
import { patienceMs } from '../testing/patience';
import { servePassedOn } from '../testing/serve-passed-on';
import { expect } from '../testing/test';

const root = path.resolve(__dirname, '..', '..');
const bin = path.join(root, 'bin', 'escalation-conformance.js');

/** Milliseconds for which it is stopped: more than any call may take. */
const stoppedMs = 4_000;

export async function stoppedInTheMiddle(
  clock: 'virtual' | 'configurable',
  only: string,
  folder: string,
): Promise<void> {
  const reference = await startReference([`--clock=${clock}`]);
  let starts = 0;
  let child: ReturnType<typeof spawn> | undefined;
  const stopIt = async () => {
    starts += 1;
    if (starts === 16) {
      child?.kill('SIGSTOP');
      void sleep(stoppedMs).then(() => child?.kill('SIGCONT'));
    }
    // Slow enough that much is under way whenever it is stopped.
    await sleep(clock === 'virtual' ? 100 : 0);
  };
  const serving = await servePassedOn(reference.url.href, {
    before: ({ url = '', method }) => (method === 'POST' && url === '/conversations' ? stopIt() : undefined),
  });
  try {
    child = spawn(
      process.execPath,
      [
        ...[bin, `--target=${serving.url}`, `--only=${only}`, '--no-report', '--no-contracts', '--runs=0', '--seed=3'],
        ...['--channel=messaging', '--call-deadline=2', `--out=${path.join(folder, clock)}`],
      ],
      { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], timeout: patienceMs },
    );
    let said = '';
    child.stdout?.on('data', (chunk: Buffer) => (said += chunk.toString('utf8')));
    child.stderr?.on('data', (chunk: Buffer) => (said += chunk.toString('utf8')));

    const [code] = (await once(child, 'close')) as [number | null];

    expect(code, said).toBe(0);
    expect(said.replace(/\s+/g, ' ')).toMatch(/NOTE The suite itself did not run for [3-9] s: .* played again/);
  } finally {
    child?.kill('SIGCONT');
    child?.kill('SIGKILL');
    await serving.stop();
    await reference.stop();
  }
}
