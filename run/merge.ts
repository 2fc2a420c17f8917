/** Joins the results of all shards of a run into one results folder. */
import path from 'node:path';
import { canonical } from '../results/canonical';
import { keepFindings, readKeptFindings, type KeptFinding } from '../results/kept-findings';
import { readRunFile, type KeptPlay, type RunFile } from '../results/run-file';
import { calledAs } from '../judge/words/called-as';
import { optionTable, type OptionRow } from '../judge/words/option-table';
import { visible } from '../judge/words/visible';
import type { RunFacts } from '../results/run-facts';
import { refuseForeignFolder, whereItIs } from './foreign-folder';
import { copyEvidence, isEvidence, requireHarmless } from '../results/part-evidence';
import { isEmptied, writeRunFile } from '../results/results-folder';
import { clearFolder } from './clear-folder';
import type { RunPart } from './sources/evidence-source';
import { evidenceSources } from './sources/evidence-sources';
import { playsInOrder } from './sources/plays-in-order';
import { sourceEntries } from './sources/source-entries';

/** Names the folders and says what is wrong with them: exit code 2. */
class CannotMerge extends Error {}

/**
 * What decides a verdict, and so has to be the same in all shards of one run. A baseline of the waivers is not among it: a
 * shard whose waivers exceed it plays nothing, and with the same waivers in all one such look is enough.
 */
const asked: readonly (keyof RunFacts)[] = ['suite', ...agreedFacts(false)];

/** What is known once the implementation has answered. A part that never got an answer has a fault to tell instead. */
const answered: readonly (keyof RunFacts)[] = ['declaration', ...agreedFacts(true)];

/** The facts of the options whose value decides a verdict. */
function agreedFacts(onceAnswered: boolean): (keyof RunFacts)[] {
  const rows: readonly OptionRow[] = optionTable;
  const facts = rows.flatMap((row) => ((row.onceAnswered ?? false) === onceAnswered ? (row.agreedAs ?? []) : []));
  return [...new Set(facts)];
}

/** One folder from those of all shards. Throws when they are not all of one run. */
export async function mergeFolders(
  folders: readonly string[],
  out: string,
  { requireWhole = false } = {},
): Promise<RunFile> {
  const { file } = await joinParts(partsOf(folders, out), out, requireWhole);
  return file;
}

/** @throws when these folders cannot be merged, or not into that one. Nothing has been touched then. */
export function partsOf(folders: readonly string[], out: string): RunPart[] {
  const parts = folders.map((folder): RunPart => ({ folder, file: readRunFile(folder) }));
  requireOneRun(parts);
  const to = whereItIs(out);
  for (const folder of folders) {
    const from = whereItIs(folder);
    if (from === to) throw new CannotMerge(`--out=${out} is one of the folders that are merged. Name another one.`);
    if (isEmptied(roomIn(to, from), sourceEntries) || isEvidence(roomIn(from, to), sourceEntries)) {
      throw new CannotMerge(`Of --out=${out} and ${folder} one is among the results in the other. Name another one.`);
    }
  }
  for (const { folder, file } of parts) {
    requireHarmless(folder, file, sourceEntries);
    // What is damaged is told now, and not when half of it is merged.
    for (const { readBack } of evidenceSources) readBack(folder, file);
  }
  refuseForeignFolder(out, out);
  return parts;
}

export interface MergedRun {
  readonly file: RunFile;
  /** Lines for the person at the terminal. */
  readonly notes: readonly string[];
}

export async function joinParts(parts: readonly RunPart[], out: string, requireWhole: boolean): Promise<MergedRun> {
  await clearFolder(out);
  const merged = joined(parts, requireWhole);
  // First, and as of a run that was stopped: should the merge be killed, the next one knows the folder for its own.
  await writeRunFile(out, { ...merged, facts: { ...merged.facts, interrupted: true } });
  const plays: KeptPlay[] = [];
  for (const { folder, file } of parts) plays.push(...(await copyEvidence(folder, file, out, sourceEntries)));
  const whole = { ...merged, plays: playsInOrder(plays, merged.facts) };
  const bySource = evidenceSources.map(({ merge }) => merge(parts, out, whole));
  joinFindings(
    parts,
    out,
    bySource.flatMap(({ findings }) => findings),
  );
  await writeRunFile(out, whole);
  return { file: whole, notes: bySource.flatMap(({ notes }) => notes) };
}

