/**
 * One obvious way to add a requirement: what CONTRIBUTING prints is run here, in a copy of the project. All that it lays
 * out compiles, and exactly the new row's tests are red, each saying what to write next.
 */
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import ts from 'typescript';
import { patienceMs } from '../testing/patience';
import { copyProject } from '../testing/project-copy';
import { temporaryFolder, type TemporaryFolder } from '../testing/temporary-folder';
import { expect, test } from '../testing/test';
import { runChild } from '../testing/child';

const root = path.join(__dirname, '..', '..');

const [, printed = '', id = ''] =
  /^(npm run new-requirement -- ([a-z.-]+).*)$/m.exec(readFileSync(path.join(root, 'CONTRIBUTING.md'), 'utf8')) ?? [];

test.describe('the command that CONTRIBUTING prints', () => {
  let folder: TemporaryFolder;
  let copy: string;
  let said: string;

  test.beforeAll(async () => {
    folder = await temporaryFolder();
    copy = path.join(folder.path, 'copy');
    copyProject(copy);
    const { code, output } = await newRequirement(copy, ...printed.split(' -- ').slice(1).join('').split(' '));
    said = output;
    expect(code, output).toBe(0);
  });

  test.afterAll(() => folder?.remove());

  test('names each file, then what to write in it', () => {
    for (const file of ['judge/rules/cap/text-comes-once.test.ts', 'CHANGELOG.md'])
      expect(said).toContain(`  ${file}\n`);
    expect(said).toContain('Write, in this order:');
  });

  test('leaves a project that compiles', () => {
    const [area = '', slug = ''] = id.split('.');
    const files = [
      'judge/rules/table.ts',
      `judge/rules/${area}/${slug}.test.ts`,
      'play/scenarios/table.ts',
      `specs/${area}.spec.ts`,
      `reference/mutants/${area}.ts`,
    ].map((file) => path.join(copy, file));
    const program = ts.createProgram(files, compilerOptions(copy));

    const complaints = files.flatMap((file) => {
      const source = program.getSourceFile(file);
      return [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)];
    });

    expect(complaints.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'))).toEqual([]);
  });

  test('turns exactly the tests of the new row red', async () => {
    const red = await redTests(copy, [
      'requirements',
      `judge/rules/${id.replace('.', '/')}`,
      'judge/rules/rule',
      'judge/verdict/judge',
    ]);

    expect([...red.keys()].sort()).toEqual([
      'each inferred row has a derivation, and no other',
      'every requirement of the page belongs to a statement',
      'no piece of a requirement is left unwritten',
      'text comes once: what breaks it fails',
      'text comes once: what keeps it passes',
      'text comes once: where nothing speaks of it, it is inconclusive',
    ]);
    expect(red.get('text comes once: what keeps it passes')).toContain('judges each of them');
    const unwritten = red.get('no piece of a requirement is left unwritten') ?? '';
    for (const file of ['rows/cap.ts', 'text-comes-once.ts', 'mutants/cap.ts', 'CHANGELOG.md']) {
      expect(unwritten).toContain(file);
    }
    expect(red.get('every requirement of the page belongs to a statement')).toContain('page-statements.ts');
  });

  test('refuses an unknown level', async () => {
    const { code, output } = await newRequirement(copy, 'cap.text-comes-late', '--level=shall');

    expect(code).toBe(2);
    expect(output).toContain('must, should, may');
  });

  test('cannot be run twice', async () => {
    const { code, output } = await newRequirement(copy, id);

    expect(code).toBe(2);
    expect(output).toContain('already');
  });
});

async function newRequirement(where: string, ...args: string[]) {
  const script = path.join(where, 'quality', 'tools', 'new-requirement.ts');
  return runChild(process.execPath, ['-r', path.join(where, 'bin', 'typescript.js'), script, ...args], {
    cwd: where,
    deadlineMs: patienceMs,
  });
}

function compilerOptions(where: string): ts.CompilerOptions {
  const { config } = ts.readConfigFile(path.join(where, 'tsconfig.json'), (file) => ts.sys.readFile(file)) as {
    config: unknown;
  };
  return { ...ts.parseJsonConfigFileContent(config, ts.sys, where).options, noEmit: true, preserveSymlinks: true };
}

interface Suite {
  readonly suites?: readonly Suite[];
  readonly specs?: readonly {
    readonly title: string;
    readonly ok: boolean;
    readonly tests: readonly {
      readonly results: readonly { readonly error?: { readonly message?: string } }[];
    }[];
  }[];
}

/** Titles of the failing tests below these paths, each with what it says. */
async function redTests(where: string, paths: readonly string[]): Promise<Map<string, string>> {
  const cli = path.join(path.dirname(require.resolve('@playwright/test/package.json')), 'cli.js');
  const report = path.join(where, 'red.json');
  const args = [cli, 'test', '--project=self', '--workers=1', '--reporter=json', ...paths, 'quality/testing/finished'];
  // The copy was compiled before, for our own way of taking TypeScript; in that of the runner all of it would be translated anew.
  const loader = `--require=${JSON.stringify(path.join(where, 'bin', 'runner-typescript.js'))}`;
  const env = { PLAYWRIGHT_JSON_OUTPUT_NAME: report, CONFORMANCE_PRESENTED: '', NODE_OPTIONS: loader };
  const { output } = await runChild(process.execPath, args, { cwd: where, deadlineMs: patienceMs, env });
  const { suites, errors } = JSON.parse(await readFile(report, 'utf8')) as Suite & { errors: readonly unknown[] };
  expect(errors, output).toEqual([]);
  const all = (suite: Suite): NonNullable<Suite['specs']> => [
    ...(suite.specs ?? []),
    ...(suite.suites ?? []).flatMap(all),
  ];
  return new Map(
    (suites ?? [])
      .flatMap(all)
      .filter(({ ok }) => !ok)
      .map(({ title, tests }) => [title, tests[0]?.results[0]?.error?.message ?? '']),
  );
}
