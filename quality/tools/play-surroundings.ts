/**
 * Plays one row of the surroundings: installs the packed suite as a stranger would, asks for its help, has it judge its own
 * reference implementation in a whole run, and has it find the failure of a server that it starts itself.
 */
import { chmodSync, cpSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import path from 'node:path';
import { inherited } from '../../play/adapters/inherited';
import { runChild, type Ended } from '../testing/child';
import { copySources } from '../testing/project-copy';
import type { Manager, Surroundings } from './surroundings-rows';

export interface Played {
  /** Why it is not as it should be, in a sentence; undefined when it is. */
  readonly why?: string;
  readonly version: string;
  readonly installS: number;
  readonly helpS: number;
  readonly runS: number;
}

/** What the rows share: binaries and the packed suite, in a folder outside of the project, whose packages would else be found. */
export interface Ground {
  readonly folder: string;
  readonly tarball: string;
}

const stepDeadlineMs = 600_000;
const nobody = 65_534;

/** Everything but a warning about a package that nobody sees: of these, builds stop. */
const stops = /EBADENGINE|install-scripts|IGNORED_BUILDS|Ignored build scripts|incompatible module|YN0028|YN0018/i;

/** The Node and the package managers that the rows need, from the registry, and the suite as it is packed. */
export async function layGround(folder: string, tarball: string): Promise<Ground> {
  const wanted = {
    'node-20': 'node@20',
    'node-22': 'node@22',
    'node-24': 'node@24',
    pnpm: 'pnpm@12',
    'yarn-1': 'yarn@1',
    'yarn-4': '@yarnpkg/cli-dist@4',
  };
  for (const [name, wantedPackage] of Object.entries(wanted)) {
    const at = path.join(folder, name);
    if (existsSync(path.join(at, 'node_modules'))) continue;
    mkdirSync(at, { recursive: true });
    writeFileSync(path.join(at, 'package.json'), '{"private":true}\n');
    demand(await step(['npm', 'install', wantedPackage], at, {}), `${wantedPackage} cannot be installed`);
  }
  return { folder, tarball };
}

export async function playSurroundings(row: Surroundings, ground: Ground): Promise<Played> {
  const app = path.join(ground.folder, 'apps', row.name.replace(/[^\w]+/g, '-'));
  rmSync(app, { recursive: true, force: true });
  mkdirSync(app, { recursive: true });
  const bin = path.join(ground.folder, `node-${row.node}`, 'node_modules', '.bin');
  const env = { PATH: `${bin}${path.delimiter}${process.env['PATH'] ?? ''}`, CI: 'true' };
  const took = { installS: 0, helpS: 0, runS: 0 };
  const version = (await step(['node', '--version'], app, env)).output.trim();
  try {
    const install = installing(row, app, ground);
    const installed = await timed(
      () => step(install, app, env),
      (s) => (took.installS = s),
    );
    demand(installed, 'the installation failed');
    if (stops.test(installed.output)) throw new Error(`the installation says: ${stops.exec(installed.output)?.[0]}`);

    const started = starting(row, app, ground);
    if (row.readOnly) demand(await step(['chmod', '-R', 'a-w', app], ground.folder, {}), 'it cannot be made read-only');
    const start = (words: readonly string[]) =>
      step(started.command(words), app, { ...env, ...started.env }, started.unset);
    demand(
      await timed(
        () => start(['--help']),
        (s) => (took.helpS = s),
      ),
      'its help failed',
    );
    const out = `--out=${path.join(started.results, 'whole')}`;
    const whole = await timed(
      () => start([out, '--budget=1']),
      (s) => (took.runS = s),
    );
    demand(whole, 'a whole run failed');
    for (const said of ['CONFORMS', row.says ?? 'CONFORMS']) {
      if (!oneLine(whole.output).includes(said)) throw new Error(`a whole run did not say ${JSON.stringify(said)}`);
    }
    if (whole.output.includes('No Allure report')) throw new Error('a whole run made no Allure report');
    const failing = await start(await failingRun(row, app, started.results));
    demand(failing, 'a failing run did not end with exit code 1', 1);
    return { version, ...took };
  } catch (error) {
    return { version, ...took, why: error instanceof Error ? error.message : String(error) };
  } finally {
    await step(['chmod', '-R', 'u+w', app], ground.folder, {});
    for (const left of [app, `${app}-results`]) rmSync(left, { recursive: true, force: true });
  }
}

function installing(row: Surroundings, app: string, { folder, tarball }: Ground): string[] {
  if (row.manager === 'checkout') {
    rmSync(app, { recursive: true });
    copySources(app);
    cpSync(path.resolve(__dirname, '..', '..', 'examples'), path.join(app, 'examples'), { recursive: true });
    return ['npm', 'ci'];
  }
  writeFileSync(path.join(app, 'package.json'), '{"name":"app","version":"1.0.0","private":true}\n');
  const managers: Readonly<Record<Exclude<Manager, 'checkout'>, readonly string[]>> = {
    npm: ['npm', 'install', '--engine-strict', ...(row.installed ?? []), tarball],
    pnpm: [managerOf('pnpm', folder), 'add', '--config.engine-strict=true', tarball],
    'yarn 1': ['node', managerOf('yarn 1', folder), 'add', '--non-interactive', tarball],
    'yarn 4': ['node', managerOf('yarn 4', folder), 'add', `escalation-conformance@file:${tarball}`],
  };
  if (row.manager === 'yarn 4') {
    writeFileSync(path.join(app, 'yarn.lock'), '');
    writeFileSync(path.join(app, '.yarnrc.yml'), 'nodeLinker: node-modules\nenableTelemetry: false\n');
  }
  return [...managers[row.manager]];
}

function managerOf(manager: 'pnpm' | 'yarn 1' | 'yarn 4', folder: string): string {
  const scripts = {
    pnpm: ['pnpm', 'node_modules', '.bin', 'pnpm'],
    'yarn 1': ['yarn-1', 'node_modules', 'yarn', 'bin', 'yarn.js'],
    'yarn 4': ['yarn-4', 'node_modules', '@yarnpkg', 'cli-dist', 'bin', 'yarn.js'],
  };
  return path.join(folder, ...scripts[manager]);
}

interface Starting {
  readonly command: (words: readonly string[]) => readonly string[];
  readonly env: NodeJS.ProcessEnv;
  /** Variables that are taken away. */
  readonly unset: readonly string[];
  readonly results: string;
}

/** As a user of this manager types it, or as a hardened container starts it. */
function starting(row: Surroundings, app: string, { folder }: Ground): Starting {
  const isolated = row.readOnly ?? row.unprivileged ?? false;
  const results = isolated ? `${app}-results` : app;
  const env: Record<string, string> = {};
  if (isolated) {
    rmSync(results, { recursive: true, force: true });
    mkdirSync(results);
    chmodSync(results, 0o777);
  }
  if (row.readOnlyTmp) {
    env['TMPDIR'] = path.join(app, 'temporary');
    mkdirSync(env['TMPDIR'], { mode: 0o555 });
  }
  const typed = {
    npm: ['npx', '--no-install', 'escalation-conformance'],
    pnpm: [managerOf('pnpm', folder), 'exec', 'escalation-conformance'],
    'yarn 1': ['node', managerOf('yarn 1', folder), '-s', 'escalation-conformance'],
    'yarn 4': ['node', managerOf('yarn 4', folder), 'escalation-conformance'],
    checkout: ['npm', 'test', '--'],
  };
  // npm itself wants a home.
  const direct = ['node', path.join('node_modules', 'escalation-conformance', 'bin', 'escalation-conformance.js')];
  const withoutRights =
    process.getuid?.() === 0 ? ['setpriv', `--reuid=${nobody}`, `--regid=${nobody}`, '--clear-groups'] : [];
  const command = isolated ? [...withoutRights, ...direct] : typed[row.manager];
  return { command: (words) => [...command, ...words], env, unset: row.noHome ? ['HOME'] : [], results };
}

/** A server that gives up too early, which the command starts and stops itself. */
async function failingRun(row: Surroundings, app: string, results: string): Promise<string[]> {
  const port = await freePort();
  const suite = row.manager === 'checkout' ? app : path.join(app, 'node_modules', 'escalation-conformance');
  const server = `node -r ${suite}/bin/typescript.js ${suite}/reference/main.ts --port=${port} --mutant=stops-without-a-word`;
  return [
    `--command=${server}`,
    `--target=http://127.0.0.1:${port}`,
    '--only=cap.text-on-fourth-failure',
    '--runs=0',
    '--no-report',
    `--out=${path.join(results, 'failing')}`,
  ];
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

function step(
  [command = '', ...words]: readonly string[],
  cwd: string,
  env: NodeJS.ProcessEnv,
  unset: readonly string[] = [],
): Promise<Ended> {
  // What an outer npm says of itself is not for the one that is started here.
  const npms = Object.keys(process.env).filter((name) => /^npm_(?!config_(registry|userconfig|cache)$)/i.test(name));
  const taken = Object.fromEntries([...npms, 'INIT_CWD', ...unset].map((name) => [name, undefined]));
  return runChild(command, words, {
    cwd,
    deadlineMs: stepDeadlineMs,
    env: { ...inherited('ours'), ...env, ...taken },
  });
}

async function timed<T>(act: () => Promise<T>, tell: (seconds: number) => void): Promise<T> {
  const beganMs = performance.now();
  try {
    return await act();
  } finally {
    tell((performance.now() - beganMs) / 1000);
  }
}

function demand({ code, output }: Ended, why: string, wanted = 0): void {
  if (code === wanted) return;
  throw new Error(`${why} (exit code ${code ?? 'none'}): ${oneLine(output).slice(-600)}`);
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
