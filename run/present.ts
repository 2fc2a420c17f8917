/** Presents a judged run as Playwright specs, whose results become the report. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { ChildProcess } from 'node:child_process';
import { sendTo } from '../play/adapters/end-group';
import { Fault } from '../play/adapters/fault';
import type { JudgedRun } from '../judge/verdict/verdict';
import { standBy, type Standby } from './standby';

const deadlineMs = 300_000;

/** Milliseconds that the runner has to end by itself when it is stopped. */
const stopsWithinMs = 1_000;

const root = path.join(__dirname, '..');
const cli = path.join(path.dirname(require.resolve('@playwright/test/package.json')), 'cli.js');

/** Has the runner loaded, which takes as long as presenting does, so that it is there when there is something to present. */
export function runnerOnStandby(boundMs: number): Standby {
  return standBy({ script: cli, prepares: 'prepare-presentation.js', variables: loadsTypeScript(), boundMs });
}

/**
 * Runs the specs on the results folder. Their own outcome has to agree with the verdict, or the suite is at fault:
 * they must be green exactly when no row failed or stayed open and no fault occurred.
 */
export async function present(
  out: string,
  workers: number,
  run: JudgedRun,
  { runner, signal }: { readonly runner: Standby; readonly signal: AbortSignal },
): Promise<void> {
  const workplace = await mkdtemp(path.join(tmpdir(), 'conformance-presented-'));
  const { code, said } = await presented(out, workers, workplace, { runner, signal }).finally(() =>
    rm(workplace, { recursive: true, force: true }),
  );
  if (signal.aborted) throw new Error('The presentation was interrupted.');
  const green = run.counts.failed === 0 && run.counts.inconclusive === 0 && run.faults.length === 0;
  if (code !== (green ? 0 : 1)) {
    throw new Fault(
      'suite',
      `The specs ended with code ${code ?? 'none'}, which does not agree with the verdict. They said: ${said.trim().slice(-2_000)}`,
    );
  }
}

interface Presented {
  readonly code: number | null;
  readonly said: string;
}

/** Playwright makes an empty folder for each spec below `workplace`. */
async function presented(
  out: string,
  workers: number,
  workplace: string,
  { runner, signal }: { readonly runner: Standby; readonly signal: AbortSignal },
): Promise<Presented> {
  const child = await runner.run(
    ['test', '--project=specs', `--workers=${workers}`, `--config=${path.join(root, 'playwright.config.ts')}`],
    { ...loadsTypeScript(), CONFORMANCE_PRESENTED: out, CONFORMANCE_PRESENTED_IN: workplace },
    signal,
  );
  let said = '';
  const hear = (chunk: Buffer) => (said = (said + chunk.toString('utf8')).slice(-20_000));
  child.stdout?.on('data', hear);
  child.stderr?.on('data', hear);
  let force: NodeJS.Timeout | undefined;
  const stop = () => {
    child.kill('SIGTERM');
    // It ends its workers first, and one that is busy hears of it late.
    force = setTimeout(() => endWithGroup(child), stopsWithinMs);
  };
  const timer = setTimeout(() => child.kill('SIGKILL'), deadlineMs);
  signal.addEventListener('abort', stop, { once: true });
  if (signal.aborted) stop();
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  }).finally(() => {
    clearTimeout(timer);
    clearTimeout(force);
    signal.removeEventListener('abort', stop);
  });
  return { code, said };
}

function endWithGroup(child: ChildProcess): void {
  if (child.pid === undefined || !sendTo(child.pid, 'SIGKILL')) child.kill('SIGKILL');
}

/**
 * Has the runner take our TypeScript in our own way: see bin/runner-typescript.js. Playwright leaves what lies below node_modules as
 * it is. In a checkout its own translation takes four seconds of a processor, twice, where it has not been kept from earlier, as in
 * every build.
 */
function loadsTypeScript(): NodeJS.ProcessEnv {
  const loader = JSON.stringify(path.join(root, 'bin', 'runner-typescript.js'));
  return { NODE_OPTIONS: `${process.env['NODE_OPTIONS'] ?? ''} --require ${loader}`.trim() };
}
