/**
 * The protocol page tells the truth: its conversation is played against the reference implementation, message by
 * message, and it names every field there is.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, test } from '../quality/testing/test';
import { openapiDocument } from './openapi';

const root = resolve(__dirname, '..');
const page = readFileSync(resolve(root, 'docs/protocol/README.md'), 'utf8');

interface HttpRequest {
  readonly method: string;
  readonly path: string;
  readonly host: string;
  readonly body: string;
}

interface HttpAnswer {
  readonly status: number;
  readonly contentType: string;
  readonly body: string;
}

interface Exchange {
  readonly request: HttpRequest;
  answer: HttpAnswer | undefined;
  /** What the implementation asks of the platform before it answers. */
  readonly within: Exchange[];
}

/** The page's blocks as the suite's calls, each with the calls that the implementation makes meanwhile. */
function readExchanges(markdown: string): Exchange[] {
  const outer: Exchange[] = [];
  const open: Exchange[] = [];
  for (const [, block = ''] of markdown.matchAll(/^```http\n([\s\S]*?)^```$/gm)) {
    const [head = '', body = ''] = block.trimEnd().split(/\n\n([\s\S]*)/);
    const [first = '', ...headers] = head.split('\n');
    const header = (name: string) => headers.find((line) => line.startsWith(`${name}: `))?.slice(name.length + 2) ?? '';
    const answered = /^HTTP\/1\.1 (\d{3}) /.exec(first);
    if (answered) {
      const exchange = open.pop();
      if (!exchange) throw new Error(`The page has an answer without a request: ${first}`);
      exchange.answer = { status: Number(answered[1]), contentType: header('Content-Type'), body };
      continue;
    }
    const [, method = '', path = ''] = /^(\w+) (\S+) HTTP\/1\.1$/.exec(first) ?? [];
    if (method === '') throw new Error(`The page has a block that is neither request nor answer: ${first}`);
    const exchange: Exchange = { request: { method, path, host: header('Host'), body }, answer: undefined, within: [] };
    (open[open.length - 1]?.within ?? outer).push(exchange);
    open.push(exchange);
  }
  if (open.length > 0) throw new Error(`The page leaves ${open.length} requests unanswered.`);
  return outer;
}

const json = (text: string): unknown => (text === '' ? '' : JSON.parse(text));

