import { rowOf } from '../requirements/catalogue';
import { sampleRun } from '../quality/testing/sample-run';
import { expect, test } from '../quality/testing/test';
import { judgeRun } from '../judge/verdict/evidence';
import { junitXml } from './junit';
import { effectOnClaim } from '../judge/verdict/claim-effect';

/** What stands outside of CDATA sections: there markup would be markup. */
const outside = (xml: string) => xml.replace(/<!\[CDATA\[[\s\S]*?\]\]>/g, '');

const count = (text: string, what: RegExp) => (text.match(what) ?? []).length;

test('only rows that turn the run red are failures', () => {
  const { run, evidence } = judgeRun(...sampleRun({}));
  const xml = outside(junitXml(run, evidence));
  const standings = run.results.map((result) => effectOnClaim(run, result));
  expect(count(xml, /<failure[ >]/g)).toBe(standings.filter((standing) => standing === 'red').length);
  expect(count(xml, /<error[ >]/g)).toBe(standings.filter((standing) => standing === 'open').length);
  expect(count(xml, /<testcase[ >]/g)).toBe(run.results.length);
});

test('a failure carries the whole paragraph', () => {
  const { run, evidence } = judgeRun(...sampleRun({ only: ['message.before-transfer'] }));
  const xml = junitXml(run, evidence);
  expect(xml).toContain('FAIL  message.before-transfer   MUST · documented\n');
  expect(xml).toContain('  Replay    npm test --');
});

test('what is not applicable is skipped with its reason', () => {
  const { run, evidence } = judgeRun(...sampleRun({ only: ['silence.reply-cancels'] }));
  const xml = junitXml(run, evidence);
  expect(outside(xml)).toMatch(/<skipped message="Not applicable: The implementation does not declare the capability/);
  expect(xml).toContain('NOT APPLICABLE  silence.reply-cancels');
  expect(xml).toContain('does not declare the capability "bot-outage"');
});

test('a row that failed beside the claim is skipped with what failed', () => {
  const { run, evidence } = judgeRun(...sampleRun({}));
  const beside = run.results.filter((each) => each.status === 'failed' && effectOnClaim(run, each) === 'reported');
  const cases = outside(junitXml(run, evidence)).split('<testcase ').slice(1);
  const caseOf = (id: string) => cases.find((each) => each.includes(`classname="escalation.${id}"`)) ?? '';

  expect(beside.length).toBeGreaterThan(0);
  for (const { id, findings } of beside) {
    const { level, basis } = rowOf(id);
    expect(caseOf(id)).toContain(`<skipped message="Failed, ${level.toUpperCase()} · ${basis}`);
    const because = findings.find(({ verdict }) => verdict === 'fail')?.because ?? '';
    expect(caseOf(id)).toContain(`: ${because.slice(0, 20).replaceAll('"', '&quot;')}`);
  }
});

test('a case takes as long as the plays that judged it, a section as long as its cases', () => {
  const [file, traces] = sampleRun({ only: ['message.before-transfer', 'message.in-transfer-request'] });
  const plays = file.plays.map((play, index) => ({ ...play, tookMs: 250 * (index + 1) }));
  const { run, evidence } = judgeRun({ ...file, plays }, traces);
  const xml = junitXml(run, evidence);
  const timesOf = (element: string) =>
    [...xml.matchAll(new RegExp(`<${element} [^>]* time="([\\d.]+)"`, 'g'))].map(([, time]) => Number(time));
  const locations = (id: string) =>
    new Set(run.results.find((each) => each.id === id)?.findings.map(({ scenario }) => scenario));
  const expected = run.results.map(
    ({ id }) =>
      plays.filter(({ scenario }) => locations(id).has(scenario)).reduce((sum, { tookMs }) => sum + tookMs, 0) / 1_000,
  );

  expect(expected.every((seconds) => seconds > 0)).toBe(true);
  expect(timesOf('testcase')).toEqual(expected);
  expect(timesOf('testsuite')).toEqual([expected.reduce((sum, seconds) => sum + seconds, 0)]);
});

test('a fault is an error apart from all requirements', () => {
  const { run, evidence } = judgeRun(
    ...sampleRun({ only: [] }, [{ kind: 'protocol', message: 'Answered \u0000 with\nhalf a body.' }]),
  );
  expect(junitXml(run, evidence)).toMatch(
    /<testsuite name="Faults"[\s\S]*<error message="Answered \\u0000 with\\u000ahalf a body." type="protocol"/,
  );
});

test('what an implementation wrote is neither markup nor a forbidden character', () => {
  const { run, evidence } = judgeRun(...sampleRun({}));
  const xml = junitXml(run, evidence);
  expect(outside(xml)).not.toMatch(/<script|<img|<\/system-out>\]/);
  expect(xml).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/);
  // Every section that opens closes once, so that no text ends a section early.
  expect(count(xml, /<!\[CDATA\[/g)).toBe(count(xml, /\]\]>/g));
});
