/** One conclusion, whatever breaks while it is told: console, verdict file, summary, badge, JUnit and exit code say the same. */
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { rules } from '../judge/rules/table';
import type { Rule } from '../judge/rules/rule';
import { readRunFile } from '../results/run-file';
import { parseVerdictFile } from '../results/verdict-file-schema';
import { factsWith, runFolder, type RunFolder } from '../quality/testing/run-folder';
import { temporaryFolder } from '../quality/testing/temporary-folder';
import { messageTooLate, wellDone } from '../quality/testing/sample-traces';
import { expect, test } from '../quality/testing/test';
import { withEnvironment } from '../quality/testing/with-environment';
import { withoutForm } from '../quality/testing/without-form';
import { UsageError } from './usage-error';
import { renderRunTo } from './tell';

const right = { exitCode: 0, conclusion: 'conforms' } as const;
const wrong = { exitCode: 1, conclusion: 'does not conform' } as const;

let run: RunFolder;

test.afterEach(() => run.remove());

async function judged({ exitCode }: typeof right | typeof wrong): Promise<void> {
  const facts = factsWith({ only: ['message.before-transfer'] as const });
  run = await runFolder(facts, [exitCode === 0 ? wellDone : messageTooLate]);
}

async function told(more: { report?: boolean; history?: string } = {}, interrupt = new AbortController().signal) {
  let output = '';
  const options = { out: run.folder, report: true, workers: 1, ...more };
  const code = await renderRunTo(options, readRunFile(run.folder), interrupt, { write: (text) => (output += text) });
  return { code, output };
}

/** One rule keeps its thread for longer than work goes on without looking up, and says when it is done. */
function slowRule(done: () => void) {
  const rule = rules['message.before-transfer'] as { judge: Rule['judge'] };
  const { judge } = rule;
  const slow = { judged: 0, end: () => void (rule.judge = judge) };
  rule.judge = (trace) => {
    slow.judged += 1;
    const untilMs = performance.now() + 200;
    while (performance.now() < untilMs);
    done();
    return judge(trace);
  };
  return slow;
}

const read = (name: string) => readFileSync(path.join(run.folder, name), 'utf8');

function expectAllToSay(
  { exitCode, conclusion }: typeof right | typeof wrong,
  missing: RegExp,
  output: string,
  others: readonly RegExp[] = [],
): void {
  expect(output.match(/^Exit code \d/gm)).toEqual([`Exit code ${exitCode}`]);
  expect(output).toMatch(missing);
  expect(output).not.toMatch(/^\s+at /m);
  const verdict = parseVerdictFile(read('conformance.json'), 'conformance.json');
  const missingReports = [...others, missing].map((each): unknown => expect.stringMatching(each));
  expect(verdict).toMatchObject({ exitCode, conclusion, faults: [], missingReports });
  // A folder made by hand holds a part of a run.
  expect(read('summary.md')).toMatch(new RegExp(`^# Agent escalation: ${conclusion}, partial$`, 'm'));
  expect(read('summary.md')).toMatch(missing);
  expect(read('badge.svg')).toContain(`${conclusion}, partial: `);
  expect(read('junit.xml')).toContain(`escalation conformance: ${conclusion}`);
  expect(read('junit.xml')).toMatch(missing);
  expect(read('junit.xml').split('<failure').length - 1).toBe(exitCode);
  expect(read('junit.xml')).not.toContain('<error');
}

for (const verdict of [right, wrong]) {
  test(`a history that cannot be kept leaves the verdict as it is: ${verdict.conclusion}`, async () => {
    await judged(verdict);
    const history = path.join(run.folder, 'a-file');
    writeFileSync(history, '');

    const { code, output } = await told({ history: path.join(history, 'below') });

    expect(code).toBe(verdict.exitCode);
    expectAllToSay(verdict, /No Allure report: .*a-file.*The verdict stands/, output, [
      /^No comparison with the last run: .*a-file.*a file stands where a folder is wanted\. Name another folder by --history\.$/,
    ]);
    expect(read(path.join('report', 'index.html'))).toContain('No Allure report: ');
    expect(existsSync(path.join(run.folder, 'allure-report'))).toBe(false);
  });
}

test('a presentation that cannot begin leaves the verdict as it is, with no results that say something else', async () => {
  await judged(right);
  const before = process.env['NODE_OPTIONS'];
  process.env['NODE_OPTIONS'] = '--require=/no/such/file.js';
  try {
    const { code, output } = await told();

    expect(code).toBe(0);
    expectAllToSay(right, /No Allure report: The specs ended with code 1/, output);
    for (const name of ['allure-report', 'allure-results']) {
      expect(existsSync(path.join(run.folder, name)), name).toBe(false);
    }
  } finally {
    if (before === undefined) delete process.env['NODE_OPTIONS'];
    else process.env['NODE_OPTIONS'] = before;
  }
});

