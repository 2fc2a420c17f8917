/**
 * What holds the suite together is missed when it is gone: without a rule nothing compiles, without its mutants the
 * matrices complain, and where a rule lets everything pass a mutant lives that has a name.
 */
import path from 'node:path';
import ts from 'typescript';
import { startReference, type ReferenceProcess } from '../../run/reference-process';
import { PlatformDouble } from '../../play/platform/platform-double';
import { rows, type RequirementId } from '../../requirements/catalogue';
import { judgeTrace } from '../../judge/verdict/judge';
import type { JudgedRun } from '../../judge/verdict/verdict';
import { scenarios } from '../../play/scenarios/table';
import { expect, test } from '../testing/test';
import { gatherCoverage } from './gather-coverage';
import { killRow, rulesWithoutKill, type DeclaredMutant, type JudgedRow } from './kill-matrix';
import { playImplementation } from './play-implementation';
import { traceComplaints, type Coverage } from './trace-matrix';

const root = path.join(__dirname, '..', '..');

/** Each with a mutant that breaks it and nothing else, so that nobody but its rule can find it. */
const chosen: readonly { readonly id: RequirementId; readonly name: string }[] = [
  { id: 'message.once', name: 'says-message-twice' },
  { id: 'deferred.sentinel-hidden', name: 'shows-the-sentinel' },
  { id: 'cap.stops-after-fourth-failure', name: 'tries-once-more-after-the-cap' },
];

let gathered: Promise<Coverage> | undefined;
const coverage = () => (gathered ??= gatherCoverage());

test('a rule that is taken out of the table is missed by the compiler', () => {
  const file = path.join(root, 'judge', 'rules', 'table.ts');
  const whole = ts.sys.readFile(file) ?? '';
  let text = whole;
  const options = compilerOptions();
  const host = ts.createCompilerHost(options);
  const readSource = host.getSourceFile.bind(host);
  host.getSourceFile = (name, ...rest) =>
    path.resolve(name) === file ? ts.createSourceFile(name, text, ts.ScriptTarget.ES2022) : readSource(name, ...rest);
  let program = ts.createProgram([file], options, host);
  expect(complaintsAbout(program, file)).toEqual([]);

  for (const { id } of chosen) {
    text = whole.replace(new RegExp(`^ {2}'${id}': .*\\n`, 'm'), '');
    program = ts.createProgram([file], options, host, program);

    const missed = complaintsAbout(program, file).filter((complaint) => complaint.includes(`'"${id}"' is missing`));

    expect(missed, id).toHaveLength(1);
  }
});

for (const { id } of chosen) {
  test(`the mutants of ${id} are missed when they are gone`, async () => {
    const whole = await coverage();
    const mutants = whole.mutants.filter(({ breaks }) => breaks !== id);
    const matrix = mutants.map((mutant) => killRow({ misdeed: '', ...mutant }, failing(mutant.breaks)));

    expect(rulesWithoutKill(matrix)).toEqual([id]);
    expect(traceComplaints({ ...whole, mutants })).toEqual([
      `${id} has no mutant made for it. Break it on purpose in reference/mutants/.`,
    ]);
  });
}

test.describe('a rule that lets everything pass', () => {
  let reference: ReferenceProcess;
  let double: PlatformDouble;

  test.beforeAll(async () => {
    [reference, double] = await Promise.all([startReference(), PlatformDouble.start()]);
  });

  test.afterAll(async () => {
    await Promise.allSettled([reference?.stop(), double?.stop()]);
  });

  for (const { id, name } of chosen) {
    test(`for ${id} lets the mutant ${name} live`, async () => {
      const mutant = (await coverage()).mutants.find((each) => each.name === name);
      if (!mutant) throw new Error(`The reference has no mutant "${name}" any more. Choose another that breaks ${id}.`);
      const play = async (judge: typeof judgeTrace) =>
        playImplementation(new URL(`mutants/${name}/`, reference.url), {
          double,
          scenarios: scenarios.filter(({ exercises, alone }) => exercises.includes(id) && !alone),
          channels: ['messaging'],
          seed: 1,
          callDeadlineMs: 10_000,
          judge,
        });

      const strict = killed(mutant, await play(judgeTrace));
      const loose = killed(mutant, await play(lenientOn(id)));

      expect(strict.killed, strict.complaints.join('; ')).toBe(true);
      expect(loose.killed).toBe(false);
      expect(loose.complaints).toContain(`survives: no rule fails it, although it breaks ${id}`);
    });
  }
});

/** Every rule as it stands, but for one that lets everything pass. */
function lenientOn(id: RequirementId): typeof judgeTrace {
  return (trace) =>
    judgeTrace(trace).map((finding) => (finding.requirement === id ? { ...finding, verdict: 'pass' } : finding));
}

function killed(mutant: Coverage['mutants'][number], { results, faults }: JudgedRun) {
  const having = (status: string) => results.filter((result) => result.status === status).map(({ id }) => id);
  const declared: DeclaredMutant = { misdeed: '', ...mutant };
  // Only the scenarios of one requirement were played: what they leave open says nothing about the mutant.
  return killRow(declared, {
    passed: having('passed'),
    failed: having('failed'),
    inconclusive: [],
    faults: faults.map(({ message }) => message),
  });
}

/** A run in which this requirement fails, and nothing else. */
function failing(id: string): JudgedRow {
  return { passed: [], failed: rows.flatMap((row) => (row.id === id ? [row.id] : [])), inconclusive: [], faults: [] };
}

function compilerOptions(): ts.CompilerOptions {
  const { config } = ts.readConfigFile(path.join(root, 'tsconfig.json'), (file) => ts.sys.readFile(file)) as {
    config: unknown;
  };
  return { ...ts.parseJsonConfigFileContent(config, ts.sys, root).options, noEmit: true };
}

function complaintsAbout(program: ts.Program, file: string): string[] {
  return program
    .getSemanticDiagnostics(program.getSourceFile(file))
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
}
