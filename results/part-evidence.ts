/**
 * What of a part's folder goes into a merge, once it is known that nothing of it leads out of that folder or of the one it is
 * copied to: a part may come from anywhere, and what it holds is not trusted.
 */
import { cpSync, lstatSync, readdirSync, type Stats } from 'node:fs';
import path from 'node:path';
import { renderChangedTrace } from './changed-trace';
import { readKeptFindings } from './kept-findings';
import type { ResultEntry } from './result-entry';
import { adoptTrace } from './trace-store';
import { unlikeVerdict } from './unlike-verdict';
import { changeOf, readKeptTrace, runFileName, traceFile, type KeptPlay, type RunFile } from './run-file';

/** Of every run, whatever its sources of evidence are. */
const ofAll: readonly ResultEntry[] = [
  { name: 'traces', kind: 'folder', inMerge: 'copied' },
  { name: 'incomplete', kind: 'folder', inMerge: 'copied' },
  { name: runFileName, kind: 'file', inMerge: 'joined' },
  { name: 'findings', kind: 'folder', inMerge: 'joined' },
];

/** Whether a merge takes something from this entry of a part's folder; `entries` are those of the sources of evidence. */
export function isEvidence(name: string, entries: readonly ResultEntry[]): boolean {
  return takenOf(entries).some((entry) => entry.name === name);
}

/** What is made again of what was joined is not looked at. */
function takenOf(entries: readonly ResultEntry[]): ResultEntry[] {
  return [...ofAll, ...entries].filter(({ inMerge }) => inMerge !== 'made again');
}

/** Throws a sentence that names what is not as a run leaves it; `entries` are those of the sources of evidence. */
export function requireHarmless(folder: string, { plays }: RunFile, entries: readonly ResultEntry[]): void {
  for (const { name, kind } of takenOf(entries)) requirePlain(path.join(folder, name), kind);
  for (const play of plays) {
    const file = traceFile(folder, play);
    if (file === undefined) continue;
    const [room] = path.relative(folder, file).split(path.sep);
    if (room !== 'traces') {
      throw new Error(`${folder}: ${runFileName} names a trace that is not in "traces": ${play.trace}. ${again}`);
    }
  }
  const unlike = unlikeVerdict(folder, plays);
  if (unlike !== undefined) throw new Error(unlike);
  for (const play of plays) {
    const read = readKeptTrace(folder, play);
    const changed = read && changeOf(play, read.seen);
    if (changed) throw new Error(`${folder}: ${renderChangedTrace(changed)} ${again}`);
  }
  readKeptFindings(folder);
}

/** Copies what a part has, and resolves to its plays as they are listed there: parts may have found one generated case. */
export async function copyEvidence(
  folder: string,
  { plays }: RunFile,
  out: string,
  entries: readonly ResultEntry[],
): Promise<KeptPlay[]> {
  for (const { name, inMerge } of takenOf(entries)) {
    const from = path.join(folder, name);
    if (inMerge === 'copied' && name !== 'traces' && statsOf(from))
      cpSync(from, path.join(out, name), { recursive: true });
  }
  const adopted: KeptPlay[] = [];
  // One after the other, so that the same parts give the same names.
  for (const play of plays) adopted.push(await adoptTrace(folder, play, out));
  return adopted;
}

const again = 'Take the folder as its run left it, or run that part again.';

/** Files and folders only, all the way down. */
function requirePlain(at: string, kind: ResultEntry['kind'] | undefined): void {
  const stats = statsOf(at);
  if (!stats) return;
  const is = stats.isFile() ? 'file' : stats.isDirectory() ? 'folder' : undefined;
  if (stats.isSymbolicLink()) {
    throw new Error(`${at} is a symbolic link, which could lead anywhere, and no run leaves one. ${again}`);
  }
  if (is === undefined || (kind !== undefined && is !== kind)) {
    const there = is === undefined ? '' : `: a ${is} stands there`;
    throw new Error(`${at} is no ${kind ?? 'file and no folder'}${there}. ${again}`);
  }
  if (is === 'folder') for (const name of readdirSync(at)) requirePlain(path.join(at, name), undefined);
}

/** Of what stands there itself, not of what it leads to. */
function statsOf(at: string): Stats | undefined {
  return lstatSync(at, { throwIfNoEntry: false });
}
