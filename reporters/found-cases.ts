/** The generated cases that broke a row, for who reads about the row: where each is kept, and how it is played again. */
import path from 'node:path';
import type { Evidence } from '../judge/verdict/evidence';
import type { RowResult } from '../judge/verdict/verdict';
import { decidingFinding } from '../judge/words/paragraph';
import { parseLocation } from '../results/location';
import { caseFile, propertyReportFileName } from '../results/property-report';

/** More cases of one row than this stand in the report of the properties. */
const mostCases = 2;

/** Lines to be set below the paragraph of the row; `folder` is that of the run. */
export function foundCaseLines(result: RowResult, evidence: Evidence, folder: string): string[] {
  const deciding = decidingFinding(result);
  const found = result.findings.flatMap((finding) => {
    const location = parseLocation(finding.scenario);
    if (finding.verdict !== 'fail' || location.kind !== 'case' || location.again) return [];
    return [{ finding, location }];
  });
  const cases = [...new Map(found.map((each) => [each.finding.scenario, each])).values()];
  const more = cases.length - mostCases;
  return [
    ...cases.slice(0, mostCases).flatMap(({ finding, location }) => {
      const replay = evidence.replayOf(finding);
      // The paragraph of a row that a case decides has its line already.
      const line = replay === undefined || finding.scenario === deciding?.scenario ? [] : [`  Replay    ${replay}`];
      return [`  Case      ${path.join(folder, caseFile(location))}`, ...line];
    }),
    ...(more > 0 ? [`            … and ${more} more, in ${path.join(folder, propertyReportFileName)}`] : []),
  ];
}