/** The entry of the outer folder in which the inner one lies; empty when it lies elsewhere. */
function roomIn(outer: string, inner: string): string {
  const [first = ''] = path.relative(outer, inner).split(path.sep);
  return first === '..' || path.isAbsolute(first) ? '' : first;
}

function requireOneRun(parts: readonly RunPart[]): void {
  const [first] = parts;
  if (!first) throw new CannotMerge(`Name the folders of all shards: ${calledAs('merge')} part-1 part-2 --out=merged`);
  for (const { folder, file } of parts) {
    if (!file.facts.shard) throw new CannotMerge(`${folder} holds a whole run, not a shard of one. Leave it out.`);
  }
  requireSame(parts, asked);
  requireSame(
    parts.filter(({ file }) => file.facts.declaration),
    answered,
  );
  const of = first.file.facts.shard?.of ?? 1;
  const given = parts.map(({ file }) => `${file.facts.shard?.index ?? 0}/${file.facts.shard?.of ?? 0}`);
  const wanted = Array.from({ length: of }, (_, index) => `${index + 1}/${of}`);
  const missing = wanted.filter((shard) => !given.includes(shard));
  if (missing.length > 0)
    throw new CannotMerge(`Missing: shard ${missing.join(', ')}. Given: ${given.join(', ')}. Name the folders of all.`);
  if (given.length > of) throw new CannotMerge(`A shard is given twice: ${given.join(', ')}. Name each once.`);
}

/** Where it is no option that has to be the same. */
const remedies: Partial<Readonly<Record<keyof RunFacts, string>>> = {
  suite: 'Run every shard with the same version of the suite.',
  declaration: 'Run every shard on the same implementation.',
};

function requireSame(parts: readonly RunPart[], keys: readonly (keyof RunFacts)[]): void {
  const [first] = parts;
  for (const { folder, file } of parts) {
    if (!first) return;
    const pair = (key: keyof RunFacts) => [file, first.file].map(({ facts }) => canonical(valueOf(facts, key)));
    const differing = keys.find((key) => new Set(pair(key)).size > 1);
    if (differing === undefined) continue;
    const [here = '', there = ''] = pair(differing).map((text) => visible(text, 300));
    throw new CannotMerge(
      `${folder} and ${first.folder} are not of one run: they differ in "${differing}", ${here} and ${there}. ` +
        (remedies[differing] ?? 'Give every shard the same options but --shard.'),
    );
  }
}

/** Waivers are the same when they say the same, whatever the file is called in which they stand; lists in any order. */
function valueOf(facts: RunFacts, key: keyof RunFacts): unknown {
  if (key === 'only') return facts.only && [...facts.only].sort();
  if (key !== 'waivers') return facts[key];
  return (facts.waivers ?? []).map(({ at: _, ...waiver }) => canonical(waiver)).sort();
}

function joinFindings(parts: readonly RunPart[], out: string, more: readonly KeptFinding[]): void {
  const byProducer = new Map<string, KeptFinding[]>();
  for (const finding of [...parts.flatMap(({ folder }) => readKeptFindings(folder)), ...more]) {
    byProducer.set(finding.by, [...(byProducer.get(finding.by) ?? []), finding]);
  }
  for (const [producer, findings] of byProducer) keepFindings(out, producer, findings);
}

function joined(parts: readonly RunPart[], requireWhole: boolean): RunFile {
  const files = parts.map(({ file }) => file);
  const [first] = files;
  if (!first) throw new CannotMerge('There is nothing to merge.');
  const declared = files.find(({ facts }) => facts.declaration) ?? first;
  const { shard: _, given = [], ...facts } = declared.facts;
  const notes = [...new Set(files.flatMap((file) => file.facts.notes ?? []))];
  const took = files.flatMap((file) => file.facts.tookMs ?? []);
  return {
    format: 1,
    facts: {
      ...facts,
      // What is pasted from the merged report plays all of it.
      ...(given.length > 0 ? { given: given.filter((word) => !word.startsWith('--shard=')) } : {}),
      startedAt: files.map((file) => file.facts.startedAt).sort()[0] ?? facts.startedAt,
      interrupted: files.some((file) => file.facts.interrupted),
      ...(requireWhole || files.some((file) => file.facts.requireWhole) ? { requireWhole: true as const } : {}),
      ...(notes.length > 0 ? { notes } : {}),
      // Shards run side by side.
      ...(took.length > 0 ? { tookMs: Math.max(...took) } : {}),
    },
    plays: files.flatMap(({ plays }) => plays),
    faults: files.flatMap(({ faults = [] }) => faults),
  };
}
