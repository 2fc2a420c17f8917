/**
 * Finishes the results that the specs left for Allure: a name that outlives every title, so that the history of a
 * requirement is one line; the true status as a label; what is known and borne marked as known; and the build.
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { JudgedRun, RowResult } from '../rules/verdict';
import { buildLink } from './build-link';
import { standingOf } from './standing';

interface Result {
  readonly name: string;
  readonly labels: readonly { readonly name: string; readonly value: string }[];
  readonly statusDetails?: object;
  readonly start: number;
  readonly stop: number;
}

/** Rewrites the results in `allure-results` of this folder. */
export function stampAllureResults(out: string, run: JudgedRun, env: NodeJS.ProcessEnv): void {
  const folder = path.join(out, 'allure-results');
  const results = new Map<string, RowResult>(run.results.map((result) => [result.id, result]));
  for (const file of readdirSync(folder).filter((name) => name.endsWith('-result.json'))) {
    const at = path.join(folder, file);
    const result = JSON.parse(readFileSync(at, 'utf8')) as Result;
    writeFileSync(at, JSON.stringify(stamped(result, results, run)));
  }
  const build = buildLink(env);
  if (build) {
    const executor = {
      name: build.type,
      type: build.type,
      buildName: build.name,
      buildUrl: build.url,
      buildOrder: build.number,
    };
    writeFileSync(path.join(folder, 'executor.json'), JSON.stringify(executor));
  }
}

function stamped(result: Result, results: ReadonlyMap<string, RowResult>, run: JudgedRun): object {
  const label = (name: string) => result.labels.find((each) => each.name === name)?.value ?? '';
  const row = results.get(label('feature'));
  // A row is presented once, so its id is enough; everything else is told apart by its title as well.
  const fullName = row ? `requirement ${row.id}` : `${label('epic')}: ${label('feature')}: ${result.name}`;
  const id = createHash('md5').update(fullName).digest('hex');
  const stamps = row
    ? [
        { name: 'status', value: row.status },
        { name: 'standing', value: standingOf(run, row) },
        { name: 'gating', value: String(row.gating) },
      ]
    : [];
  // The report sorts by time, and the specs ran in the order of their files: the page's order is what a reader expects.
  const start = Date.parse(run.startedAt) + placeOf(label('epic'), row, run);
  return {
    ...result,
    start,
    stop: start + Math.max(0, result.stop - result.start),
    fullName,
    historyId: id,
    testCaseId: id,
    labels: [...result.labels, ...stamps],
    ...(row?.status === 'waived' ? { statusDetails: { ...result.statusDetails, known: true } } : {}),
  };
}

/** Faults first, then the requirements in their order, then everything else as it came. */
function placeOf(epic: string, row: RowResult | undefined, { results }: JudgedRun): number {
  if (row) return 1 + results.indexOf(row);
  return epic === 'Faults' ? 0 : results.length + 1;
}
