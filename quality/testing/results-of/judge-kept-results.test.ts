/**
 * Results folders of earlier releases are read and judged for ever. Each holds what the command of that release wrote,
 * without its pages. A row whose verdict differs now is listed here, and named in the changelog.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from '@playwright/test';
import { judgeFolder } from '../../../run/judge-folder';
import { verdictFileName } from '../../../judge/verdict/verdict-file';
import { test } from '../test';

interface KeptResults {
  readonly folder: string;
  /** Rows that another version judged differently: `<id>: <then> → <now>`. */
  readonly differs: readonly string[];
}

const kept: readonly KeptResults[] = [
  { folder: '0.1.0/reference', differs: [] },
  { folder: '0.1.0/mutant', differs: [] },
];

interface ToldThen {
  readonly exitCode: number;
  readonly results: readonly { readonly id: string; readonly status: string }[];
}

for (const { folder, differs } of kept) {
  test(`the results of ${folder} are judged as they were then, but for the rows that the changelog names`, () => {
    const at = path.join(__dirname, folder);
    const then = JSON.parse(readFileSync(path.join(at, verdictFileName), 'utf8')) as ToldThen;
    const { run } = judgeFolder(at);
    const now = new Map<string, string>(run.results.map(({ id, status }) => [id, status]));
    const changed = then.results
      .filter(({ id, status }) => now.get(id) !== status)
      .map(({ id, status }) => `${id}: ${status} → ${now.get(id) ?? 'gone'}`);
    expect(changed).toEqual(differs);
    expect(run.results.length).toBeGreaterThanOrEqual(then.results.length);
    expect(run.exitCode).toBe(then.exitCode);
    const changelog = readFileSync(path.join(__dirname, '..', '..', '..', 'CHANGELOG.md'), 'utf8');
    for (const row of differs) expect(changelog).toContain(row.slice(0, row.indexOf(':')));
  });
}
