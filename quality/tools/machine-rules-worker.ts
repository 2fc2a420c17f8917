/**
 * One thread that holds machine-made mutants of the rules to the rules' own tests. It loads them once, and knows after one
 * run which test comes to the place of which change; only those are run for it.
 */
import { workerData } from 'node:worker_threads';
import { prepareLoosened } from '../proof/machine/loosen';
import type { MachineMutant } from '../proof/machine/machine-mutant';
import type { Seen } from '../proof/machine/seen';
import { takeInstrumented } from '../proof/machine/take-instrumented';
import { changedTextsTaken, rulesOfWholeTexts } from '../testing/changed-texts';
import { failureOf, loadRuleTests, ruleTestFiles, type RuleTest } from '../testing/rule-tests';
import { expect } from '../testing/test';

/** What the thread is given when it starts. */
export interface RulesWorkerData {
  /** What each instrumented file is translated to. */
  readonly code: Readonly<Record<string, string>>;
}

/** What Stryker's code looks at and counts in. */
interface Switches {
  activeMutant?: string | undefined;
  hitCount?: number | undefined;
  hitLimit?: number;
  currentTestId?: string | undefined;
  mutantCoverage?: {
    readonly static: Record<string, number>;
    readonly perTest: Record<string, Record<string, number>>;
  };
}

/** Times that one test may reach the place of a change; beyond that the change has made a loop without end. */
const mostReached = 1_000_000;

const switches: Switches = { hitLimit: mostReached };
Object.assign(globalThis, { __stryker__: switches });
prepareLoosened(() => switches.activeMutant, reached);

/** What Piscina hands on stands behind what is its own. */
const { code } = (Array.isArray(workerData) ? workerData[1] : workerData) as RulesWorkerData;
takeInstrumented(code);

const survey = makeSurvey();

/** The failures of the tests with nothing switched on. */
export async function failuresAsItStands(): Promise<string[]> {
  return (await survey).failures;
}

export async function prove(mutant: MachineMutant): Promise<Seen> {
  const { tests, reaching } = await survey;
  const own = mutant.atLoad ? undefined : (reaching.get(mutant.switch) ?? []);
  if (own?.length === 0) return { name: mutant.name, by: 'unreached', what: [] };
  try {
    return own ? await proveBy(mutant, own, tests) : await proveAtLoad(mutant);
  } finally {
    delete switches.activeMutant;
    delete switches.hitCount;
  }
}

async function proveBy({ name, switch: id }: MachineMutant, own: readonly number[], tests: readonly RuleTest[]) {
  switches.activeMutant = id;
  for (const n of own) {
    const found = await foundBy(name, tests[n]);
    if (found) return found;
  }
  return { name, by: 'nothing', what: [] } satisfies Seen;
}

/** What is evaluated at load takes a load of its own. The file's own tests come first. */
async function proveAtLoad({ name, file, switch: id }: MachineMutant): Promise<Seen> {
  const itsOwn = file.replace(/\.ts$/, '.test.ts');
  const files = ruleTestFiles().sort((a, b) => Number(b === itsOwn) - Number(a === itsOwn));
  switches.activeMutant = id;
  for (const each of files) {
    switches.hitCount = 0;
    let tests: readonly RuleTest[];
    try {
      ({ tests } = loadRuleTests([each]));
    } catch (error) {
      return { name, by: 'test', where: 'tests', what: [each, String(error)] };
    }
    for (const test of tests) {
      const found = await foundBy(name, test);
      if (found) return found;
    }
  }
  return { name, by: 'nothing', what: [] };
}

async function foundBy(name: string, test: RuleTest | undefined): Promise<Seen | undefined> {
  switches.hitCount = 0;
  if (!test || (await failureOf(test)) === undefined) return undefined;
  return { name, by: 'test', where: 'tests', what: [test.file, test.title] };
}

/** One run of all tests with nothing switched on. */
async function makeSurvey() {
  const loaded = loadRuleTests(ruleTestFiles());
  const tests = [...loaded.tests];
  const failures: string[] = [];
  const run = async (test: RuleTest, n: number) => {
    // Zero would be taken for none.
    switches.currentTestId = `test-${n}`;
    const failure = await failureOf(test);
    if (failure !== undefined) failures.push(`${test.file}: ${test.title}: ${failure}`);
  };
  for (const [n, test] of tests.entries()) await run(test, n);
  // What the tests made is judged again with texts that came changed.
  const { rules } = loaded.load('judge/rules/table.ts') as { readonly rules: Parameters<typeof rulesOfWholeTexts>[0] };
  for (const { rule, file } of rulesOfWholeTexts(rules)) {
    const traces = [...loaded.tracesOf(file)];
    const title = `${rule.id} takes no changed text for the one that stood there`;
    const test: RuleTest = {
      file: 'quality/testing/changed-texts.test.ts',
      title,
      run: () => expect(changedTextsTaken(rule, traces)).toEqual([]),
    };
    await run(test, tests.push(test) - 1);
  }
  delete switches.currentTestId;
  const reaching = new Map<string, number[]>();
  for (const [n, ids] of Object.entries(switches.mutantCoverage?.perTest ?? {})) {
    for (const id of Object.keys(ids)) {
      reaching.set(id, [...(reaching.get(id) ?? []), Number(n.replace('test-', ''))]);
    }
  }
  return { tests, failures, reaching };
}

/** As Stryker's code counts what it reaches. */
function reached(id: string): void {
  const coverage = (switches.mutantCoverage ??= { static: {}, perTest: {} });
  const { currentTestId } = switches;
  const counts = currentTestId === undefined ? coverage.static : (coverage.perTest[currentTestId] ??= {});
  counts[id] = (counts[id] ?? 0) + 1;
  if (switches.activeMutant === id && switches.hitCount !== undefined && ++switches.hitCount > mostReached)
    throw new Error('It makes a loop without end.');
}
