/** What the contracts of a run gave, one row for each message, as `contracts.json` in the results folder. */
import path from 'node:path';
import { z } from 'zod';
import type { RequirementId } from '../requirements/catalogue';
import { noteOwnFile } from './own-files';
import { readFile, type FileKind } from './read-file';
import { anyRequirement } from './record-schemas';
import { plainJson } from './plain-json';
import { writeAnew } from './write-anew';

/** `broken`: it could not be tried, or broke for a reason that says nothing about a requirement. */
export type ContractOutcome = 'passed' | 'failed' | 'inconclusive' | 'broken' | 'not-applicable';

export interface ContractRow {
  /** Name of the pact, and what the message is. Together they are unique. */
  readonly pact: string;
  readonly description: string;
  readonly state: string;
  /** Who was held to it: the implementation, or our own double and harness. */
  readonly heldTo: 'implementation' | 'suite';
  readonly requirements: readonly RequirementId[];
  readonly outcome: ContractOutcome;
  /** Requirements that it breaks; a failure without one is a breach of the written protocol. */
  readonly broken: readonly RequirementId[];
  /** One sentence for a stranger. */
  readonly because: string;
  /** Each difference that was found. */
  readonly mismatches: readonly string[];
  /** As text: what was sent, and what was answered. */
  readonly request?: string;
  readonly response?: string;
}

/** A pact of a broker, and what came of each of its messages. */
export interface BroughtPact {
  readonly consumer: string;
  readonly provider: string;
  /** Where the broker takes results for it; left out where it names no place. */
  readonly resultsAt?: string | undefined;
  readonly messages: readonly Pick<ContractRow, 'description' | 'outcome' | 'mismatches'>[];
}

export interface ContractReport {
  readonly format: 1;
  /** Those of the broker, if one was named. */
  readonly brought?: readonly BroughtPact[];
  /** Versions of Pact's format and library. */
  readonly versions: { readonly format: string; readonly library: string };
  readonly rows: readonly ContractRow[];
}

export const contractsFileName = 'contracts.json';

export function writeContractReport(out: string, report: ContractReport): void {
  const [file, text] = [path.join(out, contractsFileName), `${plainJson(report, 1)}\n`];
  writeAnew(file, text);
  noteOwnFile(file, text);
}

const anyOutcome = z.enum(['passed', 'failed', 'inconclusive', 'broken', 'not-applicable']);

const contractsKind: FileKind<ContractReport> = {
  file: 'contracts',
  what: 'a report of contracts',
  schema: z.object({
    format: z.literal(1),
    versions: z.object({ format: z.string(), library: z.string() }),
    brought: z
      .array(
        z.object({
          consumer: z.string(),
          provider: z.string(),
          resultsAt: z.string().optional(),
          messages: z.array(
            z.object({ description: z.string(), outcome: anyOutcome, mismatches: z.array(z.string()) }),
          ),
        }),
      )
      .optional(),
    rows: z.array(
      z.object({
        pact: z.string(),
        description: z.string(),
        state: z.string(),
        heldTo: z.enum(['implementation', 'suite']),
        requirements: z.array(anyRequirement),
        outcome: anyOutcome,
        broken: z.array(anyRequirement),
        because: z.string(),
        mismatches: z.array(z.string()),
        request: z.string().optional(),
        response: z.string().optional(),
      }),
    ),
  }),
};

/** The report of a results folder; undefined when the run had no contracts. @throws DamagedResults */
export function readContractReport(out: string): ContractReport | undefined {
  return readFile(contractsKind, path.join(out, contractsFileName), out);
}

/** A row in full, for people. */
export function renderContract(row: ContractRow): string {
  return [
    row.because,
    ...row.mismatches.map((mismatch) => `  - ${mismatch}`),
    ...(row.request === undefined ? [] : ['', 'Request', row.request]),
    ...(row.response === undefined ? [] : ['', 'Response', row.response]),
  ].join('\n');
}
