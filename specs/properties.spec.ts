/**
 * Each property is presented once, with all its cases: what was generated, what was exercised, and the smallest case
 * that broke it, if one did. What came of a case counts through the one list of findings, as for any scenario.
 */
import { firstWords } from '../judge/words/first-words';
import {
  readCounterexample,
  readPropertyPicture,
  readPropertyReport,
  type PropertyReport,
  type PropertyResult,
  type Tally,
} from '../results/property-report';
import { visible } from '../judge/words/visible';
import { test } from './base-test';
import { shownFolder, shownRun } from './judged-run';
import { toldStep } from './told-step';
import { unsatisfied } from './unsatisfied';

const folder = shownFolder() ?? '';
const report = folder === '' ? undefined : readPropertyReport(folder);

report?.properties.forEach((property) => {
  const annotation = [
    { type: 'allure.label.epic', description: 'Properties' },
    { type: 'allure.label.feature', description: `property ${property.name}` },
    { type: 'allure.label.severity', description: 'critical' },
    ...(property.counterexample
      ? [{ type: 'allure.label.requirement', description: property.counterexample.requirement }]
      : []),
    { type: 'description', description: `For every generated situation: ${property.promise}.` },
  ];
  test(`${property.name}: ${property.promise}`, { annotation }, async ({}, testInfo) => {
    if (property.status === 'not applicable')
      testInfo.skip(true, `${firstWords['not-applicable']}  ${property.why ?? ''}`);
    await testInfo.attach('distribution of the cases', {
      body: readPropertyPicture(folder) ?? '',
      contentType: 'image/svg+xml',
    });
    await testInfo.attach('what was played', {
      body: JSON.stringify(property, undefined, 2),
      contentType: 'application/json',
    });
    await test.step(played(property, report), () => {});
    await group('Judged, by requirement', property.exercised);
    await group('Seen where the documents are silent', property.observed ?? {});
    const { counterexample } = property;
    if (counterexample) {
      const size = counterexample.shrinkingStopped === undefined ? 'smallest' : 'smallest so far';
      await testInfo.attach(`the case found, ${size}, as a scenario`, {
        body: readCounterexample(folder, counterexample),
        contentType: 'application/json',
      });
      if (counts(counterexample.requirement)) unsatisfied(counterexample.paragraph, testInfo);
    }
    const exercised = Object.entries(property.exercised);
    const never = exercised.filter(([, n]) => n === 0);
    // Where some cases judged everything and the others never came about, all of it is open.
    const wanting = never.length > 0 ? never : exercised;
    const open = property.status === 'not exercised' && wanting.some(([id]) => counts(id));
    if (open) unsatisfied(`${firstWords.inconclusive}  ${property.name}\n  ${property.why ?? ''}`, testInfo);
    if (property.status === 'stopped') testInfo.skip(true, property.why);
    if (property.status === 'fault')
      testInfo.skip(
        true,
        `It was stopped by a fault, which is presented by itself. ${visible(property.why ?? '', 400)}`,
      );
  });
});

/** Whether the run as a whole is not green for this requirement: a row that was waived, or not selected, is none. */
function counts(id: string): boolean {
  const status = shownRun()?.run.results.find((result) => result.id === id)?.status;
  return status === 'failed' || status === 'inconclusive';
}

function played({ cases, wanted, thrownAway, ms }: PropertyResult, { seed }: PropertyReport): string {
  return `${cases} of ${wanted} cases in ${(ms / 1000).toFixed(1)} s, ${thrownAway} thrown away, seed ${seed}`;
}

async function group(title: string, tally: Tally): Promise<void> {
  const entries = Object.entries(tally);
  if (entries.length === 0) return;
  await toldStep(
    title,
    entries.slice(0, 40).map(([label, count]) => `${visible(label, 200)}: ${count}`),
  );
}
