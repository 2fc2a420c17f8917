/** The most memory that the command ever holds, over ever more generated cases. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { bin, root, secondsOf } from './seconds-of';
import type { Settings } from './settings';
import { say, spreadOf } from './spread';

interface Report {
  readonly properties: readonly { readonly cases: number }[];
}

interface Measured {
  readonly cases: number;
  readonly properties: number;
  readonly peakKilobytes: number;
}

export async function memory({ cases }: Settings): Promise<void> {
  const { properties } = await judged(1);
  const unit = await judged(runsFor(cases[0] ?? 0, properties));
  process.stdout.write(`Peak memory with ${unit.cases} cases: ${(unit.peakKilobytes / 1_024).toFixed(0)} MB\n`);
  for (const size of cases.slice(1)) {
    const { cases: played, peakKilobytes } = await judged(runsFor(size, properties));
    const ratio = spreadOf([peakKilobytes / unit.peakKilobytes]);
    say(`Peak memory with ${played} cases`, ratio, `that with ${unit.cases}`);
  }
}

const runsFor = (cases: number, properties: number) => Math.ceil(cases / properties);

/** Judges a requirement by its scenarios, and plays so many cases of every property; the reference is another process. */
async function judged(runs: number): Promise<Measured> {
  const folder = mkdtempSync(path.join(tmpdir(), 'bench-memory-'));
  const out = path.join(folder, 'results');
  const peak = path.join(folder, 'peak');
  try {
    const options = ['--no-report', '--no-contracts', '--seed=1', '--deadline=1150', '--budget=1100'];
    const watch = ['-r', path.join(root, 'quality', 'bench', 'peak-memory.cjs')];
    await secondsOf([...watch, bin, ...options, `--runs=${runs}`, `--out=${out}`], {
      env: { BENCH_PEAK_FILE: peak },
      codes: [6],
    });
    const { properties } = JSON.parse(readFileSync(path.join(out, 'properties.json'), 'utf8')) as Report;
    return {
      cases: properties.reduce((sum, each) => sum + each.cases, 0),
      properties: properties.length,
      peakKilobytes: Number(readFileSync(peak, 'utf8')),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
