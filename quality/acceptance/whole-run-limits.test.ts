/** What a run takes in all has an end: whoever goes beyond it is told off with exit code 4, and what was judged is kept. */
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { parseOptions } from '../../cli/options';
import { platformLimits } from '../../play/platform/surfaces/platform-limits';
import type { StartConversation } from '../../protocol/types';
import { readRunFile } from '../../results/run-file';
import { run } from '../../run/run';
import { folderOfFile } from '../testing/folder-of-file';
import { declaring, serve } from '../testing/serve';
import { expect, test } from '../testing/test';
import { calledWith } from './called-with';
import { referenceOfWorker } from './reference-of-worker';

const folder = folderOfFile();

async function played(name: string, target: string, mostBytes?: number) {
  const out = path.join(folder.path, name);
  const words = [`--target=${target}`, '--only=route.*', '--seed=7', '--no-report', '--no-contracts', '--runs=0'];
  const options = parseOptions([...words, '--at-once=1', '--call-deadline=60', `--out=${out}`], '0', {});
  let said = '';
  const output = { write: (more: string) => void (said += more) };
  const never = new AbortController().signal;
  const code = await run(options, { name: 'suite', version: '0' }, never, output, mostBytes);
  return { code, said, out };
}

test('a run whose results have no room any more is ended, and what was judged by then is kept', async () => {
  const { code, said, out } = await played('bytes', (await referenceOfWorker()).url.href, 40_000);

  expect(code, said).toBe(4);
  expect(said).toContain('What the implementation said fills more than 40000 bytes of the results folder');
  expect(said.match(/^FAULT/gm)).toHaveLength(1);
  const { plays } = readRunFile(out);
  expect(plays.length).toBeGreaterThan(0);
  expect(plays.filter(({ fault }) => fault)).toEqual([]);
  expect((await calledWith(['judge', out])).code).toBe(4);
});

/** Opens connections and says nothing, until it is hung up on; some at a time, since a server takes so many in one moment. */
async function openWithoutEnd(url: string, sockets: Socket[]): Promise<void> {
  const { hostname, port } = new URL(url);
  const over = new AbortController();
  const refused = once(over.signal, 'abort');
  while (!over.signal.aborted) {
    const some = Array.from({ length: 100 }, () => connect(Number(port), hostname));
    sockets.push(...some);
    for (const socket of some) socket.on('error', () => undefined).once('close', () => over.abort());
    await Promise.race([refused, Promise.all(some.map((socket) => once(socket, 'connect')))]);
  }
}

test('an implementation that opens connections to the platform without end ends the run with exit code 4', async () => {
  const sockets: Socket[] = [];
  let opening: Promise<void> | undefined;
  const serving = await serve(
    declaring({}, (incoming, response) => {
      void text(incoming).then(async (body) => {
        if (incoming.url === '/conversations') {
          const { platform } = JSON.parse(body) as StartConversation;
          await (opening ??= openWithoutEnd(platform.messagesUrl, sockets));
        }
        response.writeHead(204).end();
      });
    }),
  );
  try {
    const { code, said } = await played('connections', serving.url);

    expect(code, said).toBe(4);
    expect(said).toContain(`opened more than ${platformLimits.connections} connections to the platform at once`);
  } finally {
    for (const socket of sockets) socket.destroy();
    await serving.stop();
  }
});
