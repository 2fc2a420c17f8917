/** What servers and proxies do with connections is no finding about escalation: the same bot conforms behind all of them. */
import path from 'node:path';
import { startRelay, type Manner, type Relay } from '../testing/relay';
import { expect, test } from '../testing/test';
import { temporaryFolder, type TemporaryFolder } from '../testing/temporary-folder';
import { calledWith } from './called-with';
import { referenceOfWorker } from './reference-of-worker';

let folder: TemporaryFolder;
let relay: Relay | undefined;

test.beforeEach(async () => {
  folder = await temporaryFolder();
});

test.afterEach(async () => {
  await relay?.stop();
  relay = undefined;
  await folder.remove();
});

for (const [what, manner, options] of [
  ['100 Continue before each answer', { before: 'HTTP/1.1 100 Continue\r\n\r\n' }, []],
  ['early hints before each answer', { before: 'HTTP/1.1 103 Early Hints\r\nlink: </a>\r\n\r\n' }, []],
  ['four connections at most', { takes: 4 }, ['--connections=4']],
  ['one connection at most', { takes: 1 }, ['--connections=1']],
] as const satisfies readonly (readonly [string, Manner, readonly string[]])[]) {
  test(`the reference conforms behind a server with ${what}, contracts as well`, async () => {
    relay = await startRelay((await referenceOfWorker()).url, manner);
    const only = '--only=skill.non-numeric-sends-fallback,skill.literal-number,config.message-required';
    const words = [`--target=${relay.url}`, only, '--runs=3', '--seed=4', '--no-report', ...options];

    const { code, said } = await calledWith([...words, `--out=${path.join(folder.path, 'results')}`]);

    expect(code, said).toBe(0);
    expect(said).toContain('Contracts');
    expect(relay.refused()).toBe(0);
  });
}

test('a server that takes fewer connections than are made is told as 3, with the option that helps', async () => {
  relay = await startRelay((await referenceOfWorker()).url, { takes: 1 });
  const words = [`--target=${relay.url}`, '--runs=0', '--no-contracts', '--no-report'];

  const { code, said } = await calledWith([...words, `--out=${path.join(folder.path, 'results')}`]);

  expect(code, said).toBe(3);
  expect(said).toContain('give --connections=<n>');
});