/** What an implementation may choose freely is compared by its presence only. */
function withoutFreeChoices(body: unknown): unknown {
  if (typeof body !== 'object' || body === null) return body;
  const fields = { ...body } as Record<string, unknown>;
  if ('userPlatformId' in fields) fields['userPlatformId'] = typeof fields['userPlatformId'];
  if ('implementation' in fields) fields['implementation'] = Object.keys(fields['implementation'] as object).sort();
  // Problem details are written for people; only that there is a sentence matters here.
  for (const words of ['title', 'detail'])
    if ('status' in fields && words in fields) fields[words] = typeof fields[words];
  return fields;
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

async function listen(server: Server): Promise<string> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** Starts the reference implementation as its own process; `stop` ends it by its pid. */
async function startReference(): Promise<{ readonly url: string; readonly stop: () => Promise<void> }> {
  const child = spawn(
    process.execPath,
    ['-r', './bin/typescript.js', 'reference/main.ts', '--port=0', '--exit-with-stdin'],
    { cwd: root, stdio: ['pipe', 'pipe', 'inherit'] },
  );
  const ended = once(child, 'exit');
  const lines = createInterface({ input: child.stdout });
  const first = await Promise.race([once(lines, 'line'), ended.then(() => undefined)]);
  if (!first) throw new Error(`reference/main.ts ended with ${child.exitCode} before it printed its URL.`);
  const { url } = JSON.parse(String(first[0])) as { url: string };
  return {
    url,
    stop: async () => {
      child.stdin.end();
      child.kill('SIGTERM');
      await ended;
    },
  };
}

test('the conversation on the protocol page is what the reference implementation does', async () => {
  const exchanges = readExchanges(page);
  const expectedCalls: Exchange[] = [];
  const surprises: string[] = [];
  const platform = createServer((request, response) => {
    void bodyOf(request).then((body) => {
      const expected = expectedCalls.shift();
      const call = `${request.method} ${request.url} ${body}`;
      if (!expected?.answer) {
        surprises.push(`The implementation made a call that the page does not show: ${call}`);
        response.writeHead(500).end();
        return;
      }
      const { request: shown, answer } = expected;
      const seen = { method: request.method, path: request.url, body: withoutFreeChoices(json(body)) };
      const wanted = { method: shown.method, path: shown.path, body: withoutFreeChoices(json(shown.body)) };
      if (JSON.stringify(sorted(seen)) !== JSON.stringify(sorted(wanted))) {
        surprises.push(`The page shows ${JSON.stringify(wanted)}, the implementation called ${JSON.stringify(seen)}`);
      }
      response
        .writeHead(answer.status, answer.contentType ? { 'content-type': answer.contentType } : {})
        .end(answer.body);
    });
  });
  const platformUrl = await listen(platform);
  const reference = await startReference();
  const target = reference.url.replace(/\/$/, '');

  try {
    for (const { request, answer, within } of exchanges) {
      const call = `${request.method} ${request.path} ${request.body.slice(0, 60)}`;
      expect(request.host, call).toBe('implementation.example');
      expectedCalls.push(...within);
      const body = request.body.replaceAll('http://platform.example', platformUrl);
      const answered = await fetch(`${target}${request.path}`, {
        method: request.method,
        ...(body === '' ? {} : { body, headers: { 'content-type': 'application/json' } }),
        signal: AbortSignal.timeout(10_000),
      });
      const text = await answered.text();

      expect(surprises, call).toEqual([]);
      expect(expectedCalls, `calls that the page shows within ${call}`).toEqual([]);
      expect(answered.status, `${call}\n${text}`).toBe(answer?.status);
      expect(withoutFreeChoices(json(text)), call).toEqual(withoutFreeChoices(json(answer?.body ?? '')));
      expect(answered.headers.get('content-type') ?? '', call).toContain(answer?.contentType ?? '');
    }
  } finally {
    await reference.stop();
    platform.closeAllConnections();
    platform.close();
  }
});

/** The same value with the fields of every object in one order. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const fields = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(fields.map(([key, each]) => [key, sorted(each)]));
}

test('the page shows each call of the protocol at least once', () => {
  const shown = new Set<string>();
  const note = ({ request, within }: Exchange) => {
    shown.add(`${request.method} ${request.path.replace(/conversation-\d+/, '{id}')}`);
    within.forEach(note);
  };

  readExchanges(page).forEach(note);

  const served = Object.entries(openapiDocument().paths).flatMap(([path, methods]) =>
    Object.keys(methods)
      .filter((method) => method !== 'parameters')
      .map((method) => `${method.toUpperCase()} ${path}`),
  );
  expect([...shown].sort()).toEqual([...served, 'POST /{id}/messages', 'POST /{id}/transfers'].sort());
});

test('the page names every field and every fixed value of the schemas', () => {
  const named = new Set<string>();
  const collect = (schema: unknown): void => {
    if (typeof schema !== 'object' || schema === null) return;
    const { properties, enum: choices, const: constant } = schema as Record<string, unknown>;
    if (properties) Object.keys(properties).forEach((name) => named.add(name));
    if (Array.isArray(choices)) choices.forEach((choice) => named.add(String(choice)));
    if (typeof constant === 'string') named.add(constant);
    Object.values(schema).forEach(collect);
  };
  collect(openapiDocument().components.schemas);

  const inCode = new Set([...page.matchAll(/`([^`\n]+)`/g)].flatMap(([, code = '']) => [code, ...code.split('.')]));
  expect([...named].filter((name) => !inCode.has(name)).sort()).toEqual([]);
});
