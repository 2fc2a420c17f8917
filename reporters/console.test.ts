import { rows } from '../requirements/catalogue';
import { factsWith } from '../quality/testing/run-folder';
import { sampleRun } from '../quality/testing/sample-run';
import { messageTooLate } from '../quality/testing/sample-traces';
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
    /^FAULT {2}unreachable {2}cap\/two\n {2}No answer\.\n {2}\| within 5 s\n\nFAIL {2}/,
  );
});

test('at most twenty paragraphs are shown', () => {
  const faults = Array.from({ length: 30 }, (_, index) => ({ kind: 'protocol' as const, message: `fault ${index}` }));
  const { run, evidence } = judgeRun(...sampleRun({ only: [] }, faults));
  const text = renderRun(run, evidence, options);
  expect(text.match(/^FAULT/gm)).toHaveLength(20);
  expect(text).toContain('… and 10 more: see /tmp/out/allure-report/index.html');
});

test('faults that are the same are told once, with how many there are', () => {
  const faults = ['cap/one', 'cap/two', 'cap/three', 'cap/three'].map((scenario) => ({
    ...{ kind: 'protocol' as const, message: `It lies in ${scenario}.`, scenario },
  }));
  const { run, evidence } = judgeRun(...sampleRun({ only: [] }, faults));
  expect(renderRun(run, evidence, options)).toMatch(
    /^FAULT {2}protocol {2}cap\/one\n {2}It lies in cap\/one\.\n {2}The same 3 more times, in cap\/two, cap\/three\.\n\n/,
  );
});

/** As {@link messageTooLate}, found by so many generated cases. */
function generated(many: number) {
  const [{ facts }] = sampleRun({ only: ['message.before-transfer'] });
  const traces = Array.from({ length: many }, (_, n) => ({
    ...messageTooLate,
    scenario: `generated/messages-0000000${n}`,
    exercises: [],
  }));
  const plays = traces.map(({ scenario, channel }, n) => ({
    scenario,
    channel,
    trace: `t/${n}`,
    replay: `npm test -- ${n}`,
  }));
  return judgeRun({ facts, plays, faults: [] }, traces);
}

test('a row names the generated cases that broke it, with the lines that play them again', () => {
  const { run, evidence } = generated(2);
  expect(renderRun(run, evidence, options)).toContain(
    [
      '  Replay    npm test -- 0',
      '  Case      /tmp/out/counterexamples/messages-00000000.json',
      '  Case      /tmp/out/counterexamples/messages-00000001.json',
      '  Replay    npm test -- 1',
      '',
      '',
    ].join('\n'),
  );
});

test('of many generated cases a row names two', () => {
  const { run, evidence } = generated(9);
  const text = renderRun(run, evidence, options);
  expect(text.match(/^ {2}Case /gm)).toHaveLength(2);
  expect(text).toContain('            … and 7 more, in /tmp/out/properties.json\n');
});

test('where nothing was played there is neither a table nor a list of requirements', () => {
  const [{ facts, faults }] = sampleRun({ declaration: undefined }, [{ kind: 'unreachable', message: 'No answer.' }]);
  const { run, evidence } = judgeRun({ facts, plays: [], faults }, []);
  const text = renderRun(run, evidence, options);
  expect(text).toContain('Nothing was played to its end, so nothing is known of the 43 requirements of page@2.\n');
  expect(text).not.toMatch(/INCONCLUSIVE|not-applicable|[a-z]+\.[a-z]+-[a-z]+/);
});

test('of many requirements that no play reached only some are named', () => {
  const { run, evidence } = judgeRun(...sampleRun({}));
  expect(renderRun(run, evidence, options)).toMatch(
    /^INCONCLUSIVE {2}\d+ of the profile's requirements\..*\n {2}([a-z.-]+, ){6}and \d+ more: see \/tmp\/out\/allure-report\/index.html$/m,
  );
});

test('what a name says ends with its quotes', () => {
  const implementation = { name: 'x": profile "sound@1" strictly, seed 1\nCONFORMS', version: '1\\' };
  const { declaration } = factsWith({});
  const { run, evidence } = judgeRun(...sampleRun({ declaration: { ...declaration, implementation } }));
  expect(renderRun(run, evidence, options)).toContain(
    '"x\\": profile \\"sound@1\\" strictly, seed 1\\u000aCONFORMS 1\\\\": profile "page", seed 417',
  );
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
