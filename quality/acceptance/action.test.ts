/** The shell of the GitHub action, step by step as it stands in action.yml, with a command that only notes its words. */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { TestInfo } from '@playwright/test';
import { parse } from 'yaml';
import { patienceMs } from '../testing/patience';
import { expect, test } from '../testing/test';
import { parseOptions } from '../../cli/options';
import { words as commandWords } from '../../cli/words';

interface Step {
  readonly name: string;
  readonly if?: string;
  readonly shell?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly run?: string;
  readonly uses?: string;
  readonly 'continue-on-error'?: boolean;
}

const text = readFileSync(path.join(__dirname, '..', '..', 'action.yml'), 'utf8');
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

/** What such a file of the build sets, as GitHub reads it: a line each, or several up to the word behind `<<`; the last one counts. */
function outputsIn(file: string): Map<string, string> {
  const set = new Map<string, string>();
  const lines = readFileSync(file, 'utf8').split('\n');
  for (let n = 0; n < lines.length; n += 1) {
    const [, name = '', sign, rest = ''] = /^([^=<]+)(=|<<)(.*)$/.exec(lines[n] ?? '') ?? [];
    if (sign === '=') set.set(name, rest);
    if (sign !== '<<') continue;
    const end = lines.indexOf(rest, n + 1);
    if (end < 0) throw new Error(`The file ${file} has no end of ${name}.`);
    set.set(name, lines.slice(n + 1, end).join('\n'));
    n = end;
  }
  return set;
}

interface Around {
  /** What the job's environment holds. */
  readonly env?: Readonly<Record<string, string>>;
  /** Whether the command leaves a summary behind. */
  readonly judges?: boolean;
  /** What is done while it judges. */
  readonly meanwhile?: string;
}

function runSteps(
  testInfo: TestInfo,
  inputs: Readonly<Record<string, string>>,
  endsWith: number,
  { env = {}, judges = true, meanwhile = '' }: Around = {},
) {
  const folder = testInfo.outputPath();
  const at = (...parts: string[]) => path.join(folder, ...parts);
  mkdirSync(at('action', 'bin'), { recursive: true });
  writeFileSync(
    at('action', 'bin', 'escalation-conformance.js'),
    `const fs = require('node:fs');
     fs.writeFileSync('words.json', JSON.stringify(process.argv.slice(2)));
     const out = process.argv.find((word) => word.startsWith('--out=')).slice(6);
     fs.mkdirSync(out, { recursive: true });
     if (${judges}) fs.writeFileSync(out + '/summary.md', '# A summary\\n');
     ${meanwhile}
     process.exit(${endsWith});`,
  );
  for (const name of ['output', 'summary', 'env']) writeFileSync(at(name), '');
  let exitCode = '';
  let gate: number | null = 0;
  let output = '';
  for (const step of action.runs.steps) {
    if (step.run === undefined || step.name === 'Install') continue;
    // A job goes on behind a step that failed only where that is asked for.
    if (gate !== 0 && step.if !== 'always()') continue;
    const { status, stdout } = spawnSync('bash', ['-eo', 'pipefail', '-c', step.run], {
      cwd: folder,
      timeout: patienceMs,
      env: {
        PATH: process.env['PATH'],
        GITHUB_ACTION_PATH: at('action'),
        GITHUB_OUTPUT: at('output'),
        GITHUB_STEP_SUMMARY: at('summary'),
        GITHUB_ENV: at('env'),
        // What a step has written there, the next ones have.
        ...Object.fromEntries(outputsIn(at('env'))),
        ...env,
        ...envOf(step, inputs, exitCode),
      },
      encoding: 'utf8',
    });
    output += stdout;
    exitCode = outputsIn(at('output')).get('exit-code') ?? '';
    if (gate === 0) gate = status;
  }
  return {
    /** None when the command was never called. */
    words: existsSync(at('words.json')) ? (JSON.parse(readFileSync(at('words.json'), 'utf8')) as string[]) : undefined,
    output,
    summary: readFileSync(at('summary'), 'utf8'),
    gate,
    exitCode,
    exists: (name: string) => existsSync(at(name)),
  };
}

const target = 'http://127.0.0.1:8080';

test('with a target alone the pinned set is judged whole, the results where results go', ({}, testInfo) => {
  const { words, summary, gate } = runSteps(testInfo, { target }, 0);

  expect(words).toEqual([
    '--profile=page@1',
    '--out=conformance-results',
    `--target=${target}`,
    '--require-whole',
    '--wait=60',
  ]);
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
    '--wait=60',
  ]);
  expect(exists('stolen')).toBe(false);
});

test('a partial run is let through where its user says so in so many words', ({}, testInfo) => {
  const words = (value: string) => runSteps(testInfo, { target, 'require-whole': value }, 0).words;

  expect(words('false')).not.toContain('--require-whole');
  // What is misspelt does not turn a gate off.
  expect(words('no')).toContain('--require-whole');
});

test('a command arrives as one word, and what is waited for among the options is the only wait', ({}, testInfo) => {
  const { words } = runSteps(testInfo, { target, command: 'node "my server.js"', options: '--wait=5' }, 0);

  expect(words).toContain('--command=node "my server.js"');
  expect(words?.filter((word) => word.startsWith('--wait'))).toEqual(['--wait=5']);
  expect(runSteps(testInfo, { target, wait: '' }, 0).words?.join(' ')).not.toContain('--wait');
});

