/**
 * The verdict file, `conformance.json`: the whole judged run as data, for buyers who compare and for other tools. Each row
 * says what it asks and where that is written, so that nothing else is needed to read it.
 */
import { rowOf, type RequirementId } from '../../requirements/catalogue';
import type { Source } from '../../requirements/requirement';
import { sourceUrl } from '../../requirements/source-url';
import { sources } from '../../requirements/sources';
import type { JudgedRun } from './verdict';
import type { Evidence } from './evidence';
import { observed } from './observed';
import { plainJson } from '../../results/plain-json';

export { verdictFileName } from '../../results/file-names';

export function verdictFile(run: JudgedRun, evidence: Evidence): string {
  const results = run.results.map((result) => ({
    ...result,
    ...askedBy(result.id),
    findings: result.findings.map((finding) => ({ ...finding, trace: evidence.traceFileOf(finding) ?? null })),
  }));
  return `${plainJson({ format: 1, ...run, results, observations: observed(evidence) }, 2)}\n`;
}

/** What the row asks, how binding that is and on what it rests. */
function askedBy(id: RequirementId) {
  const { section, statement, level, basis, origin, source, onAgentTransfer } = rowOf(id);
  return {
    section,
    statement,
    level,
    basis,
    origin,
    source: cited(source),
    ...(onAgentTransfer ? { onAgentTransfer: cited(onAgentTransfer) } : {}),
  };
}

function cited(source: Source) {
  return { title: sources[source.page].title, heading: source.heading, url: sourceUrl(source) };
}
