/** The suite is stopped in the middle of its plays, and goes on later: nobody was late for that time. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startReference } from '../../run/reference-process';
import { folderOfFile } from '../testing/folder-of-file';
import { patienceMs } from '../testing/patience';
import { servePassedOn } from '../testing/serve-passed-on';
import { expect, test } from '../testing/test';

const folder = folderOfFile();
const root = path.resolve(__dirname, '..', '..');
const bin = path.join(root, 'bin', 'escalation-conformance.js');

/** Milliseconds for which it is stopped: more than any call may take. */
const stoppedMs = 4_000;

test('a run on a virtual clock that is stopped for some seconds fails nobody', async () => {
  const reference = await startReference(['--clock=virtual']);
  let starts = 0;
  let child: ReturnType<typeof spawn> | undefined;
  const stopIt = async () => {
    starts += 1;
    if (starts === 16) {
      child?.kill('SIGSTOP');
      void sleep(stoppedMs).then(() => child?.kill('SIGCONT'));
    }
    // Slow enough that much is under way whenever it is stopped.
    await sleep(100);
  };
  const serving = await servePassedOn(reference.url.href, {
    before: ({ url = '', method }) => (method === 'POST' && url === '/conversations' ? stopIt() : undefined),
  });
  try {
    child = spawn(
      process.execPath,
      [
        ...[bin, `--target=${serving.url}`, '--only=route.*', '--no-report', '--no-contracts', '--runs=0', '--seed=3'],
        // Few at once: on a busy machine many of them are slower than a play may be of which a call may take two seconds.
        ...['--channel=messaging', '--call-deadline=2', '--at-once=4', `--out=${path.join(folder.path, 'results')}`],
      ],
      { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], timeout: patienceMs },
    );
    let said = '';
    child.stdout?.on('data', (chunk: Buffer) => (said += chunk.toString('utf8')));
    child.stderr?.on('data', (chunk: Buffer) => (said += chunk.toString('utf8')));

    const [code] = (await once(child, 'close')) as [number | null];

    expect(starts).toBeGreaterThan(16);
    expect(code, said).toBe(0);
  } finally {
    child?.kill('SIGCONT');
    child?.kill('SIGKILL');
    await serving.stop();
    await reference.stop();
  }
});
