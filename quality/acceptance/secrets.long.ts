/** A secret that an implementation says back, to whom and in whatever form, is in no file and no line of a run. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import type { IncomingMessage, RequestListener } from 'node:http';
import path from 'node:path';
import { declaring, failing, serve, type Serving } from '../testing/serve';
import { temporaryFolder, type TemporaryFolder } from '../testing/temporary-folder';
import { expect, test } from '../testing/test';
import { parseOptions } from '../../cli/options';
import { referenceOfWorker, type ServedReference } from './reference-of-worker';
import { run } from '../../run/run';

const user = 'canary-user';
const password = 'canary-word-86420';
const pair = Buffer.from(`${user}:${password}`).toString('base64');
/** With characters that each form writes in its own way. */
const key = 'canary/"key"+é-13579';

/** Everything in which a secret could be recognised, whatever happened to its other characters. */
const traces = [password, pair.replace(/=+$/, ''), '-13579', '-86420'];

let reference: ServedReference;
let folder: TemporaryFolder;
let serving: Serving | undefined;

test.beforeAll(async () => {
  reference = await referenceOfWorker();
});

test.beforeEach(async () => {
  folder = await temporaryFolder();
});

test.afterEach(async () => {
  await serving?.stop();
  serving = undefined;
  await folder.remove();
});

interface Judged {
  readonly code: number;
  readonly output: string;
  /** Each file below the results folder, by its path there. */
  readonly files: ReadonlyMap<string, string>;
}

