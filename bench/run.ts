/** Measures everything in one run on one machine and prints ratios: `npm run bench`. No test, and no time is a promise. */
import { setMaxListeners } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { reach } from '../cli/reach';
import { bareLoop, recordingAdapter } from '../cli/bare-loop';
import { runChild } from '../cli/child';
import { startReference } from '../cli/reference-process';
import { PlatformDouble } from '../doubles/platform-double';
import { castingsOf, playAll } from '../harness/play-all';
import type { Stage } from '../harness/play';
import { judgeTrace } from '../rules/judge';
import { scenarios } from '../scenarios/table';

const root = path.join(__dirname, '..');
const atOnce = 16;
const rounds = 3;

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

function say(what: string, ratio: number, of: string): void {
  process.stdout.write(`${what}: ${ratio.toFixed(2)} × ${of}\n`);
}

/** Seconds that the command takes with these words; throws when it ends as none should. */
async function secondsOf(...words: string[]): Promise<number> {
  const began = performance.now();
  const { code, output } = await runChild(process.execPath, words, { cwd: root, deadlineMs: 600_000 });
  if (code !== 0 && code !== 6) throw new Error(`${words.join(' ')} ended with ${code ?? 'none'}: ${output}`);
  return (performance.now() - began) / 1_000;
}

async function playing(): Promise<void> {
  const reference = await startReference();
  const double = await PlatformDouble.start();
  const inner = await reach(reference.url, { callDeadlineMs: 60_000, connections: 64 });
  try {
    const declaration = await inner.declare();
    const castings = castingsOf(
      scenarios.filter(({ alone }) => !alone),
      declaration.channels,
      declaration.capabilities,
    );
    const { adapter, conversations } = recordingAdapter(inner);
    const signal = new AbortController().signal;
    // Every play listens.
    setMaxListeners(0, signal);
    const stage: Stage = { adapter, double, declaration, clock: 'virtual', seed: 1, caseDeadlineMs: 180_000, signal };
    const plain: Stage = { ...stage, adapter: inner };
    await playAll(castings, stage, atOnce, () => undefined);
    const played: number[] = [];
    const judged: number[] = [];
    const bare: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const began = performance.now();
      const plays = await playAll(castings, plain, atOnce, () => undefined);
      const ended = performance.now();
      plays.forEach(({ trace }) => judgeTrace(trace));
      played.push(conversations.length / ((ended - began) / 1_000));
      judged.push((performance.now() - ended) / (ended - began));
      bare.push(await bareLoop(reference.url, conversations, atOnce));
    }
    say(
      'Conversations a second, played and recorded',
      median(played) / median(bare),
      'a bare HTTP loop that makes the same calls',
    );
    say('Judging all of it by every rule', median(judged), 'the time of playing it');
    await memory(plain, castings);
  } finally {
    await inner.close();
    await double.stop();
    await reference.stop();
  }
}

/** The set again and again, until so many cases are played. */
async function memory(stage: Stage, castings: Parameters<typeof playAll>[0]): Promise<void> {
  const sizes = (process.env['BENCH_CASES'] ?? '1000,10000').split(',').map(Number);
  let done = 0;
  let first: number | undefined;
  for (const size of sizes) {
    while (done < size) {
      await playAll(castings, { ...stage, seed: done }, atOnce, () => undefined);
      done += castings.length;
    }
    const used = process.memoryUsage().rss;
    first ??= used;
    say(`Memory after ${size} cases`, used / first, `that after ${sizes[0] ?? 0}`);
  }
}

async function commands(): Promise<void> {
  const bin = path.join('bin', 'escalation-conformance.js');
  const folder = mkdtempSync(path.join(tmpdir(), 'bench-'));
  const out = (name: string) => `--out=${path.join(folder, name)}`;
  try {
    const node = await secondsOf('-e', '0');
    say('Start-up of --help', (await secondsOf(bin, '--help')) / node, 'that of Node alone');
    say('Start-up of --list', (await secondsOf(bin, '--list')) / node, 'that of Node alone');
    const plays = ['--no-report', '--no-contracts', '--runs=0', '--seed=1'];
    const whole = await secondsOf(bin, ...plays, out('whole'));
    const report = await secondsOf(bin, '--no-contracts', '--runs=0', '--seed=1', out('report'));
    const all = await secondsOf(bin, '--seed=1', out('all'));
    say('Plays with the report', report / whole, 'the plays alone');
    say('Everything, with contracts and generated cases', all / whole, 'the plays alone');
    const began = performance.now();
    await Promise.all([1, 2].map((n) => secondsOf(bin, ...plays, `--shard=${n}/2`, out(`shard-${n}`))));
    say('Two shards at once', (performance.now() - began) / 1_000 / whole, 'the whole on one');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function main(): Promise<void> {
  process.stdout.write(`Node ${process.version}, ${rounds} rounds, median; ${atOnce} plays at once\n`);
  await playing();
  await commands();
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exitCode = 1;
});
