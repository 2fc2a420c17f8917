/**
 * The tests of the rules as functions of this process: loaded by `loadRuleTests`, and run one by one. Playwright's runner
 * is not asked; its `expect` is. What traces they judge is kept for whoever wants to judge them again.
 */
import { readdirSync } from 'node:fs';
import Module, { createRequire } from 'node:module';
import path from 'node:path';
import type { Trace } from '../../trace/trace';
import { expect } from './test';

const load = createRequire(__filename);
const root = path.join(__dirname, '..', '..');
const rooms = ['judge/rules', 'trace'] as const;
const standIn = path.join(root, 'quality', 'testing', 'test.ts');
const builder = path.join(root, 'quality', 'testing', 'trace-builder.ts');

export interface RuleTest {
  /** Relative to the project, with forward slashes. */
  readonly file: string;
  readonly title: string;
  readonly run: () => unknown;
}

export interface RuleTests {
  readonly tests: readonly RuleTest[];
  /** The traces that tests of a file made, once they were run or loaded. */
  readonly tracesOf: (file: string) => readonly Trace[];
  /** What the code exports that these tests judge by. */
  readonly load: (file: string) => unknown;
}

/** The scripts of the rules and of what reads a trace. */
export function ruleScripts(): string[] {
  return rooms
    .flatMap((room) =>
      readdirSync(path.join(root, room), { recursive: true, encoding: 'utf8' }).map(
        (name) => `${room}/${name.replaceAll('\\', '/')}`,
      ),
    )
    .filter((file) => file.endsWith('.ts'))
    .sort();
}

export function ruleTestFiles(): string[] {
  return ruleScripts().filter((file) => file.endsWith('.test.ts'));
}

/**
 * Loads test files, with all of ours that they need anew, and hands back their tests. What this process had loaded is what it
 * has loaded afterwards: the next test file of a worker finds the runner's own `test`.
 */
export function loadRuleTests(files: readonly string[]): RuleTests {
  const apart = new LoadedApart();
  return apart.within(() => loadedWithin(files, apart));
}

function loadedWithin(files: readonly string[], apart: LoadedApart): RuleTests {
  const tests: RuleTest[] = [];
  const traces = new Map<string, Trace[]>();
  let current = '';
  const test = (title: string, run: () => unknown) => {
    const file = current;
    const runHere = () => {
      current = file;
      return run();
    };
    tests.push({ file, title, run: runHere });
  };
  put(standIn, { expect, test });
  const real = load(builder) as { readonly traceOf: (...given: readonly unknown[]) => Trace };
  const traceOf = (...given: readonly unknown[]) => {
    const trace = real.traceOf(...given);
    traces.set(current, [...(traces.get(current) ?? []), trace]);
    return trace;
  };
  put(builder, { ...real, traceOf });
  for (current of files) load(path.join(root, current));
  return {
    tests,
    tracesOf: (file) => traces.get(file) ?? [],
    load: (file) => apart.within(() => load(path.join(root, file)) as unknown),
  };
}

/** Why the test fails; undefined when it passes. */
export async function failureOf({ run }: RuleTest): Promise<string | undefined> {
  try {
    await run();
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function put(file: string, exports: object): void {
  const module = new Module(file);
  Object.assign(module, { filename: file, loaded: true, exports });
  load.cache[file] = module;
}

/** Scripts of ours that are loaded beside those of the process. */
class LoadedApart {
  private ours: NodeJS.Dict<NodeModule> = {};

  /** Does this with our scripts as they are loaded here, and puts back those that the process has. */
  within<T>(act: () => T): T {
    const before = takeOurs();
    Object.assign(load.cache, this.ours);
    try {
      return act();
    } finally {
      this.ours = takeOurs();
      Object.assign(load.cache, before);
    }
  }
}

function takeOurs(): NodeJS.Dict<NodeModule> {
  const taken: NodeJS.Dict<NodeModule> = {};
  for (const [file, module] of Object.entries(load.cache)) {
    const ours = path.relative(root, file).replaceAll('\\', '/');
    if (!/^(judge|trace|requirements|results|protocol|quality\/testing)\//.test(ours)) continue;
    taken[file] = module;
    delete load.cache[file];
  }
  return taken;
}
