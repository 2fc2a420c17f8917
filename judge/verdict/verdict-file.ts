/** The verdict file, `conformance.json`: the whole judged run as data, for buyers who compare and for other tools. */
import type { JudgedRun } from './verdict';
import type { Evidence } from './evidence';
import { observed } from './observed';
import { plainJson } from '../../results/plain-json';

export { verdictFileName } from '../../results/file-names';

export function verdictFile(run: JudgedRun, evidence: Evidence): string {
  const results = run.results.map((result) => ({
    ...result,
    findings: result.findings.map((finding) => ({ ...finding, trace: evidence.traceFileOf(finding) ?? null })),
  }));
  return `${plainJson({ format: 1, ...run, results, observations: observed(evidence) }, 2)}\n`;
}
