/** A child is heard line by line, told of its mistakes by name, and gone afterwards. */
import { writeFileSync } from 'node:fs';
import type { TestInfo } from '@playwright/test';
import { expect, test } from '../../quality/testing/test';
import { redactorFor } from '../../trace/redactor';
import type { Inbox } from './inbox';
import { reachByStdio } from './reach-by-stdio';
import type { StdioAdapter } from './stdio-adapter';

const declaration = {
  protocol: 'escalation-conformance/1',
  implementation: { name: 'child', version: '1' },
  channels: ['messaging'],
  clock: 'virtual',
  capabilities: [],
  fallbackMessage: 'Pardon?',
};

/** Something that the child knows and nobody may read. */
const secret = 'canary-13579';

/** A child whose script is given each call as `call`, and answers by `say(object)`. */
async function withChild(
  testInfo: TestInfo,
  onCall: string,
  act: (adapter: StdioAdapter, inbox: Inbox) => Promise<void>,
  callDeadlineMs = 20_000,
): Promise<void> {
  const file = testInfo.outputPath('child.js');
  writeFileSync(
    file,
    `const say = (answer) => process.stdout.write(JSON.stringify(answer) + '\\n');
     const declaration = ${JSON.stringify(declaration)};
     require('node:readline').createInterface({ input: process.stdin }).on('line', (line) => {
       const call = JSON.parse(line);
       ${onCall}
     });`,
  );
  const command = `'${process.execPath}' '${file}'`;
  const { adapter, inbox } = reachByStdio(command, {
    callDeadlineMs,
    startUpMs: 20_000,
    redactor: redactorFor([secret]),
  });
  try {
    await act(adapter, inbox);
  } finally {
    await adapter.close();
  }
}

const faultOf = (promise: Promise<unknown>) =>
  promise.then(
    () => undefined,
    (error: unknown) => error as Error & { kind?: string },
  );

test('a declaration arrives', async ({}, testInfo) => {
  await withChild(testInfo, 'say({ id: call.id, declaration });', async (adapter) => {
    expect(await adapter.declare()).toEqual(declaration);
  });
});

test('answers find their calls in any order', async ({}, testInfo) => {
  const onCall = `
    if (call.call === 'advance') global.late = call.id;
    else { say({ id: call.id, done: true }); say({ id: global.late, done: true }); }`;

  await withChild(testInfo, onCall, async (adapter) => {
    await Promise.all([adapter.advance('a', 5), adapter.outage('b', true)]);
  });
});

test('an event is a line of the same child, and one that it does not take is told', async ({}, testInfo) => {
  const event = { type: 'consumer-message', text: 'Hello' } as const;
  const expected = JSON.stringify({ call: 'tell', conversationId: 'a', event });
  const onCall = `
    const { id, ...asked } = call;
    if (JSON.stringify(asked) === ${JSON.stringify(expected)}) say({ id, done: true });
    else say({ id, error: 'not ' + JSON.stringify(asked) });`;

  await withChild(testInfo, onCall, async (_, inbox) => {
    await inbox.deliver('a', event);

    expect((await faultOf(inbox.deliver('b', event)))?.message).toContain('answered "tell" with the error');
  });
});

test('a refused configuration is an answer, not a fault', async ({}, testInfo) => {
  await withChild(testInfo, "say({ id: call.id, refused: 'no message' });", async (adapter) => {
    expect(await adapter.start({} as never)).toEqual({ accepted: false, detail: 'no message' });
  });
});

for (const [what, onCall, kind, seen] of [
  ['an error', "say({ id: call.id, error: 'not built yet' });", 'protocol', 'with the error "not built yet"'],
  ['text that is no JSON', "console.log('Hello!');", 'protocol', 'which is not JSON'],
  ['an answer to nothing', 'say({ id: 99, done: true });', 'protocol', 'which was never made'],
  ['an answer without content', 'say({ id: call.id });', 'protocol', 'exactly one of declaration, done'],
  ['its end', "console.error('missing account'); process.exit(7);", 'unreachable', 'missing account'],
] as const) {
  test(`${what} in place of an answer is told as what it is`, async ({}, testInfo) => {
    await withChild(testInfo, onCall, async (adapter) => {
      const fault = await faultOf(adapter.end('a'));

      expect(fault?.kind).toBe(kind);
      expect(fault?.message).toContain(seen);
    });
  });
}

test('a wrong declaration is told by its fields', async ({}, testInfo) => {
  const onCall = "say({ id: call.id, declaration: { ...declaration, channels: ['sms'] } });";

  await withChild(testInfo, onCall, async (adapter) => {
    expect((await faultOf(adapter.declare()))?.message).toContain('channels.0');
  });
});

test('a child that does not answer is unreachable', async ({}, testInfo) => {
  const onCall = "if (call.call === 'declare') say({ id: call.id, declaration });";

  await withChild(
    testInfo,
    onCall,
    async (adapter) => {
      await adapter.declare();
      const fault = await faultOf(adapter.end('a'));

      expect(fault?.kind).toBe('unreachable');
      expect(fault?.message).toContain('did not answer "end" within 0.3 s');
    },
    300,
  );
});

test('a program that is not there is told as such', async () => {
  const { adapter } = reachByStdio('no-such-program-here', { callDeadlineMs: 5_000 });

  const fault = await faultOf(adapter.declare());
  await adapter.close();

  expect(fault?.message).toContain('could not be started');
});

test('a command without words is wrong usage', () => {
  expect(() => reachByStdio(' ', { callDeadlineMs: 1 })).toThrow('names no command');
});

test('a secret in what a child says is told to nobody, not even in part', async ({}, testInfo) => {
  // On stderr more follows than is shown, so that what is shown would begin within the secret.
  const onCall = `
    if (call.call === 'start') say({ id: call.id, refused: 'not with ${secret}' });
    else console.error('${secret}' + 'x'.repeat(3_994)), say({ id: call.id, error: 'bad ${secret}' });`;

  await withChild(testInfo, onCall, async (adapter) => {
    expect(await adapter.start({} as never)).toMatchObject({ detail: 'not with [secret]' });
    expect((await faultOf(adapter.end('a')))?.message).toContain('"bad [secret]"');
    expect((await faultOf(adapter.end('a')))?.message).not.toMatch(/canary|13579/);
  });
});
