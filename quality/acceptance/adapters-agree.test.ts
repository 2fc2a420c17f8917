/** The same implementation gets the same findings, whichever adapter reaches it. */
import { spawn } from 'node:child_process';
import { setMaxListeners } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
// Playwright compiles what a test imports, and nothing that is loaded while it runs.
import '../../play/adapters/reach-by-stdio';
import '../../play/adapters/reach-module';
import { PlatformDouble } from '../../play/platform/platform-double';
import { playAll } from '../../play/player/play-all';
import { judgeTrace } from '../../judge/verdict/judge';
import { planFor } from '../../play/scenarios/planned-play';
import { scenarios } from '../../play/scenarios/table';
import { patienceMs } from '../testing/patience';
import { expect, test } from '../testing/test';
import { runChild } from '../testing/child';
import { reach } from '../../run/reach';

const starter = path.join(__dirname, '..', '..', 'examples', 'typescript');
const compiler = path.join(path.dirname(require.resolve('typescript/package.json')), 'bin', 'tsc');

/** Verdicts by requirement, scenario and occasion, without what depends on speed. */
async function verdictsBy(where: URL | string): Promise<string[]> {
  const { adapter, openSurface } = await reach(where, { callDeadlineMs: 20_000, connections: 16 });
  const double = await PlatformDouble.start({}, openSurface);
  const { signal } = new AbortController();
  setMaxListeners(0, signal);
  try {
    const declaration = await adapter.declare();
    const { clock, capabilities } = declaration;
    const session = { adapter, double, declaration, clock, seed: 417, caseDeadlineMs: 60_000, signal };
    const chosen = scenarios.filter(({ exercises }) => !exercises.includes('route.same-speed'));
    const plays = await playAll(planFor(chosen, ['messaging'], capabilities, 'virtual'), session, 16, (play) => play);
    expect(plays.flatMap(({ scenario, fault }) => (fault ? [`${scenario}: ${fault.message}`] : []))).toEqual([]);
    return plays
      .flatMap(({ trace }) => judgeTrace(trace))
      .map(({ requirement, scenario, verdict, because }) => `${requirement} ${scenario} ${verdict} ${because}`)
      .sort();
  } finally {
    await adapter.close();
    await double.stop();
  }
}

test('http, stdio and a module give the same findings', async () => {
  const built = await mkdtemp(path.join(tmpdir(), 'starter-'));
  const words = [compiler, '-p', starter, '--outDir', built];
  const { code, output } = await runChild(process.execPath, words, { cwd: starter, deadlineMs: patienceMs });
  expect(code, output).toBe(0);
  const server = spawn(process.execPath, [path.join(built, 'server.js')], {
    env: { ...process.env, PORT: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    const url = await new Promise<URL>((resolve, reject) => {
      server.once('exit', () => reject(new Error('The server of the TypeScript starter ended.')));
      createInterface({ input: server.stdout }).once('line', (line) =>
        resolve(new URL(line.replace('Listening on ', ''))),
      );
    });

    const byHttp = await verdictsBy(url);
    const byStdio = await verdictsBy(`stdio:'${process.execPath}' '${path.join(built, 'stdio.js')}'`);
    const byModule = await verdictsBy(path.join(built, 'in-process.js'));

    expect(byHttp.length).toBeGreaterThan(1_000);
    expect(byStdio).toEqual(byHttp);
    expect(byModule).toEqual(byHttp);
  } finally {
    server.kill('SIGTERM');
    await rm(built, { recursive: true, force: true });
  }
});
