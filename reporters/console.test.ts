import { rows } from '../requirements/catalogue';
import { sampleRun } from '../quality/testing/sample-run';
import { expect, test } from '../quality/testing/test';
import { judgeRun } from '../judge/verdict/evidence';
import { coloursOn, renderRun } from './console';

const options = { colour: false, report: '/tmp/out/allure-report/index.html', folder: '/tmp/out' };

test('the last lines are the verdict, the exit code and the place of the report', () => {
  const { run, evidence } = judgeRun(...sampleRun({ only: ['message.before-transfer'], declaration: undefined }));
  expect(renderRun(run, evidence, options).split('\n').slice(-5)).toEqual([
    'DOES NOT CONFORM, PARTIAL  http://127.0.0.1:8080: profile "page", 1 chosen requirement only, seed 417',
    `Partial: 0 of 43 requirements of page@2 judged in full, 1 in part; 1 of all ${rows.length} requirements chosen (--only); it is not known what was played.`,
    'Exit code 1: a requirement of the profile failed.',
    'Report  /tmp/out/allure-report/index.html',
    '',
  ]);
});

test('a missing report is said', () => {
  const { run, evidence } = judgeRun(...sampleRun({}));
  expect(renderRun(run, evidence, { ...options, report: undefined })).toContain(
    'No report was made; the results are in /tmp/out',
  );
});

test('faults come before failures', () => {
  const { run, evidence } = judgeRun(
    ...sampleRun({}, [{ kind: 'unreachable', message: 'No answer.\nwithin 5 s', scenario: 'cap/two' }]),
  );
  expect(renderRun(run, evidence, options)).toMatch(
    /^FAULT {2}unreachable {2}cap\/two\n {2}No answer\.\n {2}within 5 s\n\nFAIL {2}/,
  );
});

test('at most twenty paragraphs are shown', () => {
  const faults = Array.from({ length: 30 }, (_, index) => ({ kind: 'protocol' as const, message: `fault ${index}` }));
  const { run, evidence } = judgeRun(...sampleRun({ only: [] }, faults));
  const text = renderRun(run, evidence, options);
  expect(text.match(/^FAULT/gm)).toHaveLength(20);
  expect(text).toContain('… and 10 more: see /tmp/out/allure-report/index.html');
});

test('requirements that no play reached are named together', () => {
  const { run, evidence } = judgeRun(...sampleRun({ only: ['config.message-required', 'cap.text-on-fourth-failure'] }));
  expect(renderRun(run, evidence, options)).toContain(
    "INCONCLUSIVE  2 of the profile's requirements. No scenario that exercises it was played to its end.\n" +
      '  config.message-required, cap.text-on-fourth-failure\n',
  );
});

test('nothing that an implementation wrote steers the terminal', () => {
  const { run, evidence } = judgeRun(...sampleRun({}, [{ kind: 'protocol', message: '\u001b[2J\u009b1m\u202e' }]));
  expect(renderRun(run, evidence, options)).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e\ud800]/);
});

test('colour changes nothing but colour', () => {
  const { run, evidence } = judgeRun(...sampleRun({}));
  const coloured = renderRun(run, evidence, { ...options, colour: true });
  expect(coloured).toContain('\u001b[31mFAIL\u001b[39m  ');
  expect(coloured.replace(/\u001b\[\d+m/g, '')).toBe(renderRun(run, evidence, options));
});

test('colour needs a terminal that takes it and a user who wants it', () => {
  expect(coloursOn({ isTTY: true }, {})).toBe(true);
  expect(coloursOn({ isTTY: true }, { NO_COLOR: '1' })).toBe(false);
  expect(coloursOn({ isTTY: true }, { TERM: 'dumb' })).toBe(false);
  expect(coloursOn({}, {})).toBe(false);
});
