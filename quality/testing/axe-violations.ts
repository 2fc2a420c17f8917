/** What makes a page harder to read for someone, as axe finds it: for the tests that look at our pages in a real browser. */
import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';

interface AxeResult {
  readonly violations: readonly {
    readonly id: string;
    readonly impact: string;
    readonly nodes: readonly { readonly html: string; readonly failureSummary: string }[];
  }[];
}

/** One line for each, whatever its weight; all rules are looked at, or those that are named. The page has to allow scripts. */
export async function axeViolations(tab: Page, rules?: readonly string[]): Promise<string[]> {
  const options = { resultTypes: ['violations'], ...(rules ? { runOnly: rules } : {}) };
  await tab.addScriptTag({ content: await readFile(require.resolve('axe-core/axe.min.js'), 'utf8') });
  const found = await tab.evaluate<AxeResult>(`axe.run(${JSON.stringify(options)})`);
  return found.violations.map(
    ({ id, impact, nodes }) => `${impact}: ${id}: ${nodes[0]?.html ?? ''} ${nodes[0]?.failureSummary ?? ''}`,
  );
}