async function judge(target: URL, env: NodeJS.ProcessEnv, ...more: string[]): Promise<Judged> {
  const out = path.join(folder.path, 'results');
  let output = '';
  const options = parseOptions(
    [`--target=${target.href}`, `--out=${out}`, '--seed=417', '--call-deadline=60', ...more],
    '0',
    env,
  );
  const suite = { name: 'suite', version: '0' };
  const code = await run(options, suite, new AbortController().signal, { write: (text: string) => (output += text) });
  const entries = readdirSync(out, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const files = entries.map((entry) => path.join(entry.parentPath, entry.name));
  return {
    code,
    output,
    files: new Map(files.map((file) => [path.relative(out, file), readFileSync(file).toString('utf8')])),
  };
}

async function bodyOf(incoming: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

interface Start {
  readonly conversationId: string;
  readonly platform: { readonly messagesUrl: string; readonly transfersUrl: string };
}

/**
 * A proxy before the reference that says what it was sent in each place where it can: in answers, refusals, messages
 * and transfer requests, as text, as JSON, in JSON, in URLs, and as something that is no JSON.
 */
async function startEcho(): Promise<URL> {
  const platforms = new Map<string, Start['platform']>();
  let url = '';
  let heard: readonly string[] = [];
  const send = (to: string, method: string, body: string, type = 'application/json') =>
    fetch(to, { method, headers: { 'content-type': type }, ...(body === '' ? {} : { body }) });
  const forms = (text: string) => [text, encodeURIComponent(text), JSON.stringify(text), JSON.stringify({ text })];
  const echoed = (body: string): string => {
    const parsed = JSON.parse(body) as object;
    return JSON.stringify({ ...parsed, heard: heard.flatMap(forms), [heard[0] ?? 'nothing']: heard });
  };

  const says = async (platform: Start['platform']) => {
    for (const text of heard.flatMap(forms)) await send(platform.messagesUrl, 'POST', JSON.stringify({ text }));
    for (const text of heard) {
      await send(platform.messagesUrl, 'POST', `no JSON: ${'x'.repeat(480)}${JSON.stringify(text)}`);
      await send(`${platform.messagesUrl}/${encodeURIComponent(text)}`, 'POST', '{}');
      await send(platform.transfersUrl, 'POST', JSON.stringify({ message: text, [text]: text }));
    }
  };

  const take = async (incoming: IncomingMessage) => {
    const body = await bodyOf(incoming);
    const [, place = '', id = '', face = ''] = (incoming.url ?? '').split('/');
    if (place === 'platform') {
      const to = platforms.get(id)?.[face === 'messages' ? 'messagesUrl' : 'transfersUrl'] ?? '';
      const answer = await send(to, 'POST', echoed(body));
      return { status: answer.status, body: await answer.text() };
    }
    const { authorization = '', 'x-key': itsKey = '' } = incoming.headers as Record<string, string>;
    heard = [authorization, authorization.replace('Basic ', ''), itsKey, `${user}:${password}`, password];
    if (place !== 'conversations' || id !== '') {
      const answer = await send(new URL(incoming.url ?? '/', reference.url).href, incoming.method ?? '', body);
      const said = await answer.text();
      return { status: answer.status, body: said === '' ? said : echoed(said) };
    }
    const start = JSON.parse(body) as Start;
    const conversation = encodeURIComponent(start.conversationId);
    platforms.set(conversation, start.platform);
    const base = `${url}platform/${conversation}`;
    const platform = { messagesUrl: `${base}/messages`, transfersUrl: `${base}/transfers` };
    const answer = await send(
      new URL('conversations', reference.url).href,
      'POST',
      JSON.stringify({ ...start, platform }),
    );
    const said = await answer.text();
    if (answer.status === 422)
      return { status: 422, body: echoed(JSON.stringify({ title: heard.join(), detail: key })) };
    if (start.conversationId.startsWith('conversation')) await says(start.platform);
    return { status: answer.status, body: said };
  };

  const listener: RequestListener = (incoming, response) => {
    take(incoming).then(
      ({ status, body }) => {
        response.writeHead(status, {
          'content-type':
            status < 300 ? 'application/json' : `application/problem+json; of="${encodeURIComponent(key)}"`,
        });
        // In two pieces, so that a secret may come in two.
        const half = Math.floor(body.length / 2);
        response.write(body.slice(0, half), () => response.end(body.slice(half)));
      },
      () => response.destroy(),
    );
  };
  serving = await serve(listener);
  url = serving.url;
  return new URL(url);
}

test('what is said back in answers, refusals, messages and transfers is nowhere, and fails as it did', async () => {
  const target = await startEcho();
  target.username = user;
  target.password = password;
  writeFileSync(path.join(folder.path, 'key'), key);
  const header = `--header=X-Key: @${path.join(folder.path, 'key')}`;

  const { code, output, files } = await judge(
    target,
    {},
    header,
    '--runs=3',
    '--only=message.in-transfer-request,route.integration-transfers,config.skill-id-mandatory',
  );

  expect(code, output).toBe(1);
  const holding = [...files, ['output', output] as const].filter(([, text]) =>
    traces.some((each) => text.includes(each)),
  );
  expect(holding.map(([name]) => name)).toEqual([]);
  for (const name of ['contracts.json', path.join('report', 'index.html'), path.join('findings', 'contracts.json')]) {
    expect(files.get(name), name).toContain('[secret]');
  }
  expect([...files.keys()]).toContain(path.join('allure-report', 'index.html'));
  expect([...files].filter(([name, text]) => name.startsWith('traces') && text.includes('[secret'))).not.toEqual([]);
});

test('a secret that is a word of the suite fails nobody', async () => {
  const env = { WORD: 'moment', OTHER: 'Transferring', THIRD: 'message' };
  const headers = ['--header=X-A: ${WORD}', '--header=X-B: ${OTHER}', '--header=X-C: ${THIRD}'];
  const only = '--only=message.in-transfer-request,config.default-interaction-message';

  const { code, output } = await judge(reference.url, env, ...headers, '--no-report', '--runs=3', only);

  expect(code, output).toBe(0);
});

test('a fallback message that holds a secret stops the run, since consumers read it', async () => {
  serving = await serve(declaring({ fallbackMessage: `Pardon? ${key}` }, failing));

  const { code, output, files } = await judge(new URL(serving.url), { KEY: key }, '--header=X-Key: ${KEY}');

  expect(code).toBe(4);
  expect(output).toContain('declares a fallback message that holds a secret of this run: "Pardon? [secret]"');
  expect([...files.values(), output].filter((text) => text.includes('-13579'))).toEqual([]);
});
