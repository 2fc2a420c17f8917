/** Whatever a peer does, the run ends in time with the cause in words, passes nothing wrongly, stays small and leaves nothing running. */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { parseOptions } from '../../cli/options';
import { run } from '../../run/run';
import type { JudgedRun } from '../../judge/verdict/verdict';
import { expect, test } from '../testing/test';
import { temporaryFolder, type TemporaryFolder } from '../testing/temporary-folder';
import { withDefaults } from '../testing/with-defaults';
import type { Hosted } from './peer';
import { hostilePeers } from './table';

/**
 * Megabytes by which the process may grow during one run. The peers live in it too: one that sends much does so block by
 * block, so that what grows is the suite. None grew by more than 110 when this was measured.
 */
const mostGrowthMegabytes = 450;

/** Seconds that a run may take before it has failed to hold a deadline; each has calls that end after half a second. */
const longestRunSeconds = process.env['HOSTILE_CALLS'] === undefined ? 60 : 500;

let folder: TemporaryFolder;
let out: string;
let hosted: Hosted | undefined;

test.beforeEach(async () => {
  folder = await temporaryFolder();
  out = path.join(folder.path, 'results');
});

test.afterEach(async () => {
  await hosted?.stop();
  hosted = undefined;
  await folder.remove();
});

/** The greatest growth of this process, in megabytes, until it is stopped. */
function watchMemory(): () => number {
  const before = process.memoryUsage().rss;
  let most = before;
  const timer = setInterval(() => (most = Math.max(most, process.memoryUsage().rss)), 20);
  return () => {
    clearInterval(timer);
    return (Math.max(most, process.memoryUsage().rss) - before) / 2 ** 20;
  };
}

/** Whether the process does anything. One that ended, and whose parent never asked how, is none that runs. */
function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    const status = `/proc/${pid}/status`;
    return !existsSync(status) || !/^State:\s+[ZX]/m.test(readFileSync(status, 'utf8'));
  } catch {
    return false;
  }
}

/** Servers, timers and children that this process holds open; sockets of the peer are its own affair. */
const heldOpen = () => process.getActiveResourcesInfo().filter((kind) => /TCPServer|Process|Pipe/.test(kind)).length;

interface Ran {
  readonly code: number | undefined;
  readonly output: string;
}

/** In this process, whose memory is watched. */
async function played(args: readonly string[]): Promise<Ran> {
  let output = '';
  const write = (text: string) => (output += text);
  const options = parseOptions(args, '0', {});
  const code = await run(options, { name: 'suite', version: '0' }, new AbortController().signal, { write });
  return { code, output };
}

for (const peer of hostilePeers) {
  test(`a peer is survived: ${peer.name}. ${peer.conduct}`, async () => {
    const pids = path.join(folder.path, 'pids');
    process.env['HOSTILE_PIDS'] = pids;
    const where = await peer.serve();
    hosted = where;
    const openBefore = heldOpen();
    const others = [
      ...['--no-report', '--no-contracts', '--runs=0', '--seed=1', `--out=${out}`],
      where.url.startsWith('stdio:') ? `--adapter=${where.url}` : `--target=${where.url}`,
      ...['--only=message.mixed,deferred.one-sentinel-per-failure'],
      ...['--call-deadline=10', `--deadline=${longestRunSeconds}`],
    ];
    const growth = watchMemory();

    const { code, output } = await played(withDefaults(others, peer.args ?? []));
    const grown = growth();

    expect(peer.exitCodes, output).toContain(code);
    expect(output).toMatch(peer.says);
    expect(output).toContain(`Exit code ${code}: `);
    expect(output).not.toContain('The suite itself failed');
    expect(output).not.toContain('was not done within');
    // What a peer says may hold any character; none of it may reach a terminal as a command.
    expect(output).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e]/);
    const verdict = JSON.parse(readFileSync(path.join(out, 'conformance.json'), 'utf8')) as JudgedRun;
    const passed = verdict.results.filter(({ status }) => status === 'passed').map(({ id }) => id as string);
    expect(passed.filter((id) => !(peer.mayPass ?? []).includes(id))).toEqual([]);
    // Within code spans and fences markup is text.
    const summary = readFileSync(path.join(out, 'summary.md'), 'utf8');
    expect(summary.replace(/^```[\s\S]*?^```$|`[^`\n]*`/gm, '')).not.toContain('<script>');
    expect(readdirSync(out)).toContain('run.json');
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
    expect(where.achieved?.()).toBeUndefined();
    expect(grown).toBeLessThan(mostGrowthMegabytes);
    const left = existsSync(pids) ? readFileSync(pids, 'utf8').trim().split('\n').map(Number) : [];
    expect(left.filter(isRunning)).toEqual([]);
    expect(heldOpen()).toBeLessThanOrEqual(openBefore);
  });
}
