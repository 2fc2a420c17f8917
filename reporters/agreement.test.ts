import { sampleRun } from '../quality/testing/sample-run';
import { expect, test } from '../quality/testing/test';
import { judgeRun } from '../judge/verdict/evidence';
import { badgeSvg } from './badge';
import { renderRun } from './console';
import { junitXml } from './junit';
import { githubAnnotations } from './github-annotations';
import { firstPage } from './pages/first-page';
import { statusChip } from './pages/status-look';
import { effectOnClaim } from '../judge/verdict/claim-effect';
import { summaryMarkdown } from './summary';
import { profileCounts, statuses } from './count-lines';
import { renderConclusion } from '../judge/words/render-extent';
import { verdictFile } from '../judge/verdict/verdict-file';

const fault = { kind: 'unreachable' as const, message: 'No answer within 5 s.', scenario: 'cap/two' };

/** Waives one of the failures of the sample. */
const waivers = [
  {
    requirement: 'message.in-transfer-request',
    reason: 'The connector of old cannot.',
    owner: 'Bot team',
    expires: '2999-12-31',
    at: 'waivers.yaml line 2',
  },
];

test('a sample run has rows of every status', () => {
  const { counts } = judgeRun(...sampleRun({ waivers })).run;
  expect(counts.passed).toBeGreaterThan(0);
  expect(counts.failed).toBeGreaterThan(0);
  expect(counts.inconclusive).toBeGreaterThan(0);
  expect(counts['not-applicable']).toBeGreaterThan(0);
  expect(counts.waived).toBe(1);
});

test('every file counts alike', () => {
  const { run, evidence } = judgeRun(...sampleRun({ waivers }, [fault]));
  const { counts } = run;
  const numbers = statuses.map((status) => counts[status]);

  const verdict = JSON.parse(verdictFile(run, evidence)) as { counts: typeof counts; results: { status: string }[] };
  expect(verdict.counts).toEqual(counts);
  expect(statuses.map((status) => verdict.results.filter((result) => result.status === status).length)).toEqual(
    numbers,
  );

  const xml = junitXml(run, evidence);
  const inXml = (status: string) => xml.split(`<property name="status" value="${status}"/>`).length - 1;
  expect(statuses.map(inXml)).toEqual(numbers);

  expect(summaryMarkdown(run, evidence)).toContain(`| all | ${numbers.join(' | ')} |`);

  const lines = renderRun(run, evidence, { colour: false, report: undefined, folder: 'out' }).split('\n');
  const all = lines.find((line) => line.startsWith('all '));
  expect(all?.trim().split(/\s+/).slice(1).map(Number)).toEqual(numbers);

  const page = firstPage(run, evidence, undefined).text;
  expect(statuses.map((status) => page.split(statusChip(status).text).length - 1)).toEqual(numbers);
  expect(page).toContain(`<td>all</td>${numbers.map((number) => `<td class="number">${number}</td>`).join('')}`);

  const annotated = githubAnnotations(run).split('\n');
  const titled = (what: string) => annotated.filter((line) => line.includes(what)).length;
  const standing = (wanted: string) => run.results.filter((result) => effectOnClaim(run, result) === wanted).length;
  expect(titled('::error title=Fault%3A unreachable')).toBe(1);
  // GitHub shows ten of a kind, the fault among them.
  expect(titled(' failed::')).toBe(Math.min(9, standing('red')));
  expect(titled(' was not judged::')).toBe(Math.min(10, standing('open')));

  // The badge names a profile, and so counts that alone.
  const { 'not-applicable': _, ...judged } = profileCounts(run.results);
  expect(badgeSvg(run)).toContain(
    ` · ${judged.passed}/${judged.passed + judged.failed + judged.inconclusive + judged.waived}`,
  );
});

test('every file draws the same conclusion', () => {
  for (const faults of [[], [fault]]) {
    const { run, evidence } = judgeRun(...sampleRun({}, faults));
    const texts = [verdictFile(run, evidence), junitXml(run, evidence), summaryMarkdown(run, evidence), badgeSvg(run)];
    for (const text of texts) expect(text).toContain(run.conclusion);
    expect(firstPage(run, evidence, undefined).text.toLowerCase()).toContain(`<h1>${renderConclusion(run)}</h1>`);
    const told = renderRun(run, evidence, { colour: false, report: undefined, folder: 'out' });
    expect(told).toContain(run.conclusion.toUpperCase());
    expect(told).toContain(`Exit code ${run.exitCode}:`);
  }
});

test('rows that turn the run red are those on which the exit code rests', () => {
  for (const strict of [false, true]) {
    for (const only of [['message.before-transfer'], ['deferred.sentinel-hidden'], ['cap.per-conversation']] as const) {
      const { run } = judgeRun(...sampleRun({ strict, only }));
      const standings = run.results.map((result) => effectOnClaim(run, result));
      const nothingClaimed = run.results.every(({ gating }) => !gating);
      expect(run.exitCode).toBe(standings.includes('red') ? 1 : standings.includes('open') || nothingClaimed ? 6 : 0);
    }
  }
});
