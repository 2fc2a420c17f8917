/**
 * What of a part's folder goes into a merge, once it is known that nothing of it leads out of that folder or of the one it is
 * copied to: a part may come from anywhere, and what it holds is not trusted.
 */
import { cpSync, lstatSync, readdirSync, type Stats } from 'node:fs';
import path from 'node:path';
import { tellChangedTrace } from './changed-trace';
import { contractsFileName, readContractReport } from './contract-report';
import { readKeptFindings } from './kept-findings';
import { propertyReportFileName, readPropertyReport } from './property-report';
import { adoptTrace } from './trace-store';
import { readTraces, runFileName, traceFile, type KeptPlay, type RunFile } from './run-file';

type Kind = 'file' | 'folder';

const copied: Readonly<Record<string, Kind>> = {
  traces: 'folder',
  incomplete: 'folder',
  counterexamples: 'folder',
  pacts: 'folder',
  [contractsFileName]: 'file',
};

/** Not copied: what stands there is joined with that of the other parts. */
const read: Readonly<Record<string, Kind>> = {
  [runFileName]: 'file',
  [propertyReportFileName]: 'file',
  findings: 'folder',
};

/** Whether the entry of a part's folder is one of those. */
export function isEvidence(name: string): boolean {
  return Object.hasOwn(copied, name) || Object.hasOwn(read, name);
}

/** Throws a sentence that names what is not as a run leaves it. */
export function requireHarmless(folder: string, { plays }: RunFile): void {
  for (const [name, kind] of Object.entries({ ...copied, ...read })) requirePlain(path.join(folder, name), kind);
  for (const play of plays) {
    const file = traceFile(folder, play);
    if (file === undefined) continue;
    const [room] = path.relative(folder, file).split(path.sep);
    if (room !== 'traces') {
      throw new Error(`${folder}: ${runFileName} names a trace that is not in "traces": ${play.trace}. ${again}`);
    }
  }
  const [changed] = readTraces(folder, plays).changed;
  if (changed) throw new Error(`${folder}: ${tellChangedTrace(changed)} ${again}`);
  readKeptFindings(folder);
  readPropertyReport(folder);
  readContractReport(folder);
}

/** Copies what a part has, and resolves to its plays as they are listed there: parts may have found one generated case. */
export async function copyEvidence(folder: string, { plays }: RunFile, out: string): Promise<KeptPlay[]> {
  for (const name of Object.keys(copied)) {
    const from = path.join(folder, name);
    if (name !== 'traces' && statsOf(from)) cpSync(from, path.join(out, name), { recursive: true });
  }
  const adopted: KeptPlay[] = [];
  // One after the other, so that the same parts give the same names.
  for (const play of plays) adopted.push(await adoptTrace(folder, play, out));
  return adopted;
}

const again = 'Take the folder as its run left it, or run that part again.';

/** Files and folders only, all the way down. */
function requirePlain(at: string, kind: Kind | undefined): void {
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
