/** Files in which somebody wrote what he likes wherever that can be: for the tests of what the command says of them. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { suiteVersion } from '../../cli/suite-version';
import { verdictFile } from '../../judge/verdict/verdict-file';
import { judgeFolder } from '../../run/judge-folder';
import type { Trace } from '../../trace/trace';
import { factsWith, runFolder, type RunFolder } from '../testing/run-folder';
import { hostile, hostileText } from '../testing/sample-traces';
import { temporaryFolder, type TemporaryFolder } from '../testing/temporary-folder';
import { test } from '../testing/test';

const starter = path.join(__dirname, '..', '..', 'examples', 'typescript', 'in-process.ts');

export interface ForgedFiles {
  /** A folder of each test's own. */
  readonly path: string;
  /** A file in the folder; its path. */
  written(name: string, text: string): string;
  /** A module that conforms, calls itself so, and does what `more` says, which can name `forged`; its path. */
  module(name: string, more: string): string;
  /** A results folder with its verdict, as {@link hostile} with this text where that has its own; its path. */
  results(overrides?: object): Promise<string>;
  verdictOf(results: string): string;
}

/** Called at the top of a file; what a test makes is removed after it. */
export function forgedFiles(forged: string): ForgedFiles {
  let folder: TemporaryFolder;
  let runs: RunFolder[];

  test.beforeEach(async () => {
    folder = await temporaryFolder();
    runs = [];
  });

  test.afterEach(async () => {
    for (const each of runs) await each.remove();
    await folder.remove();
  });

  function written(name: string, text: string): string {
    const file = path.join(folder.path, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
    return file;
  }

  function module(name: string, more: string): string {
    return written(
      `${name}.js`,
      `const { implementation } = require(${JSON.stringify(starter)});
       const forged = ${JSON.stringify(forged)};
       const declaration = { ...implementation.declaration, implementation: { name: forged, version: forged } };
       exports.implementation = { ...implementation, declaration };
       ${more}`,
    );
  }

  async function results(overrides: object = {}): Promise<string> {
    const run = await runOf(forged, overrides);
    runs.push(run);
    writeFileSync(path.join(run.folder, 'conformance.json'), verdictOf(run.folder));
    return run.folder;
  }

  return {
    get path() {
      return folder.path;
    },
    written,
    module,
    results,
    verdictOf,
  };
}

function runOf(forged: string, overrides: object): Promise<RunFolder> {
  const inJson = (text: string) => JSON.stringify(text).slice(1, -1);
  const trace = JSON.parse(JSON.stringify(hostile).replaceAll(inJson(hostileText), inJson(forged))) as Trace;
  const { declaration } = factsWith({});
  const facts = factsWith({
    suite: { name: 'escalation-conformance', version: suiteVersion(), requirements: forged },
    target: forged,
    declaration: { ...declaration, implementation: { name: forged, version: forged } },
    notes: [forged],
    only: ['message.before-transfer'],
    ...overrides,
  });
  const fault = { kind: 'protocol', message: forged, scenario: forged };
  return runFolder(facts, [trace], [{ scenario: 'message/plain', channel: 'messaging', trace: null, fault }]);
}

function verdictOf(results: string): string {
  const { run, evidence } = judgeFolder(results);
  return verdictFile(run, evidence);
}
