/** One escalation, many times, in every runner that a user might have chosen instead: whole processes, start-up included. */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startReference } from '../../run/reference-process';
import { inTurns, type Measure } from './in-turns';
import { processorSecondsOf } from './processor-seconds';
import { root, runNode, typescript } from './seconds-of';
import type { Settings } from './settings';
import { say } from './figures';
import { ratiosOf } from './spread';
import { targets } from './targets';

const peers = path.join(root, 'quality', 'bench', 'competitors');

/** The packages that are compared, and the script that starts each. */
const packages = {
  mocha: 'bin/mocha.js',
  pactum: undefined,
  vitest: 'vitest.mjs',
  '@cucumber/cucumber': 'bin/cucumber.js',
  newman: undefined,
} as const;

type Package = keyof typeof packages;

interface Runner {
  readonly words: readonly string[];
  readonly cwd: string;
  readonly env?: NodeJS.ProcessEnv;
  /** What it prints when so many plays held. */
  readonly held: (plays: number) => RegExp;
}

export const installHint = 'npm ci --prefix quality/bench/competitors';

const inPackage = (name: Package, file: string) => path.join(peers, 'node_modules', name, file);

function versionOf(name: Package): string | undefined {
  const manifest = inPackage(name, 'package.json');
  if (!existsSync(manifest)) return undefined;
  return (JSON.parse(readFileSync(manifest, 'utf8')) as { readonly version: string }).version;
}

/** `features` holds one feature file for each number of plays, since a feature cannot be told how often. */
function runnersOf(features: string, plays: number): Readonly<Record<string, Runner>> {
  const suite = (atOnce: number, judges: string): Runner => ({
    words: [...typescript, path.join('quality', 'bench', 'play-fixed.ts')],
    cwd: root,
    env: { BENCH_AT_ONCE: String(atOnce), BENCH_JUDGES: judges },
    held: printsPlays,
  });
  const started = (name: 'mocha' | 'vitest' | '@cucumber/cucumber', ...words: string[]) => ({
    words: [inPackage(name, packages[name]), ...words],
    cwd: peers,
  });
  const passing = (many: number) => new RegExp(`^ *${many} passing`, 'm');
  return {
    suite: suite(16, 'the same'),
    'suite, every rule': suite(16, 'every rule'),
    'suite, one at a time': suite(1, 'the same'),
    'a script without a runner': { words: ['bare.cjs'], cwd: peers, held: printsPlays },
    mocha: { ...started('mocha', 'mocha.cjs', '--reporter=dot'), held: passing },
    'pactum on mocha': { ...started('mocha', 'pactum.cjs', '--reporter=dot'), held: passing },
    vitest: {
      ...started('vitest', 'run', '--config=vitest.config.mjs'),
      held: (many) => new RegExp(`Tests +${many} passed`),
    },
    'cucumber-js': {
      ...started(
        '@cucumber/cucumber',
        path.join(features, `${plays}.feature`),
        '--require=steps.cjs',
        '--format=summary',
      ),
      held: (many) => new RegExp(`^${many} scenarios? \\(${many} passed\\)`, 'm'),
    },
    newman: { words: ['newman.cjs'], cwd: peers, held: printsPlays },
  };
}

function printsPlays(many: number): RegExp {
  return new RegExp(`^${many} plays held`, 'm');
}

export async function runners({ rounds, plays }: Settings): Promise<void> {
  const versions = (Object.keys(packages) as Package[]).map((name) => ({ name, version: versionOf(name) }));
  const missing = versions.filter(({ version }) => version === undefined);
  if (missing.length > 0) {
    process.stdout.write(
      `Other runners: not measured, ${missing.map(({ name }) => name).join(', ')} not installed. Install them: ${installHint}\n`,
    );
    return;
  }
  process.stdout.write(`Other runners: ${versions.map(({ name, version = '' }) => `${name} ${version}`).join(', ')}\n`);
  const features = mkdtempSync(path.join(tmpdir(), 'bench-features-'));
  try {
    const { featureOf } = (await import(path.join(peers, 'feature.cjs'))) as { featureOf: (plays: number) => string };
    for (const many of [1, ...plays]) writeFileSync(path.join(features, `${many}.feature`), featureOf(many));
    await requireThatTheyNotice(features);
    for (const many of plays) await compare(features, many, rounds);
  } finally {
    rmSync(features, { recursive: true, force: true });
  }
}

/** Assertions that hold for a bot that never transfers compare nothing. */
async function requireThatTheyNotice(features: string): Promise<void> {
  const mutant = await startReference(['--mutant=never-transfers-by-integration']);
  try {
    for (const [name, { words, cwd, env }] of Object.entries(runnersOf(features, 1))) {
      const { code, output } = await runNode(words, { cwd, env: { ...env, ...callsTo(mutant.url, 1) } });
      if (code === 0) throw new Error(`${name} did not notice a bot that never transfers: ${output.slice(-1_000)}`);
    }
  } finally {
    await mutant.stop();
  }
}

async function compare(features: string, plays: number, rounds: number): Promise<void> {
  const reference = await startReference();
  try {
    const all = Object.entries(runnersOf(features, plays));
    const seconds = await inTurns(
      rounds,
      Object.fromEntries(
        all.map(([name, { words, cwd, env, held }]): [string, Measure] => [
          name,
          () =>
            processorSecondsOf(words, { cwd, env: { ...env, ...callsTo(reference.url, plays) }, prints: held(plays) }),
        ]),
      ),
    );
    const { suite = [] } = seconds;
    for (const [name, taken] of Object.entries(seconds)) {
      if (name === 'suite') continue;
      const target = name === 'mocha' ? targets.mocha : undefined;
      say(`${plays} plays, ${name}`, ratiosOf(taken, suite), 'the processor time of the suite, 16 at once', target);
    }
  } finally {
    await reference.stop();
  }
}

const callsTo = (target: URL, plays: number) => ({ BENCH_TARGET: target.href, BENCH_PLAYS: String(plays) });
