/**
 * How far the run reaches. What it left out, and cases that it did not reach, are results that were skipped: so a report
 * on a part is never as green as one on the whole.
 */
import { firstWords } from '../judge/words/first-words';
import { extentEpic, renderPart, renderUnreached } from '../judge/words/render-extent';
import { test } from './base-test';
import { shownRun } from './judged-run';

const extent = shownRun()?.run.extent;

const missing = extent && [
  {
    feature: 'extent',
    title: `everything that belongs to ${extent.set} is played`,
    told: renderPart(extent)?.replace('partial: ', `${firstWords.partial}  `),
  },
  { feature: 'generated cases', title: 'every generated case is reached', told: renderUnreached(extent) },
];

for (const { feature, title, told } of missing ?? []) {
  if (told === undefined) continue;
  const annotation = [
    { type: 'allure.label.epic', description: extentEpic },
    { type: 'allure.label.feature', description: feature },
    { type: 'allure.label.severity', description: 'critical' },
  ];
  test(title, { annotation }, ({}, testInfo) => {
    testInfo.skip(true, told);
  });
}
