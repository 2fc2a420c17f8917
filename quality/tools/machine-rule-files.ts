/** The files that decide what a trace is judged to be. */
import { ruleScripts } from '../testing/rule-tests';

/** They decide nothing about a verdict: which rule is whose, what a setup looks like, what is redacted of a text. */
const others: readonly string[] = ['judge/rules/table.ts', 'trace/setup-schema.ts', 'trace/redactor.ts'];

export function ruleFiles(): string[] {
  return ruleScripts().filter((file) => !file.endsWith('.test.ts') && !others.includes(file));
}
