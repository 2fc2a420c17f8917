/** A peer that turns hostile when its scenarios are over meets the contracts, the generated cases and the report. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseOptions } from '../../cli/options';
import { run } from '../../run/run';
import type { JudgedRun } from '../../judge/verdict/verdict';
import { temporaryFolder, type TemporaryFolder } from '../testing/temporary-folder';
import { expect, test } from '../testing/test';
import { hostTurncoat, misdeeds, type Turncoat } from './peers/turncoat';

/** Seconds, far above what one run takes on the busiest machine; each has calls that end after three seconds. */
const longestRunSeconds = 300;

/** What the run prints as it comes to each part, and what it judges: enough to be played there, and little besides. */
const parts = {
  contracts: { begins: /^Contracts$/m, only: 'message.mixed,skill.literal-number', runs: 0 },
  'generated cases': { begins: /^Properties: /m, only: 'context.receiver-starts-intent-dialog', runs: 3 },
} as const;

interface Row {
  readonly misdeed: keyof typeof misdeeds;
  readonly among: keyof typeof parts;
  readonly exitCode: number;
  readonly says: RegExp;
  readonly report?: true;
}

const rows: readonly Row[] = [
  { misdeed: 'never answers', among: 'contracts', exitCode: 3, says: /did not answer/ },
  { misdeed: 'resets', among: 'contracts', exitCode: 3, says: /could not be reached/ },
  { misdeed: 'answers with a gigabyte', among: 'contracts', exitCode: 4, says: /more than 1048576 bytes/ },
  { misdeed: 'answers {} to everything', among: 'contracts', exitCode: 4, says: /not a declaration/ },
  { misdeed: 'calls its answers images', among: 'contracts', exitCode: 4, says: /declared something else/ },
  { misdeed: 'drips', among: 'contracts', exitCode: 3, says: /did not answer/ },
  { misdeed: 'dies half-way', among: 'contracts', exitCode: 3, says: /was refused/ },
  { misdeed: 'never answers', among: 'generated cases', exitCode: 3, says: /did not answer/ },
  { misdeed: 'answers {} to everything', among: 'generated cases', exitCode: 4, says: /not a declaration/ },
  { misdeed: 'dies half-way', among: 'generated cases', exitCode: 3, says: /was refused/, report: true },
];

let folder: TemporaryFolder;
let peer: Turncoat | undefined;

test.beforeEach(async () => {
  folder = await temporaryFolder();
});

test.afterEach(async () => {
  await peer?.stop();
  peer = undefined;
  await folder.remove();
});

/** Servers, timers and children that this process holds open. */
const heldOpen = () => process.getActiveResourcesInfo().filter((kind) => /TCPServer|Process|Pipe/.test(kind)).length;

for (const { misdeed, among, exitCode, says, report } of rows) {
  test(`a peer is survived that ${misdeed} among the ${among}${report ? ', in the report too' : ''}`, async () => {
    const hosted = await hostTurncoat(misdeeds[misdeed]);
    peer = hosted;
    const out = path.join(folder.path, 'results');
    const openBefore = heldOpen();
    const { begins, only, runs } = parts[among];
    const args = [
      ...[`--runs=${runs}`, '--seed=1', `--out=${out}`, `--target=${hosted.url}`, ...(report ? [] : ['--no-report'])],
      ...[`--only=${only}`, '--call-deadline=3', `--deadline=${longestRunSeconds}`],
    ];
    let output = '';
    const write = (text: string) => {
      output += text;
      if (begins.test(output)) hosted.turn();
    };

    const code = await run(parseOptions(args, '0', {}), { name: 'suite', version: '0' }, new AbortController().signal, {
      write,
    });
    await hosted.stop();

    expect(code, output).toBe(exitCode);
    expect(output).toMatch(begins);
    expect(output).toMatch(says);
    expect(output).toContain(`Exit code ${code}: `);
    expect(output).not.toContain('The suite itself failed');
    expect(output).not.toContain('(--deadline)');
    const verdict = JSON.parse(readFileSync(path.join(out, 'conformance.json'), 'utf8')) as JudgedRun;
    expect(verdict.results.filter(({ status }) => status === 'passed')).toEqual([]);
    expect(existsSync(path.join(out, 'allure-report', 'index.html'))).toBe(report === true);
    expect(heldOpen()).toBeLessThanOrEqual(openBefore);
  });
}
