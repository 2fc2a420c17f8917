/** The shell of the GitHub action, step by step as it stands in action.yml, with a command that only notes its words. */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { TestInfo } from '@playwright/test';
import { parse } from 'yaml';
import { patienceMs } from '../testing/patience';
import { expect, test } from '../testing/test';
import { parseOptions } from './options';

interface Step {
  readonly name: string;
  readonly if?: string;
  readonly shell?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly run?: string;
}

const text = readFileSync(path.join(__dirname, '..', 'action.yml'), 'utf8');
const action = parse(text) as {
  readonly inputs: Readonly<Record<string, { readonly default: string }>>;
  readonly runs: { readonly steps: readonly Step[] };
};

/** What the action's expressions stand for: inputs, and the judge's output once it is there. */
function envOf(step: Step, inputs: Readonly<Record<string, string>>, exitCode: string): Record<string, string> {
  const value = (expression: string) =>
    expression.replace(/\$\{\{ (inputs|steps)\.([\w.-]+) \}\}/g, (_, kind: string, name: string) =>
      kind === 'steps' ? exitCode : (inputs[name] ?? action.inputs[name]?.default ?? ''),
    );
  return Object.fromEntries(Object.entries(step.env ?? {}).map(([name, each]) => [name, value(each)]));
}

function runSteps(testInfo: TestInfo, inputs: Readonly<Record<string, string>>, endsWith: number) {
  const folder = testInfo.outputPath();
  const at = (...parts: string[]) => path.join(folder, ...parts);
  mkdirSync(at('action', 'bin'), { recursive: true });
  writeFileSync(
    at('action', 'bin', 'escalation-conformance.js'),
    `const fs = require('node:fs');
     fs.writeFileSync('words.json', JSON.stringify(process.argv.slice(2)));
     const out = process.argv.find((word) => word.startsWith('--out=')).slice(6);
     fs.mkdirSync(out, { recursive: true });
     fs.writeFileSync(out + '/summary.md', '# A summary\\n');
     process.exit(${endsWith});`,
  );
  for (const name of ['output', 'summary']) writeFileSync(at(name), '');
  let exitCode = '';
  let gate: number | null = null;
  for (const step of action.runs.steps) {
    if (step.run === undefined || step.name === 'Install') continue;
    const { status } = spawnSync('bash', ['-eo', 'pipefail', '-c', step.run], {
      cwd: folder,
      timeout: patienceMs,
      env: {
        PATH: process.env['PATH'],
        GITHUB_ACTION_PATH: at('action'),
        GITHUB_OUTPUT: at('output'),
        GITHUB_STEP_SUMMARY: at('summary'),
        ...envOf(step, inputs, exitCode),
      },
    });
    exitCode = /exit-code=(\d+)/.exec(readFileSync(at('output'), 'utf8'))?.[1] ?? '';
    gate = status;
  }
  return {
    words: JSON.parse(readFileSync(at('words.json'), 'utf8')) as string[],
    summary: readFileSync(at('summary'), 'utf8'),
    gate,
    exists: (name: string) => existsSync(at(name)),
  };
}

test('without inputs the pinned set is judged whole, and the results go where results go', ({}, testInfo) => {
  const { words, summary, gate } = runSteps(testInfo, {}, 0);

  expect(words).toEqual(['--profile=page@1', '--out=conformance-results', '--require-whole']);
  expect(summary).toBe('# A summary\n');
  expect(gate).toBe(0);
});

test('each input arrives as one word, whatever stands in it', ({}, testInfo) => {
  const target = 'http://127.0.0.1:8080/$(touch stolen)`touch stolen`; touch stolen "a\' b"';

  const { words, exists } = runSteps(testInfo, { target, strict: 'true', waivers: 'my waivers.yaml', seed: '7' }, 0);

  expect(words).toEqual([
    '--profile=page@1',
    '--out=conformance-results',
    `--target=${target}`,
    '--require-whole',
    '--strict',
    '--waivers=my waivers.yaml',
    '--seed=7',
  ]);
  expect(exists('stolen')).toBe(false);
});

