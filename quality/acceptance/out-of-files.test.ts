/** Where the system lets us have no more open files, connections or processes, that is told as what it is, and nobody else is blamed. */
import { connect, type Socket } from 'node:net';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { isAmongLast, keptBack, ownLimitBehind } from '../../play/adapters/own-limits';
import type { StartConversation } from '../../protocol/types';
import { runChild } from '../testing/child';
import { folderOfFile } from '../testing/folder-of-file';
import { patienceMs } from '../testing/patience';
import { declaring, hanging, serve, type Serving } from '../testing/serve';
import { expect, test } from '../testing/test';

test.skip(process.platform === 'win32', 'Windows has no such limit.');

const root = path.join(__dirname, '..', '..');
const folder = folderOfFile();

/** Runs this under a limit of open files. */
function under(files: number, ...words: readonly string[]) {
  const call = words.map((word) => `'${word}'`).join(' ');
  return runChild('bash', ['-c', `ulimit -n ${files}; exec ${call}`], { cwd: root, deadlineMs: patienceMs });
}

/** Takes each descriptor that is left, and tells what comes of each way to start or call somebody. */
const starting = `
  const { openSync } = require('node:fs');
  const { StdioChild } = require('./play/adapters/stdio-child.ts');
  const { StartedCommand } = require('./play/adapters/started-command.ts');
  const { ModuleProcess } = require('./play/adapters/module-process.ts');
  const { HttpCaller } = require('./play/adapters/http-caller.ts');
  const { startReference } = require('./run/reference-process.ts');
  const { PactEngine } = require('./contracts/pact-engine.ts');
  const { redactNothing: redactor } = require('./trace/redactor.ts');
  const callDeadlineMs = 5_000;
  const ways = {
    stdio: async () => StdioChild.start('node bot.js', { callDeadlineMs }).ask({ call: 'declare' }),
    command: async () => StartedCommand.start('node bot.js', redactor),
    module: () => ModuleProcess.start('a module', { callDeadlineMs, loadingMs: 1_000, redactor }),
    reference: () => startReference(),
    engine: async () => PactEngine.start().ready(),
    call: () => new HttpCaller(new URL('http://127.0.0.1:9'), { callDeadlineMs, connections: 1 }).call('GET', '/'),
  };
  void (async () => {
    try { for (;;) openSync('/dev/null'); } catch {}
    const told = {};
    for (const [name, act] of Object.entries(ways)) {
      told[name] = await act().then(() => 'none', ({ kind, message }) => kind + ': ' + message);
    }
    process.stdout.write(JSON.stringify(told) + '\\n', () => process.exit());
  })();
`;

test('whatever cannot be started or called for want of a descriptor says so', async () => {
  const { output } = await under(
    128,
    process.execPath,
    '-r',
    './bin/typescript.js',
    '-e',
    starting.replaceAll("'", '"'),
  );
  const line = output.split('\n').find((each) => each.startsWith('{')) ?? '';

  const told = JSON.parse(line || '{}') as Readonly<Record<string, string>>;
  expect(Object.keys(told), output).toEqual(['stdio', 'command', 'module', 'reference', 'engine', 'call']);
  for (const [way, says] of Object.entries(told)) {
    expect(says, way).toMatch(/^usage: This user may have 128 files and connections open at once.*ulimit -n 4096/);
  }
});

test('a process that the system refuses for want of processes is told as that', () => {
  const error = Object.assign(new Error('spawn node EAGAIN'), { code: 'EAGAIN', syscall: 'spawn node' });

  expect(ownLimitBehind(error)).toMatchObject({ kind: 'usage' });
  expect(ownLimitBehind(error)?.message).toContain('spawn node EAGAIN. The system gives this user no more processes');
  expect(ownLimitBehind(Object.assign(new Error('read EAGAIN'), { code: 'EAGAIN', syscall: 'read' }))).toBeUndefined();
  expect(ownLimitBehind(new AggregateError([Object.assign(new Error('no'), { code: 'EMFILE' })]))).toBeDefined();
  expect(ownLimitBehind(undefined)).toBeUndefined();
});

test('the last descriptors are known by their numbers', () => {
  const socket = (fd: number | undefined) => ({ _handle: fd === undefined ? null : { fd } }) as unknown as Socket;

  expect(isAmongLast(socket(256 - keptBack), 256)).toBe(true);
  expect(isAmongLast(socket(255 - keptBack), 256)).toBe(false);
  expect(isAmongLast(socket(undefined), 256)).toBe(false);
  expect(isAmongLast(socket(1_000), undefined)).toBe(false);
});

async function judged(name: string, serving: Serving, ...words: readonly string[]) {
  const out = path.join(folder.path, name);
  const { code, output } = await under(
    256,
    ...[process.execPath, 'bin/escalation-conformance.js', `--target=${serving.url}`, '--only=route.*', '--seed=7'],
    ...['--no-report', '--no-contracts', '--runs=0', '--call-deadline=60', `--out=${out}`, ...words],
  );
  return { code, said: output.replace(/\s+/g, ' ') };
}

test('a bot that holds as many connections to the platform as the suite may have ends the run with exit code 2', async () => {
  const sockets: Socket[] = [];
  let opened = 0;
  const serving = await serve(
    declaring({}, (incoming, response) => {
      void text(incoming).then((body) => {
        if (incoming.url === '/conversations' && opened === 0) {
          const { hostname, port } = new URL((JSON.parse(body) as StartConversation).platform.messagesUrl);
          for (; opened < 300; opened += 1) sockets.push(connect(Number(port), hostname).on('error', () => undefined));
        }
        response.writeHead(204).end();
      });
    }),
  );
  try {
    const { code, said } = await judged('accepting', serving);

    expect(code, said).toBe(2);
    expect(said).toContain('This user may have 256 files and connections open at once, and the suite has used them up');
    expect(said).toContain('ulimit -n 4096');
    expect(said).not.toContain('FAIL ');
  } finally {
    for (const socket of sockets) socket.destroy();
    await serving.stop();
  }
});

/** Makes as many calls at once as are asked for, and tells of the first that fails. */
const calling = (url: string) => `
  const { HttpCaller } = require("./play/adapters/http-caller.ts");
  const caller = new HttpCaller(new URL("${url}"), { callDeadlineMs: 300_000, connections: 400 });
  void Promise.race(Array.from({ length: 400 }, () => caller.call("GET", "/"))).then(
    () => process.exit(1),
    ({ kind, message }) => process.stdout.write(kind + ": " + message + "\\n", () => process.exit()),
  );
`;

test('more connections to the implementation than the suite may have are no fault of the implementation', async () => {
  const serving = await serve(hanging);
  try {
    const { output } = await under(256, process.execPath, '-r', './bin/typescript.js', '-e', calling(serving.url));

    expect(output).toMatch(/^usage: This user may have 256 files and connections open at once.*ulimit -n 4096/);
  } finally {
    await serving.stop();
  }
});
