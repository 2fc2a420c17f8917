/** Where the time of playing and judging goes, by the rooms and packages in which it is spent. */
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startReference } from '../../run/reference-process';
import { root, secondsOf, typescript } from './seconds-of';
import type { Settings } from './settings';

interface Profile {
  readonly nodes: readonly { readonly id: number; readonly callFrame: { functionName: string; url: string } }[];
  readonly samples: readonly number[];
  readonly timeDeltas: readonly number[];
}

const shown = 12;

export async function profile({ plays }: Settings): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'bench-profile-'));
  const reference = await startReference();
  try {
    const env = {
      BENCH_TARGET: reference.url.href,
      BENCH_PLAYS: String(Math.max(...plays)),
      BENCH_JUDGES: 'every rule',
    };
    const script = path.join('quality', 'bench', 'play-fixed.ts');
    await secondsOf(['--cpu-prof', `--cpu-prof-dir=${folder}`, ...typescript, script], { env });
    const [file = ''] = readdirSync(folder);
    const shares = sharesOf(JSON.parse(readFileSync(path.join(folder, file), 'utf8')) as Profile);
    const told = shares.map(([where, share]) => `${where} ${(share * 100).toFixed(0)} %`);
    process.stdout.write(`Profile of ${env.BENCH_PLAYS} plays: ${told.slice(0, shown).join(', ')}\n`);
    process.stdout.write(
      'More of it: node --cpu-prof -r ./bin/typescript.js quality/bench/run.ts playing, opened in the tools of a browser\n',
    );
  } finally {
    await reference.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The share of the time that is spent in each place itself, the greatest first. */
function sharesOf({ nodes, samples, timeDeltas }: Profile): [string, number][] {
  const places = new Map(nodes.map(({ id, callFrame }) => [id, placeOf(callFrame)]));
  const spent = new Map<string, number>();
  let whole = 0;
  samples.forEach((id, index) => {
    const micros = timeDeltas[index] ?? 0;
    const place = places.get(id) ?? '';
    spent.set(place, (spent.get(place) ?? 0) + micros);
    whole += micros;
  });
  return [...spent].map(([place, micros]): [string, number] => [place, micros / whole]).sort((a, b) => b[1] - a[1]);
}

function placeOf({ functionName, url }: { functionName: string; url: string }): string {
  if (url.startsWith('node:') || url.startsWith('wasm:')) return 'Node itself';
  if (url === '') return functionName.startsWith('(') ? functionName : 'Node itself';
  const parts = path.relative(root, url.replace('file://', '')).split(path.sep);
  const installed = parts.lastIndexOf('node_modules');
  return installed < 0 ? (parts[0] ?? '') : parts.slice(installed + 1, installed + 2).join('');
}