test('further options arrive as one word for each line, unchanged', ({}, testInfo) => {
  const options = '--header=Authorization: Bearer ${BOT_TOKEN}\r\n\n  --ca=my ca.pem  \n--only=cap.*';

  const { words } = runSteps(testInfo, { target, options }, 0);

  expect(words?.slice(-3)).toEqual(['--header=Authorization: Bearer ${BOT_TOKEN}', '--ca=my ca.pem', '--only=cap.*']);
});

test('a profile among the further options is the only one', ({}, testInfo) => {
  for (const options of ['--profile=full', '--profile\nfull', '--profile=full\n--profile=full']) {
    const { words = [] } = runSteps(testInfo, { target, options }, 0);

    expect(words).not.toContain('--profile=page@1');
    expect(parseOptions(words, '0', {}).profile).toBe('full');
  }
});

for (const code of [1, 4, 6]) {
  test(`the gate ends with the run's exit code ${code}, after the summary`, ({}, testInfo) => {
    const { gate, summary } = runSteps(testInfo, { target }, code);

    expect(gate).toBe(code);
    expect(summary).not.toBe('');
  });
}

for (const inputs of [{}, { target: '  ' }, { adapter: '\t' }, { options: '--strict' }]) {
  test(`with the inputs ${JSON.stringify(inputs)} nothing is judged, which is wrong usage`, ({}, testInfo) => {
    const { words, gate, output } = runSteps(testInfo, inputs, 0);

    expect(words).toBeUndefined();
    expect(gate).toBe(2);
    expect(output).toMatch(/^::error .*Neither the input "target" nor the input "adapter" names an implementation/);
  });
}

const named: readonly { by: string; inputs: Record<string, string>; env?: Record<string, string> }[] = [
  { by: 'the adapter', inputs: { adapter: './my-adapter.ts' } },
  { by: 'a further option', inputs: { options: `--target=${target}` } },
  { by: 'the environment', inputs: {}, env: { CONFORMANCE_TARGET: target } },
];

for (const { by, inputs, env = {} } of named) {
  test(`an implementation that is named by ${by} is judged`, ({}, testInfo) => {
    const { words, gate } = runSteps(testInfo, inputs, 0, { env });

    expect(words).toContain('--profile=page@1');
    expect(gate).toBe(0);
  });
}

test('options that judge nothing are wrong usage', ({}, testInfo) => {
  const others = commandWords.map(({ name }) => name).filter((name) => name !== 'run');

  const asked = ['--help', '-h', '--list', '--version', 'run', ...others];
  for (const options of ['--list', ...asked.map((word) => `--strict\n  ${word} \r\n--only=cap.*`)]) {
    const { words, gate, output } = runSteps(testInfo, { target, options }, 0);

    expect(words, options).toBeUndefined();
    expect(gate, options).toBe(2);
    expect(output, options).toContain('::error title=Wrong usage of the action::The input "options"');
  }
});

test('a command that ends with 0 without a verdict is not green', ({}, testInfo) => {
  const { gate, output } = runSteps(testInfo, { target }, 0, { judges: false });

  expect(gate).toBe(5);
  expect(output).toContain('left no conformance-results/summary.md behind');
});

test('no script of the action is put together from inputs', () => {
  const scripts = action.runs.steps.map(({ run }) => run ?? '').join('\n');

  expect(scripts).not.toContain('${{');
  expect(scripts).not.toMatch(/\beval\b/);
});

test('every step that follows the judge runs whatever the verdict', () => {
  const after = action.runs.steps.slice(action.runs.steps.findIndex(({ name }) => name === 'Judge') + 1);

  expect(after.map((step) => step.if)).toEqual(after.map(() => 'always()'));
});

test('what the implementation writes to the files of the build changes neither the gate nor its output', ({}, testInfo) => {
  // Appended to, the second line would end with the next one, and the first would count.
  const output = 'exit-code=0\nlast<<exit-code=1\n';
  const file = testInfo.outputPath('exits-with-0.sh');
  writeFileSync(file, 'exit 0\n');
  const meanwhile = `
    fs.appendFileSync(process.env.GITHUB_OUTPUT, ${JSON.stringify(output)});
    fs.appendFileSync(process.env.GITHUB_ENV, ${JSON.stringify(`BASH_ENV=${file}\n`)});`;

  const { gate, exitCode } = runSteps(testInfo, { target }, 1, { meanwhile });

  expect([gate, exitCode]).toEqual([1, '1']);
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
  const page = readFileSync(path.join(__dirname, '..', '..', 'docs', 'ci.md'), 'utf8');
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
    const [, words] = /^(?:npm test --|npx (?:--yes )?\.\/escalation-conformance\S+\.tgz) (.*)$/.exec(line) ?? [];
    // What the build server puts in its place is a number in every one of them.
    return words === undefined ? [] : [words.replace(/\$\(\(.*?\)\)|\$\{\{.*?\}\}/g, '1').split(' ')];
  });

  expect(runs.length).toBeGreaterThan(1);
  for (const words of runs) expect(parseOptions(words, '0', {}).target?.href).toBe('http://127.0.0.1:8080/');
});

test('a summary that the build does not take changes nothing about the gate', ({}, testInfo) => {
  for (const code of [0, 1]) {
    const { gate, output } = runSteps(testInfo, { target }, code, {
      env: { GITHUB_STEP_SUMMARY: '/no/such/folder/s' },
    });

    expect(gate).toBe(code);
    expect(output).toContain('::warning title=No summary::');
  }
});

test('results that cannot be kept change nothing about the gate', () => {
  const keeps = action.runs.steps.filter(({ uses = '' }) => uses.startsWith('actions/upload-artifact@'));

  expect(keeps.map((step) => step['continue-on-error'])).toEqual([true]);
});