test('a partial run is let through where its user says so in so many words', ({}, testInfo) => {
  const words = (value: string) => runSteps(testInfo, { 'require-whole': value }, 0).words;

  expect(words('false')).not.toContain('--require-whole');
  // What is misspelt does not turn a gate off.
  expect(words('no')).toContain('--require-whole');
});

test('further options arrive as one word for each line, unchanged', ({}, testInfo) => {
  const options = '--header=Authorization: Bearer ${BOT_TOKEN}\r\n\n  --ca=my ca.pem  \n--only=cap.*';

  const { words } = runSteps(testInfo, { target: 'http://127.0.0.1:8080', options }, 0);

  expect(words.slice(-3)).toEqual(['--header=Authorization: Bearer ${BOT_TOKEN}', '--ca=my ca.pem', '--only=cap.*']);
});

for (const code of [1, 4, 6]) {
  test(`the gate ends with the run's exit code ${code}, after the summary`, ({}, testInfo) => {
    const { gate, summary } = runSteps(testInfo, {}, code);

    expect(gate).toBe(code);
    expect(summary).not.toBe('');
  });
}

test('no script of the action is put together from inputs', () => {
  const scripts = action.runs.steps.map(({ run }) => run ?? '').join('\n');

  expect(scripts).not.toContain('${{');
  expect(scripts).not.toMatch(/\beval\b/);
});

test('every step that follows the judge runs whatever the verdict, but for the gate', () => {
  const after = action.runs.steps.slice(action.runs.steps.findIndex(({ name }) => name === 'Judge') + 1);

  expect(after.filter((step) => step.if !== 'always()').map(({ name }) => name)).toEqual(['Gate']);
});

test('the shell of each step is well formed', () => {
  for (const { run } of action.runs.steps) {
    if (run !== undefined) execFileSync('bash', ['-n', '-c', run], { timeout: patienceMs });
  }
});

interface PrintedStep {
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}

/** The steps of every build that the page on builds prints, and the lines of every script in it. */
function printedBuilds(): { readonly steps: PrintedStep[]; readonly lines: string[] } {
  const page = readFileSync(path.join(__dirname, '..', 'docs', 'ci.md'), 'utf8');
  const builds = [...page.matchAll(/^```yaml\n([\s\S]*?)^```$/gm)].map(
    ([, block = '']) =>
      parse(block) as {
        readonly jobs?: Readonly<Record<string, { readonly steps: PrintedStep[] }>>;
        readonly escalation?: { readonly script: string[] };
      },
  );
  const steps = builds.flatMap(({ jobs }) => Object.values(jobs ?? {}).flatMap((job) => job.steps));
  const scripts = builds.flatMap(({ escalation }) => escalation?.script ?? []);
  return { steps, lines: [...steps.flatMap(({ run }) => run ?? []), ...scripts] };
}

test('the build that is printed gives the action only inputs that it has', () => {
  const own = printedBuilds().steps.filter(({ uses }) => uses?.endsWith('escalation-conformance'));

  expect(own).toHaveLength(1);
  expect(Object.keys(action.inputs)).toEqual(expect.arrayContaining(Object.keys(own[0]?.with ?? {})));
});

test('the runs that the printed builds start have options that the command takes', () => {
  const runs = printedBuilds().lines.flatMap((line) => {
    const [, words] = /^(?:npm test --|npx escalation-conformance) (.*)$/.exec(line) ?? [];
    // What the build server puts in its place is a number in every one of them.
    return words === undefined ? [] : [words.replace(/\$\(\(.*?\)\)|\$\{\{.*?\}\}/g, '1').split(' ')];
  });

  expect(runs.length).toBeGreaterThan(1);
  for (const words of runs) expect(parseOptions(words, '0', {}).target?.href).toBe('http://127.0.0.1:8080/');
});
