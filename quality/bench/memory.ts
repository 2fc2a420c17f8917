/** The most memory that the command ever holds, over ever more generated cases and plays. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { bin, root, secondsOf } from './seconds-of';
import type { Settings } from './settings';
import { say } from './figures';
import { spreadOf } from './spread';
import { targets } from './targets';

interface Report {
  readonly properties: readonly { readonly cases: number }[];
}

/** The most that `--repeat` takes. */
const mostRepeats = 9;

export async function memory({ cases, repeats }: Settings): Promise<void> {
  const ofCases = async (runs: number) => {
    const { peakKilobytes, out } = await peakOf([`--runs=${runs}`, '--budget=1100']);
    const { properties } = JSON.parse(readFileSync(path.join(out, 'properties.json'), 'utf8')) as Report;
    const played = properties.reduce((sum, each) => sum + each.cases, 0);
    rmSync(path.dirname(out), { recursive: true, force: true });
    return { cases: played, properties: properties.length, peakKilobytes };
  };
  const { properties } = await ofCases(1);
  const unit = await ofCases(runsFor(cases[0] ?? 0, properties));
  process.stdout.write(`Peak memory with ${unit.cases} cases: ${(unit.peakKilobytes / 1_024).toFixed(0)} MB\n`);
  for (const size of cases.slice(1)) {
    const { cases: played, peakKilobytes } = await ofCases(runsFor(size, properties));
    const ratio = spreadOf([peakKilobytes / unit.peakKilobytes]);
    say(`Peak memory with ${played} cases`, ratio, `that with ${unit.cases}`, targets.memory);
  }
  const ofPlays = async (repeat: number) => {
    const { peakKilobytes, out } = await peakOf(['--runs=0', `--repeat=${repeat}`]);
    const { plays } = JSON.parse(readFileSync(path.join(out, 'run.json'), 'utf8')) as { readonly plays: unknown[] };
    rmSync(path.dirname(out), { recursive: true, force: true });
    return { plays: plays.length, peakKilobytes };
  };
  const [few, many] = [await ofPlays(1), await ofPlays(Math.min(repeats, mostRepeats))];
  const ratio = spreadOf([many.peakKilobytes / few.peakKilobytes]);
  say(`Peak memory with ${many.plays} plays`, ratio, `that with ${few.plays}`, targets.memoryOfPlays);
}

const runsFor = (cases: number, properties: number) => Math.ceil(cases / properties);

/** The most that the command's process held, the reference being another, and the folder that it left in one of its own. */
async function peakOf(words: readonly string[]): Promise<{ readonly peakKilobytes: number; readonly out: string }> {
  const folder = mkdtempSync(path.join(tmpdir(), 'bench-memory-'));
  const out = path.join(folder, 'results');
  const peak = path.join(folder, 'peak');
  const options = ['--no-report', '--no-contracts', '--seed=1', '--deadline=1150'];
  const watch = ['-r', path.join(root, 'quality', 'bench', 'peak-memory.cjs')];
  try {
    await secondsOf([...watch, bin, ...options, ...words, `--out=${out}`], {
      env: { BENCH_PEAK_FILE: peak },
      codes: [6],
    });
    return { peakKilobytes: Number(readFileSync(peak, 'utf8')), out };
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
}
