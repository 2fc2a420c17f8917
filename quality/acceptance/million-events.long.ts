/** A bot that says a million texts in one conversation is refused, named and survived, in bounded memory. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import path from 'node:path';
import { readFileSync } from 'node:fs';
import type { StartConversation } from '../../protocol/types';
import type { JudgedRun } from '../../judge/verdict/verdict';
import { declaring } from '../testing/serve';
import { temporaryFolder } from '../testing/temporary-folder';
import { expect, test } from '../testing/test';
import { runChild } from '../testing/child';

test.describe.configure({ timeout: 1_500_000 });

const root = path.resolve(__dirname, '..', '..');
const events = 1_000_000;
const deadlineMs = 1_200_000;

/** Megabytes that the command may hold at most; a run that nobody floods holds more than half of it. */
const mostMegabytes = 450;

/** Connections that say texts at once, and texts that are sent on each before anybody answers. */
const lanes = 8;
const pipelined = 500;

/**
 * Sends so many texts over one connection; resolves when all were answered, or when it was closed: beyond its limit the
 * platform refuses one call and hangs up on those behind it.
 */
function say(messagesUrl: URL, count: number, open: Set<Socket>): Promise<void> {
  return new Promise((resolve) => {
    const socket = connect(Number(messagesUrl.port), messagesUrl.hostname);
    open.add(socket);
    const body = '{"text":"and another word"}';
    const head = `POST ${messagesUrl.pathname} HTTP/1.1\r\nhost: ${messagesUrl.host}\r\ncontent-type: application/json\r\n`;
    const text = `${head}content-length: ${body.length}\r\n\r\n${body}`;
    let answered = 0;
    socket.setEncoding('latin1').on('data', (chunk: string) => {
      answered += chunk.split('HTTP/1.1 ').length - 1;
      if (answered >= count) socket.end();
    });
    socket
      .on('error', () => undefined)
      .once('connect', () => socket.write(text.repeat(count)))
      .once('close', () => {
        open.delete(socket);
        resolve();
      });
  });
}

test('a million events end in the right exit code, with the cause in words and in bounded memory', async () => {
  const folder = await temporaryFolder();
  const out = path.join(folder.path, 'results');
  const open = new Set<Socket>();
  let flooded: Promise<number> | undefined;
  const conversations = new Map<string, StartConversation>();
  const bodyOf = async (incoming: IncomingMessage) => {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming as AsyncIterable<Buffer>) chunks.push(chunk);
    return Buffer.concat(chunks).toString('utf8');
  };
  const flood = async ({ messagesUrl }: StartConversation['platform']) => {
    let sent = 0;
    const lane = async () => {
      while (sent < events) {
        sent += pipelined;
        await say(new URL(messagesUrl), pipelined, open);
      }
    };
    await Promise.all(Array.from({ length: lanes }, lane));
    return sent;
  };
  const converse = async (incoming: IncomingMessage, response: ServerResponse) => {
    const body = await bodyOf(incoming);
    const [, , id = '', face] = (incoming.url ?? '').split('/').map(decodeURIComponent);
    if (id === '') {
      const start = JSON.parse(body) as StartConversation;
      conversations.set(start.conversationId, start);
      response.writeHead(201).end();
      return;
    }
    const started = conversations.get(id);
    // One conversation is enough, and one that is judged: those of the examination come first, and say other things.
    if (face === 'events' && started && !flooded && conversations.size > 8) {
      flooded = flood(started.platform);
      await flooded;
    }
    response.writeHead(204).end();
  };
  const server = createServer(
    declaring({}, (incoming, response) => void converse(incoming, response).catch(() => response.destroy())),
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const peak = path.join(folder.path, 'peak');
  try {
    const target = `--target=http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    const limits = ['--call-deadline=900', '--deadline=1000', '--only=message.*', '--seed=1'];
    const words = [
      '-e',
      watching,
      '--',
      target,
      '--no-report',
      '--no-contracts',
      '--runs=0',
      ...limits,
      `--out=${out}`,
    ];

    const { code, output } = await runChild(process.execPath, words, { cwd: root, deadlineMs, env: { PEAK: peak } });

    const megabytes = Number(readFileSync(peak, 'utf8')) / 1_024;
    process.stdout.write(`Peak memory of the command: ${megabytes.toFixed(0)} MB\n`);
    expect(await flooded, output).toBeGreaterThanOrEqual(events);
    expect([1, 4, 6], output).toContain(code);
    expect(output).not.toContain('The suite itself failed');
    expect(output).toMatch(/More than 2000 calls|The consumer read/);
    const { results } = JSON.parse(readFileSync(path.join(out, 'conformance.json'), 'utf8')) as JudgedRun;
    expect(results.filter(({ status }) => status === 'passed').map(({ id }) => id)).toEqual([]);
    expect(megabytes).toBeLessThan(mostMegabytes);
  } finally {
    open.forEach((socket) => socket.destroy());
    server.closeAllConnections();
    await new Promise<void>((resolve) => server.close(() => resolve()));
    await folder.remove();
  }
});

/** The command, with a note of the most kilobytes that it held. */
const watching = `
  process.once('exit', () =>
    require('node:fs').writeFileSync(process.env.PEAK, String(process.resourceUsage().maxRSS)));
  process.argv.splice(1, 0, 'escalation-conformance');
  require('./bin/escalation-conformance.js');`;
