/**
 * Findings that do not come from judging a kept trace by a rule: those of the properties' model and of the contracts.
 * They stand in `findings/<producer>.json` below the results folder, and join the one list of findings from there.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { findRow } from '../requirements/catalogue';
import type { JudgedFinding } from './judged-finding';

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
  writeFileSync(file, `${JSON.stringify({ format: 1, findings }, undefined, 1)}\n`);
}

/** It becomes the name of a file. */
function isProducer(name: unknown): boolean {
  return typeof name === 'string' && /^[a-z][a-z-]{0,40}$/.test(name);
}

/** All kept findings of a results folder. Throws, naming the file, when one is not what it should be. */
export function readKeptFindings(out: string): KeptFinding[] {
  const folder = path.join(out, folderName);
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .flatMap((name) => {
      const file = path.join(folder, name);
      const kept = JSON.parse(readFileSync(file, 'utf8')) as { format?: unknown; findings?: unknown };
      if (kept.format !== 1 || !Array.isArray(kept.findings)) {
        throw new Error(
          `${file} does not hold findings: expected {"format": 1, "findings": […]}. Run the command again.`,
        );
      }
      const findings = kept.findings as KeptFinding[];
      const nobodys = findings.find((finding) => !isProducer(finding?.by));
      if (nobodys) {
        throw new Error(
          `${file} holds a finding by ${JSON.stringify(nobodys.by)}, which is no name of a producer, such as "contracts" or "properties". ` +
            'It was written by hand. Run the command again.',
        );
      }
      const stray = findings.find((finding) => !findRow(finding.requirement));
      if (stray)
        throw new Error(
          `${file} names the requirement ${JSON.stringify(stray.requirement)}, which the catalogue does not have.`,
        );
      return findings;
    });
}
