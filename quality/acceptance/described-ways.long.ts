/** A bot that takes no definition is judged by its description in every way in which a bot can be reached, played and told of. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseVerdictFile, type VerdictFile } from '../../results/verdict-file-schema';
import { temporaryFolder, type TemporaryFolder } from '../testing/temporary-folder';
import { expect, test } from '../testing/test';
import { calledWith } from './called-with';

const stranger = path.join(__dirname, '..', 'testing', 'stranger-bot.js');
const description = {
  escalations: [
    {
      phrases: 'agent please',
      skill: '3402109730',
      message: 'One moment, an agent will join.',
      whenRefused: 'I am sorry, nobody could be reached.',
      agentId: 'none',
    },
  ],
  whenFailedLater: 'Nobody was free. Please try later.',
  fallback: 'Sorry, I did not get that.',
  userFriendlyResponse: 'none',
};
const plays = 25;
const refused = '--only=immediate.failure-reaches-rule';

let folder: TemporaryFolder;

test.beforeEach(() => test.setTimeout(1_200_000));

test.beforeAll(async () => {
  folder = await temporaryFolder();
});

test.afterAll(async () => {
  await folder?.remove();
});

const at = (name: string) => path.join(folder.path, name);
const verdictIn = (name: string): VerdictFile =>
  parseVerdictFile(readFileSync(path.join(at(name), 'conformance.json'), 'utf8'), name);
const idsIn = (name: string, ...statuses: string[]) =>
  verdictIn(name).results.flatMap(({ id, status }) => (statuses.includes(status) ? [id] : []));

/** A file in which the stranger's bot is, as it is with these options. */
function written(name: string, options: object, as = 'exports.implementation = bot.botOf'): string {
  const file = at(`${name}.js`);
  writeFileSync(file, `const bot = require(${JSON.stringify(stranger)});\n${as}(${JSON.stringify(options)});\n`);
  return file;
}

function asModule(name: string, options: object): string {
  return `--adapter=${written(name, options)}`;
}

async function judged(name: string, words: readonly string[]) {
  // The parts of one run have one description, its file included.
  const file = at('bot.json');
  writeFileSync(file, JSON.stringify(description));
  const fixed = [`--bot=${file}`, `--out=${at(name)}`, '--seed=5', '--call-deadline=120', '--deadline=1200'];
  const report = words.includes('--with-report') ? [] : ['--no-report'];
  const asked = words.filter((word) => word !== '--with-report');
  const { code, said } = await calledWith(['run', ...asked, ...fixed, ...report]);
  return { code, said: said.replace(/\s+/g, ' ') };
}

function expectRight(name: string, { code, said }: { readonly code: number; readonly said: string }) {
  expect(code, said).toBe(0);
  expect(idsIn(name, 'failed', 'inconclusive')).toEqual([]);
  expect(verdictIn(name).extent?.byDescription).toBe(true);
  expect(said).toContain('PARTIAL, BY DESCRIPTION');
  expect(said).toContain('no profile is claimed');
}

test('as a module, over standard input and on chat it passes the same requirements', async () => {
  const lines = written('lines', {}, 'bot.onLines');
  expectRight('module', await judged('module', [asModule('bot', {}), `--history=${at('kept')}`]));
  expectRight('stdio', await judged('stdio', [`--adapter=stdio:'${process.execPath}' '${lines}'`]));
  const both = asModule('both', { channels: ['messaging', 'chat'] });
  expectRight('chat', await judged('chat', [both, '--channel=chat']));

  expect(idsIn('module', 'passed').length).toBeGreaterThan(20);
  expect(idsIn('stdio', 'passed')).toEqual(idsIn('module', 'passed'));
  expect(idsIn('chat', 'passed')).toEqual(idsIn('module', 'passed'));
  expect(existsSync(at('kept'))).toBe(true);
});

test('two parts are merged to what one run says, and the claim of either holds', async () => {
  const bot = asModule('bot', {});
  for (const part of [1, 2]) await judged(`part-${part}`, [bot, `--shard=${part}/2`]);
  const whole = await judged('whole', [bot]);
  const merged = await calledWith(['merge', at('part-1'), at('part-2'), `--out=${at('merged')}`]);

  expectRight('whole', whole);
  expectRight('merged', { code: merged.code, said: merged.said.replace(/\s+/g, ' ') });
  expect(merged.said).toContain(`Tried: ${plays} of ${plays} plays.`);
  expect(idsIn('merged', 'passed')).toEqual(idsIn('whole', 'passed'));
  for (const name of ['whole', 'merged']) {
    const claim = await calledWith(['verify-claim', at(name)]);
    expect(claim.code, claim.said).toBe(0);
    expect(claim.said).toContain(`Described ${plays} of ${plays} that such a run is made of`);
  }
  const again = await calledWith(['judge', at('whole')]);
  expect(again.code, again.said).toBe(0);
  expect(again.said).toContain('CONFORMS, PARTIAL, BY DESCRIPTION');
});

test('one that says its text twice is told of it, and compared with one that does not', async () => {
  expectRight('once', await judged('once', [asModule('bot', {}), '--only=deferred.*']));
  const twice = await judged('twice', [asModule('twice', { twice: 'later' }), '--only=deferred.*']);
  const compared = await calledWith(['compare', at('once'), at('twice'), `--out=${at('compared')}`]);

  expect(twice.code, twice.said).toBe(0);
  expect(idsIn('twice', 'failed')).toEqual(['deferred.one-sentinel-per-failure']);
  expect(twice.said).toContain('Look at the bot, or its description in bot.json');
  expect(compared.said).toContain('deferred.one-sentinel-per-failure  passed | failed');
});

for (const clock of ['configurable', 'real'] as const) {
  test(`its clock may be ${clock}`, async () => {
    expectRight(clock, await judged(clock, [asModule(clock, { clock }), '--only=deferred.caught-dialog-answers']));

    expect(idsIn(clock, 'passed')).toEqual(['deferred.caught-dialog-answers']);
  });
}

test('repeated plays of one requirement have one result, and the report says on its Allure page what it is', async () => {
  const run = await judged('report', [asModule('bot', {}), refused, '--repeat=2', '--with-report']);

  expectRight('report', run);
  expect(run.said).toContain('each chosen situation was played 2 times, and every requirement had one result');
  expect(run.said).not.toContain('No Allure report');
  const page = readFileSync(path.join(at('report'), 'allure-report', 'index.html'), 'utf8');
  expect(/<title>([^<]*)</.exec(page)?.[1]).toContain('partial, by description: conforms');
});
