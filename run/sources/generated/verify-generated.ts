/**
 * Whether every property was played that such a run plays, and what its report tells stands among plays and findings.
 * Plays of cases that held are not kept: for them the report is the only witness.
 */
import { neverExercisedIn } from '../../../properties/property-outcome';
import { propertiesFor } from '../../../properties/run-properties';
import { readKeptFindings } from '../../../results/kept-findings';
import { locationText } from '../../../results/location';
import {
  counterexamplesOf,
  propertyReportFileName,
  readPropertyReport,
  type PropertyResult,
} from '../../../results/property-report';
import { wasStopped } from '../../../judge/verdict/was-stopped';
import type { JudgedRun } from '../../../judge/verdict/verdict';
import type { VerifiedSource } from '../evidence-source';
import { whyWithout } from '../why-without';

/** `kept` are the names of the generated cases among the plays. */
export function verifyGenerated(folder: string, run: JudgedRun, kept: readonly string[]): VerifiedSource {
  const report = readPropertyReport(folder);
  const { scope } = run;
  if (scope?.replay?.kind === 'case') {
    const missing =
      kept.length > 0 || wasStopped(run) ? [] : ['One generated case was to be played again, and is missing.'];
    return { told: 'one case, played again (--replay)', differences: missing };
  }
  const findings = readKeptFindings(folder).filter(({ by }) => by === 'properties');
  const results = report?.properties ?? [];
  const ofReport = new Set(
    results.flatMap((result) =>
      counterexamplesOf(result).flatMap(({ scenario, playedAgain }) => [scenario, playedAgain ?? scenario]),
    ),
  );
  const strays = [...kept, ...findings.map(({ scenario }) => scenario)].filter(
    (scenario) => !ofReport.has(scenario) && !results.some(({ name }) => scenario === placeOf(name)),
  );
  const stray = [...new Set(strays)].map(
    (scenario) => `${scenario} is no case that ${propertyReportFileName} tells of.`,
  );
  if (!report) {
    const excused =
      scope?.runs === 0
        ? `none: the run was made without them${whyWithout(run, '--runs=0')}`
        : wasStopped(run)
          ? 'none: the run was stopped before'
          : undefined;
    const missing = `generated cases were to be played, and ${propertyReportFileName} is missing.`;
    return { told: excused ?? 'missing', differences: [...(excused === undefined ? [missing] : []), ...stray] };
  }
  const wanted = propertiesFor(run.only).filter(({ name }) => !results.some((each) => each.name === name));
  const cases = results.reduce((sum, each) => sum + each.cases, 0);
  const unfinished = results.filter(({ status }) => status === 'stopped' || status === 'fault').length;
  return {
    told:
      `${cases} cases of ${results.length} properties, as ${propertyReportFileName} tells; ` +
      `plays of cases that held are not kept, and cannot be judged again` +
      (unfinished > 0 ? `; ${unfinished} properties did not come to their end` : ''),
    differences: [
      ...(scope && scope.runs !== report.runs
        ? [
            `${propertyReportFileName} tells of ${report.runs} cases for each property, and the run was to play ${scope.runs}.`,
          ]
        : []),
      ...(scope?.replay || report.seed === run.seed
        ? []
        : [`${propertyReportFileName} is of seed ${report.seed}, and the run of seed ${run.seed}.`]),
      ...wanted.map(
        ({ name }) => `the property ${name} was to be played, and ${propertyReportFileName} does not tell of it.`,
      ),
      ...results.flatMap((result) => unheardOf(result, run)),
      ...stray,
    ],
  };
}

/** What the report tells of a property and the run has no trace of. */
function unheardOf(result: PropertyResult, run: JudgedRun): string[] {
  const { name, status } = result;
  const has = (requirement: string, verdict: string, scenario: string) =>
    run.results.some(
      ({ id, status: of, findings }) =>
        id === requirement &&
        (of === 'not-applicable' ||
          findings.some((finding) => finding.verdict === verdict && finding.scenario === scenario)),
    ) || !run.results.some(({ id }) => id === requirement);
  if (status === 'counterexample' || status === 'unstable') {
    const counterexamples = counterexamplesOf(result);
    if (counterexamples.length === 0) return [`the property ${name} has a counterexample, which is missing.`];
    return counterexamples
      .filter(({ requirement, scenario }) => !has(requirement, 'fail', scenario))
      .map(({ requirement, scenario }) => `${scenario} breaks ${requirement}, and no play or finding shows it.`);
  }
  if (status === 'fault') {
    return run.faults.length > 0 ? [] : [`the property ${name} was stopped by a fault, and the run names none.`];
  }
  const missed =
    status === 'not exercised' ? Object.keys(result.exercised).filter((id) => result.exercised[id] === 0) : [];
  // Only the whole run can say it, not a shard nor the rest of a resumed run.
  const untold = run.shard || run.scope?.replay ? [] : neverExercisedIn(result);
  return [
    ...untold.map((id) => `no case of ${name} came to judge ${id}, and ${propertyReportFileName} calls it held.`),
    ...missed
      .filter((id) => !has(id, 'inconclusive', placeOf(name)))
      .map((id) => `no case of ${name} came to judge ${id}, and no finding says so.`),
  ];
}

function placeOf(property: string): string {
  return locationText({ kind: 'property', property });
}
