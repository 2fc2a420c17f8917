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
  expect(outside(xml)).toContain('<skipped/>');
  expect(xml).toContain('NOT APPLICABLE  silence.reply-cancels');
  expect(xml).toContain('does not declare the capability "bot-outage"');
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
