/** Whatever a module does to the process that it is loaded into, the run ends in time with a verdict that is not its own. */
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseOptions } from '../../cli/options';
import { run } from '../../run/run';
import type { JudgedRun } from '../../judge/verdict/verdict';
import { markVariable, processesMarked } from '../testing/marked-processes';
import { temporaryFolder, type TemporaryFolder } from '../testing/temporary-folder';
import { expect, test } from '../testing/test';
import { hostileModules } from './module-table';

/** Seconds of the whole run, far above what one takes; each has calls that end after a second. */
const longestRunSeconds = 60;

let folder: TemporaryFolder;
let mark: string;

test.beforeEach(async () => {
  folder = await temporaryFolder();
  mark = randomUUID();
  process.env[markVariable] = mark;
});

test.afterEach(async () => {
  delete process.env[markVariable];
  await folder.remove();
});

for (const { name, exitCode, says, args = [] } of hostileModules) {
  test(`a module is survived: ${name}`, async () => {
    const out = path.join(folder.path, 'results');
    const adapter = path.join(__dirname, 'modules', `${name}.js`);
    const words = [
      ...['--no-report', '--no-contracts', '--runs=0', '--seed=1', `--out=${out}`, `--adapter=${adapter}`],
      ...['--only=message.mixed,deferred.one-sentinel-per-failure', `--deadline=${longestRunSeconds}`],
      ...args,
    ];
    let output = '';
    const write = (text: string) => (output += text);

    const options = parseOptions(words, '0', {});
    const code = await run(options, { name: 'suite', version: '0' }, new AbortController().signal, { write });

    expect(code, output).toBe(exitCode);
    expect(output).toMatch(says);
    expect(output).toContain(`${name}.js`);
    expect(output).toContain(`Exit code ${code}: `);
    expect(output).not.toContain('The suite itself failed');
    expect(output).not.toContain('(--deadline)');
    const verdict = JSON.parse(readFileSync(path.join(out, 'conformance.json'), 'utf8')) as JudgedRun;
    expect(verdict.results.filter(({ status }) => status === 'passed')).toEqual([]);
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
    expect(processesMarked(mark)).toEqual([]);
  });
}
