/** A module is reached in a process of its own; its calls to the documented Transfer API arrive, and no others leave. */
import { writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { TestInfo } from '@playwright/test';
import { expect, test } from '../../quality/testing/test';
import { reachModule } from './reach-module';

const options = { callDeadlineMs: 20_000 };
const declaration = `{
  protocol: 'escalation-conformance/1', implementation: { name: 'module', version: '1' }, channels: ['messaging'],
  clock: 'virtual', capabilities: [], fallbackMessage: 'Pardon?' }`;

function moduleWith(testInfo: TestInfo, text: string): string {
  const file = testInfo.outputPath('adapter.js');
  writeFileSync(file, text);
  return file;
}

/** A module whose conversations do this in `tell`. */
const telling = (testInfo: TestInfo, act: string) =>
  moduleWith(
    testInfo,
    `const http = require('node:http');
     exports.implementation = { declaration: ${declaration}, start: (conversation) => ({
       tell: async (event) => { ${act} }, stop() {} }) };`,
  );

const conversation = (id: string, origin: string) =>
  ({
    conversationId: id,
    platform: { messagesUrl: `${origin}/messages`, transfersUrl: `${origin}/${id}/transfers` },
  }) as never;

const event = { type: 'consumer-message', text: 'agent please' } as const;

let platform: Server;
let origin: string;
let arrived: { url: string; body: string }[];

test.beforeEach(async () => {
  arrived = [];
  platform = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => (body += String(chunk)));
    request.on('end', () => {
      arrived.push({ url: request.url ?? '', body });
      if (request.url?.startsWith('/reset')) request.socket.resetAndDestroy();
      else response.writeHead(200, { 'content-type': 'application/json' }).end('{"transferId":"t-1"}');
    });
  });
  await new Promise<void>((resolve) => platform.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(platform.address() as AddressInfo).port}`;
});

test.afterEach(async () => {
  platform.closeAllConnections();
  await new Promise((resolve) => platform.close(resolve));
});

const transferApi = 'https://va.example/botservice-0.1/botcentral/livePersonAgent';

for (const [client, call] of [
  [
    'fetch',
    `await fetch('${transferApi}', { method: 'POST', headers: { 'content-type': 'application/json' },
       body: JSON.stringify({ conversationId: conversation.conversationId }) }).then((answer) => answer.json());`,
  ],
  [
    'node:http',
    `await new Promise((resolve, reject) => http.request('${transferApi.replace('https', 'http')}', { method: 'POST' },
       (answer) => answer.resume().on('end', resolve)).on('error', reject)
       .end(JSON.stringify({ conversationId: conversation.conversationId })));`,
  ],
] as const) {
  test(`a call by ${client} to the documented host arrives at the transfersUrl of its conversation`, async ({}, testInfo) => {
    const { adapter, inbox } = await reachModule(telling(testInfo, call), options);
    try {
      await adapter.start(conversation('one', origin));
      await adapter.start(conversation('two', origin));
      await inbox.deliver('two', event);
    } finally {
      await adapter.close();
    }

    expect(arrived).toEqual([{ url: '/two/transfers', body: '{"conversationId":"two"}' }]);
    expect(adapter.escapes).toEqual([]);
  });

  test(`a transfer that is reset breaks the call by ${client}`, async ({}, testInfo) => {
    const { adapter, inbox } = await reachModule(telling(testInfo, call), options);
    try {
      await adapter.start(conversation('reset', origin));

      await expect(inbox.deliver('reset', event)).rejects.toThrow('ECONNRESET');
    } finally {
      await adapter.close();
    }
  });
}

test('a call to anywhere else is stopped and reported', async ({}, testInfo) => {
  const act = `await fetch('https://telemetry.example/v1?who=me').catch(() => {});
    await fetch('http://127.0.0.1:9/elsewhere').catch(() => {});
    await fetch(conversation.platform.messagesUrl, { method: 'POST', body: '{}' });`;
  const { adapter, inbox } = await reachModule(telling(testInfo, act), options);
  try {
    await adapter.start(conversation('one', origin));
    await inbox.deliver('one', event);
  } finally {
    await adapter.close();
  }

  expect(adapter.escapes).toEqual(['GET https://telemetry.example/v1?who=me', 'GET http://127.0.0.1:9/elsewhere']);
  expect(arrived.map(({ url }) => url)).toEqual(['/messages']);
});

test('a module may be an ES module with a default export', async ({}, testInfo) => {
  const file = testInfo.outputPath('adapter.mjs');
  writeFileSync(file, `export default { declaration: ${declaration}, start: () => ({ refused: 'too plain' }) };`);
  const { adapter } = await reachModule(file, options);
  try {
    expect((await adapter.declare()).implementation.name).toBe('module');
    expect(await adapter.start(conversation('one', origin))).toEqual({
      accepted: false,
      detail: 'too plain',
    });
  } finally {
    await adapter.close();
  }
});

test('a module cannot change what the suite knows of the setup', async ({}, testInfo) => {
  const file = moduleWith(
    testInfo,
    `exports.implementation = { declaration: ${declaration}, start: (conversation) => {
       conversation.bot = 'changed'; return { tell() {}, stop() {} }; } };`,
  );
  const { adapter } = await reachModule(file, options);
  const asked = { ...(conversation('one', origin) as object), bot: 'mine' };
  try {
    await adapter.start(asked as never);
  } finally {
    await adapter.close();
  }

  expect(asked.bot).toBe('mine');
});

for (const [what, text, seen] of [
  ['exports nothing', '', 'It exports "nothing"'],
  ['does not load', 'throw new Error("no licence");', 'no licence'],
] as const) {
  test(`a module that ${what} is told as such`, async ({}, testInfo) => {
    await expect(reachModule(moduleWith(testInfo, text), options)).rejects.toThrow(seen);
  });
}

test('a module whose loading never ends is told as such', async ({}, testInfo) => {
  const loading = reachModule(moduleWith(testInfo, 'for (;;);'), { callDeadlineMs: 200, loadingMs: 300 });

  await expect(loading).rejects.toThrow('never gave its thread back in its loading');
});

test('a file that is not there is wrong usage', async () => {
  await expect(reachModule('./no-such-adapter.ts', options)).rejects.toThrow('there is no such file');
});

test('a conversation without functions is told by what is missing', async ({}, testInfo) => {
  const text = `exports.implementation = { declaration: ${declaration}, start: () => ({ tell() {} }) };`;
  const { adapter } = await reachModule(moduleWith(testInfo, text), options);
  try {
    await expect(adapter.start(conversation('one', origin))).rejects.toThrow('the functions tell and stop');
  } finally {
    await adapter.close();
  }
});

test('what a function throws is told with its own lines, and none of ours', async ({}, testInfo) => {
  const { adapter, inbox } = await reachModule(telling(testInfo, 'throw new Error("not filled in");'), options);
  try {
    await adapter.start(conversation('one', origin));

    const { message } = (await inbox.deliver('one', event).catch((error: unknown) => error)) as Error;

    expect(message).toMatch(/tell\(\) threw Error: not filled in\n {4}at .*adapter\.js/);
    expect(message).not.toContain('module-host.ts');
  } finally {
    await adapter.close();
  }
});

test('a virtual clock without advance is told', async ({}, testInfo) => {
  const { adapter } = await reachModule(telling(testInfo, ''), options);
  try {
    await adapter.start(conversation('one', origin));

    await expect(adapter.advance('one', 5)).rejects.toThrow('have no function advance(ms)');
  } finally {
    await adapter.close();
  }
});

test('a function that never ends is unreachable', async ({}, testInfo) => {
  const file = telling(testInfo, 'await new Promise(() => {});');
  const { adapter, inbox } = await reachModule(file, { callDeadlineMs: 200 });
  try {
    await adapter.start(conversation('one', origin));

    await expect(inbox.deliver('one', event)).rejects.toMatchObject({ kind: 'unreachable' });
  } finally {
    await adapter.close();
  }
});
