/** The steps of `npm run check`. Each says what it runs; how a step counts is said where it differs. */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { compileSources } from './compile-sources';
import { installChromium } from './install-chromium';
import { runStep } from './run-step';
import type { StepOutcome } from './step-outcome';
import { readTestReport } from './test-report';
import { testsOutcome } from './tests-outcome';

export interface CheckStep {
  readonly name: string;
  /** Ends early once it is told to. */
  readonly run: (stopped: AbortSignal) => Promise<StepOutcome>;
}

const root = resolve(__dirname, '..', '..');
/**
 * A step that has said nothing for so long is taken for hung. What says nothing before its end, as the linter, takes less on
 * the busiest machine; tests and mutants tell each of theirs, and no test may take as long.
 */
const silenceMs = 20 * 60_000;

/** In their order; what stands in one row runs at once. */
export const checkSteps: readonly (readonly CheckStep[])[] = [
  [
    { name: 'a Chromium for the tests that open the report', run: findOrInstallChromium },
    { name: 'compiled sources for the processes that the tests start', run: compile },
  ],
  [
    { name: 'lint', run: (stopped) => runTool('eslint', 'eslint', ['.', '--max-warnings=0'], stopped) },
    { name: 'types', run: (stopped) => runTool('typescript', 'tsc', ['--noEmit', '-p', '.'], stopped) },
    {
      name: 'layout',
      run: (stopped) => runTool('prettier', 'prettier', ['--check', '--log-level=warn', '.'], stopped),
    },
  ],
  // Many tests wait for deadlines and for processes, and leave a core to the mutants meanwhile.
  [
    { name: 'tests', run: runTests },
    { name: 'mutants, variants and null peers', run: runMutants },
  ],
];

async function findOrInstallChromium(): Promise<StepOutcome> {
  try {
    return { passed: 1, failed: 0, note: await installChromium() };
  } catch (error) {
    return { passed: 0, failed: 1, output: error instanceof Error ? error.message : String(error) };
  }
}

async function compile(): Promise<StepOutcome> {
  return { passed: 1, failed: 0, note: `${compileSources()} were compiled anew` };
}

/** Runs a command of an installed package; exit code 0 is one passed, anything else one failed. */
async function runTool(
  packageName: string,
  command: string,
  args: readonly string[],
  stopped: AbortSignal,
): Promise<StepOutcome> {
  const { code, output } = await runNode([commandOf(packageName, command), ...args], stopped);
  return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1, output: withCode(code, output) };
}

/**
 * Plays the kill matrix in brief, since quality/tools/kill-matrix.long.ts plays it whole; counts as one, and its closing lines
 * are shown.
 */
async function runMutants(stopped: AbortSignal): Promise<StepOutcome> {
  const words = ['-r', join(root, 'bin', 'typescript.js'), join(root, 'quality', 'tools', 'mutants.ts'), '--briefly'];
  const { code, output } = await runNode(words, stopped);
  const note = output.trim().split('\n').slice(-6).join('; ');
  return code === 0 ? { passed: 1, failed: 0, note } : { passed: 0, failed: 1, note, output: withCode(code, output) };
}

/** Of Playwright, in their order there: what takes longest begins first. */
const projects = ['acceptance', 'proof', 'unit'];

/** Runs all tests; they count one each. Skipped ones count as neither, and are shown. */
async function runTests(stopped: AbortSignal): Promise<StepOutcome> {
  const folder = mkdtempSync(join(tmpdir(), 'check-'));
  const file = join(folder, 'tests.json');
  try {
    // One more than there are cores, since many tests wait.
    const workers = availableParallelism() + 1;
    const args = [
      'test',
      ...projects.map((name) => `--project=${name}`),
      `--workers=${workers}`,
      '--reporter=line,json',
    ];
    const env = {
      PLAYWRIGHT_JSON_OUTPUT_NAME: file,
      // For the tests that start Playwright with another folder for temporary files, too.
      PLAYWRIGHT_TRANSFORM_CACHE_DIR: join(root, '.cache', 'playwright'),
    };
    const { code, output } = await runNode([commandOf('@playwright/test', 'playwright'), ...args], stopped, env);
    return testsOutcome(
      code,
      readTestReport(existsSync(file) ? readFileSync(file, 'utf8') : ''),
      withCode(code, output),
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function runNode(args: readonly string[], signal: AbortSignal, env: NodeJS.ProcessEnv = {}) {
  return runStep(args, { cwd: root, silenceMs, env, signal });
}

/** The script behind a command of an installed package. */
function commandOf(packageName: string, command: string): string {
  const manifest = require.resolve(`${packageName}/package.json`, { paths: [root] });
  const { bin = {} } = JSON.parse(readFileSync(manifest, 'utf8')) as { bin?: string | Record<string, string> };
  const script = typeof bin === 'string' ? bin : bin[command];
  if (script === undefined) throw new Error(`The package ${packageName} has no command "${command}".`);
  return join(dirname(manifest), script);
}

function withCode(code: number | undefined, output: string): string {
  return `${output.trimEnd()}\n(exit code ${code ?? 'none'})`;
}
