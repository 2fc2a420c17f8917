/** A bot in a container or on another machine is told a host by which it reaches the platform, the contracts' one too. */
import path from 'node:path';
import { expect, test } from '../testing/test';
import { patienceMs } from '../testing/patience';
import { serve } from '../testing/serve';
import { temporaryFolder } from '../testing/temporary-folder';
import { runChild } from '../testing/child';
import { startReference } from '../../run/reference-process';

const root = path.join(__dirname, '..', '..');
const bin = path.join(root, 'bin', 'escalation-conformance.js');

test('every URL of the platform names the host, and the implementation conforms by it', async () => {
  const folder = await temporaryFolder();
  const reference = await startReference();
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

    const { code, output } = await runChild(process.execPath, [bin, ...words, ...quick], {
      cwd: root,
      deadlineMs: patienceMs,
    });

    expect(code, output).toBe(0);
    expect(output).toContain('Contracts');
    expect(new Set(hosts)).toEqual(new Set(['localhost']));
  } finally {
    await proxy.stop();
    await reference.stop();
    await folder.remove();
  }
});
