import type { JudgedRun } from '../judge/verdict/verdict';
import { sampleRun } from '../quality/testing/sample-run';
import { expect, test } from '../quality/testing/test';
import { judgeRun, type Judged } from '../judge/verdict/evidence';
import { junitXml } from './junit';
import { firstPage } from './pages/first-page';
import { summaryMarkdown } from './summary';
import { VerdictFile } from '../results/verdict-file-schema';
import { verdictFile } from '../judge/verdict/verdict-file';
import { notYetScored, standOf, weightOf } from './weight';

const late = 'message.once';

/** The sample run, as if one of its failures were by a must that is younger than the set of the profile. */
function withLateRow(): Judged {
  const { run, evidence } = judgeRun(...sampleRun({}));
  const results = run.results.map((result) =>
    result.id === late ? { ...result, gating: false, notYetScored: true as const } : result,
  );
  return { run: { ...run, results }, evidence };
}

function rowIn(run: JudgedRun) {
  const result = run.results.find(({ id }) => id === late);
  if (!result) throw new Error(`The sample run has no row for ${late}.`);
  return result;
}

test('a requirement that came after the set is said to be reported and not scored', () => {
  const { run, evidence } = withLateRow();

  expect(weightOf(run, rowIn(run))).toBe(notYetScored);
  expect(standOf(run, rowIn(run))).toContain(notYetScored);
  expect(
    summaryMarkdown(run, evidence)
      .split('\n')
      .filter((line) => line.includes(notYetScored)),
  ).toHaveLength(1);
  expect(junitXml(run, evidence)).toContain(`<property name="weight" value="${notYetScored}"/>`);
});

test('a requirement that came after the set is marked in its row, and named at the top of the page', () => {
  const { run, evidence } = withLateRow();

  const page = firstPage(run, evidence, undefined).text;

  expect(page).toContain('1 requirement came after the set page@2 was frozen');
  expect(page.slice(page.indexOf(`id="${late}"`))).toContain(notYetScored);
});

test('the verdict file may say that a requirement is not scored yet', () => {
  const { run, evidence } = withLateRow();

  const written = JSON.parse(verdictFile(run, evidence)) as { results: { notYetScored?: true }[] };

  expect(VerdictFile.parse(written)).toEqual(written);
  expect(written.results.filter((result) => result.notYetScored)).toHaveLength(1);
});

test('nothing is said of later requirements where the set holds them all', () => {
  const { run, evidence } = judgeRun(...sampleRun({}));

  expect(firstPage(run, evidence, undefined).text).not.toContain('not scored');
  expect(summaryMarkdown(run, evidence)).not.toContain('not scored');
});
