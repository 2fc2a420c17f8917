/** A bot in a container or on another machine is told a host by which it reaches the platform, the contracts' one too. */
import path from 'node:path';
import { expect, test } from '../testing/test';
import { serve } from '../testing/serve';
import { temporaryFolder } from '../testing/temporary-folder';
import { calledWith } from './called-with';
import { referenceOfWorker } from './reference-of-worker';

test('every URL of the platform names the host, and the implementation conforms by it', async () => {
  const folder = await temporaryFolder();
  const reference = await referenceOfWorker();
  const hosts: string[] = [];
  const proxy = await serve((incoming, response) => {
    void (async () => {
      const chunks: Buffer[] = [];
      for await (const chunk of incoming as AsyncIterable<Buffer>) chunks.push(chunk);
      const body = Buffer.concat(chunks).toString('utf8');
      for (const [, host = ''] of body.matchAll(/"(?:messages|transfers)Url":"http:\/\/([^:/]+):/g)) hosts.push(host);
      const answer = await fetch(new URL(incoming.url ?? '', reference.url), {
        method: incoming.method ?? 'GET',
        headers: { 'content-type': 'application/json' },
        ...(body === '' ? {} : { body }),
      });
      response.writeHead(answer.status, Object.fromEntries(answer.headers)).end(await answer.text());
    })().catch(() => response.destroy());
  });
  try {
    const words = [`--target=${proxy.url}`, '--platform-host=localhost', '--only=route.integration-transfers'];
    const quick = ['--runs=0', '--no-report', `--out=${path.join(folder.path, 'results')}`];

    const { code, said } = await calledWith([...words, ...quick]);

    expect(code, said).toBe(0);
    expect(said).toContain('Contracts');
    expect(new Set(hosts)).toEqual(new Set(['localhost']));
  } finally {
    await proxy.stop();
    await folder.remove();
  }
});