test('pages that cannot be written leave the verdict as it is', async () => {
  await judged(wrong);
  writeFileSync(
    path.join(run.folder, 'properties.json'),
    JSON.stringify({ format: 1, seed: 1, runs: 1, properties: [] }),
  );
  mkdirSync(path.join(run.folder, 'properties.svg'));

  const { code, output } = await told({ report: false });

  expect(code).toBe(1);
  expectAllToSay(wrong, /No pages of our own: .*a folder stands there.*The verdict stands/, output);
  expect(output).toContain('No report was made; the results are in');
});

test('a folder whose name Allure would take for a pattern gets its report', async () => {
  await judged(right);
  const named = { ...run, folder: path.join(run.folder, '[a]{b,c}*(d)\\e') };
  mkdirSync(named.folder);
  for (const name of ['run.json', 'traces']) {
    cpSync(path.join(run.folder, name), path.join(named.folder, name), { recursive: true });
  }
  run = { ...named, remove: run.remove };

  const { code, output } = await told();

  expect(code).toBe(0);
  expect(output).not.toContain('No Allure report');
  expect(existsSync(path.join(run.folder, 'allure-report', 'index.html'))).toBe(true);
});

test('a verdict that cannot be written is no verdict: nothing is left that says one', async () => {
  await judged(right);
  mkdirSync(path.join(run.folder, 'conformance.json', 'in-the-way'), { recursive: true });

  const telling = told({ report: false });

  await expect(telling).rejects.toThrow(UsageError);
  await expect(telling).rejects.toThrow(/The verdict cannot be written to .*: E.* None is left there\. Make room/);
  expect(readdirSync(run.folder).sort()).toEqual(['conformance.json', 'run.json', 'traces']);
});

test('a run says what is fixed, new and the same since the one before it in the history', async () => {
  const history = await temporaryFolder();
  const tellOf = async (traces: Parameters<typeof runFolder>[1]) => {
    run = await runFolder(factsWith({ only: ['message.before-transfer', 'message.once'] as const }), traces);
    await told({ report: false, history: history.path });
    const { since } = parseVerdictFile(read('conformance.json'), 'conformance.json');
    const page = read(path.join('report', 'index.html'));
    const said = { since, summary: read('summary.md'), page };
    await run.remove();
    return said;
  };
  try {
    const first = await tellOf([messageTooLate]);
    const second = await tellOf([messageTooLate]);
    const third = await tellOf([wellDone]);
    const fourth = await tellOf([messageTooLate]);

    expect(first.since).toBeUndefined();
    expect(first.page).not.toContain('Since the last run');
    expect(second.since).toMatchObject({ fixed: [], new: [], same: ['message.before-transfer'] });
    expect(third.since).toMatchObject({ fixed: ['message.before-transfer'], new: [], same: [] });
    expect(fourth.since).toMatchObject({ fixed: [], new: ['message.before-transfer'], same: [] });
    expect(third.summary).toContain('**Fixed:** `message.before-transfer`');
    expect(third.page).toMatch(
      /<h3>Fixed <span class="quiet">1, failed then, pass now<\/span><\/h3>\s*<ul class="plain">\s*<li><a href="#message\.before-transfer">/,
    );
    expect(fourth.page).toContain('<h3>New <span');
  } finally {
    await history.remove();
    // What is removed after each test.
    await judged(right);
  }
});

test('a history that is none of ours is told, left as it is, and changes no verdict', async () => {
  await judged(right);
  const history = path.join(run.folder, 'history');
  mkdirSync(history);
  writeFileSync(path.join(history, 'verdicts.jsonl'), 'shopping list\n');

  const { code, output } = await told({ report: false, history });

  expect(code).toBe(0);
  expectAllToSay(right, /No comparison with the last run: .*line 1, is no run as this version keeps it/, output);
  expect(read(path.join('history', 'verdicts.jsonl'))).toBe('shopping list\n');
});

test('who stops it while it is judged is heeded: no verdict, no half of one, and the line that draws it', async () => {
  const traces = Array.from({ length: 600 }, (_, n) => ({ ...wellDone, scenario: `message/well-done-${n}` }));
  run = await runFolder(factsWith({ only: ['message.before-transfer'] as const }), traces);
  const stop = new AbortController();
  setImmediate(() => stop.abort());

  const { code, output } = await told({ report: false }, stop.signal);

  expect(code, output).toBe(6);
  expect(output).toMatch(/^Stopped while it was judged.*\n.*\n {2}.*judge .*\nExit code 6: /m);
  expect(readdirSync(run.folder).sort()).toEqual(['run.json', 'traces']);
});

