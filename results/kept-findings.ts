/**
 * Findings that do not come from judging a kept trace by a rule: those of the properties' model and of the contracts.
 * They stand in `findings/<producer>.json` below the results folder, and join the one list of findings from there.
 */
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import type { JudgedFinding } from './judged-finding';
import { listFolder } from './list-folder';
import { noteOwnFile } from './own-files';
import { readFile, type FileKind } from './read-file';
import { findingFields } from './record-schemas';
import { plainJson } from './plain-json';
import { writeAnew } from './write-anew';

export interface KeptFinding extends JudgedFinding {
  /** Who found it, such as `properties` or `contracts`. */
  readonly by: string;
  /** More for the reader of the report, as text: a request with its mismatches, a shrunk scenario. */
  readonly detail?: string;
  /** What to type to see it again; the general line is used when left out. */
  readonly replay?: string;
}

const folderName = 'findings';

/** Keeps what one producer found; replaces what it had found before. */
export function keepFindings(out: string, producer: string, findings: readonly KeptFinding[]): void {
  if (!isProducer(producer)) throw new Error(`${JSON.stringify(producer)} is no name of a producer of findings.`);
  mkdirSync(path.join(out, folderName), { recursive: true });
  const file = path.join(out, folderName, `${producer}.json`);
  const text = `${plainJson({ format: 1, findings }, 1)}\n`;
  writeAnew(file, text);
  noteOwnFile(file, text);
}

/** It becomes the name of a file. */
function isProducer(name: unknown): boolean {
  return typeof name === 'string' && /^[a-z][a-z-]{0,40}$/.test(name);
}

const findingsKind: FileKind<{ readonly format: 1; readonly findings: readonly KeptFinding[] }> = {
  file: 'findings',
  what: 'a file of findings',
  schema: z.object({
    format: z.literal(1),
    findings: z.array(
      z.object({
        ...findingFields,
        by: z.custom<string>(isProducer, 'a name of a producer, such as "contracts" or "properties"'),
        detail: z.string().optional(),
        replay: z.string().optional(),
      }),
    ),
  }),
};

/** All kept findings of a results folder. @throws DamagedResults */
export function readKeptFindings(out: string): KeptFinding[] {
  return listFolder(path.join(out, folderName), 'the folder of findings')
    .filter((name) => name.endsWith('.json'))
    .flatMap((name) => readFile(findingsKind, path.join(out, folderName, name), out)?.findings ?? []);
}