test('a run whose plays were stopped is judged all the same', async () => {
  run = await runFolder(factsWith({ interrupted: true, only: ['message.before-transfer'] as const }), [wellDone]);

  const { code, output } = await told({ report: false }, AbortSignal.abort());

  expect(code, output).toBe(6);
  expect(output).not.toContain('Stopped while it was judged');
  expect(read('conformance.json')).toContain('"interrupted": true');
});

test('a run whose plays were stopped is judged no longer than whoever stopped it waits: the rest is told as not judged', async () => {
  const traces = Array.from({ length: 20 }, (_, n) => ({ ...wellDone, scenario: `message/well-done-${n}` }));
  const interrupted = factsWith({ interrupted: true, only: ['message.before-transfer'] as const });
  run = await runFolder(interrupted, traces);
  const bound = new AbortController();
  let output = '';
  const options = { out: run.folder, report: false, workers: 1 };
  const write = (text: string) => (output += text);
  // Slow as a rule on a huge trace: when the first has been judged, it is time to go.
  const slow = slowRule(() => bound.abort());
  try {
    const file = readRunFile(run.folder);
    const code = await renderRunTo(options, file, AbortSignal.abort(), { write }, undefined, () => bound.signal);

    expect(code, output).toBe(6);
    expect(slow.judged).toBe(1);
    expect(output).toMatch(
      /^Stopped while it was judged: a part of it is not judged.*\n.*\n {2}.*judge .*\nExit code 6: /m,
    );
    expect(readdirSync(run.folder).sort()).toEqual(['run.json', 'traces']);
  } finally {
    slow.end();
  }
});

for (const verdict of [right, wrong]) {
  for (const file of ['conformance.json', 'junit.xml', 'summary.md', 'badge.svg'] as const) {
    test(`${file} that cannot be made leaves the verdict as it is: ${verdict.conclusion}`, async () => {
      await judged(verdict);

      const { code, output } = await withoutForm(file, () => told({ report: false }));

      expect(code, output).toBe(verdict.exitCode);
      const missing = `No ${file}: on purpose. The verdict stands: it comes from the traces.`;
      expect(output).toContain(missing);
      expect(output.match(/^Exit code \d/gm)).toEqual([`Exit code ${verdict.exitCode}`]);
      expect(existsSync(path.join(run.folder, file))).toBe(false);
      if (file !== 'conformance.json') {
        const said = parseVerdictFile(read('conformance.json'), 'conformance.json');
        expect(said).toMatchObject({ ...verdict, missingReports: [missing] });
      }
    });
  }
}

for (const [what, put] of [
  ['is a folder', (file: string) => mkdirSync(file, { recursive: true })],
  ['is a pipe', (file: string) => execFileSync('mkfifo', [file])],
  ['is no text', (file: string) => writeFileSync(file, Buffer.from([0x7b, 0xff, 0xfe]))],
  ['is nested without end', (file: string) => writeFileSync(file, `{"format":${'['.repeat(5_000)}`)],
] as const) {
  test(`a history that ${what} leaves the verdict as it is`, async () => {
    test.skip(process.platform === 'win32', 'There are no such files here.');
    await judged(right);
    const history = path.join(run.folder, 'history');
    mkdirSync(history);
    put(path.join(history, 'verdicts.jsonl'));

    const { code, output } = await told({ report: false, history });

    expect(code, output).toBe(0);
    expect(output).toMatch(/No (comparison with|record for) .*verdicts\.jsonl/);
    expect(parseVerdictFile(read('conformance.json'), 'conformance.json')).toMatchObject(right);
  });
}

test('a history that cannot be made leaves the verdict as it is', async () => {
  test.skip(!existsSync('/proc/self'), 'There is no /proc here.');
  await judged(wrong);

  const { code, output } = await told({ report: false, history: '/proc/none/history' });

  expect(code, output).toBe(1);
  expect(output).toMatch(/No record for the next run: .*\/proc\/none/);
  expect(output).toContain('Exit code 1');
});

test('what the terminal and the build are told cannot change the verdict', async () => {
  await judged(wrong);
  const output = {
    write: () => undefined,
    commands: () => {
      throw new TypeError('on purpose');
    },
  };
  const options = { out: run.folder, report: false, workers: 1 };

  const code = await withEnvironment({ GITHUB_ACTIONS: 'true' }, () =>
    renderRunTo(options, readRunFile(run.folder), new AbortController().signal, output),
  );

  expect(code).toBe(1);
});
