/** Where the system lets us have no more open files, connections or processes, that is told as what it is, and nobody else is blamed. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { isAmongLast, keptBack, ownLimitBehind } from '../../play/adapters/own-limits';
import type { StartConversation } from '../../protocol/types';
import { remedyOf, whyUnreadable } from '../../results/why-unreadable';
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

/** Takes each descriptor that is left, and tells what comes of each way to read a file or folder. */
const reading = (files: string) => `
  const { openSync } = require('node:fs');
  const { readRunFile, readTrace } = require('./results/run-file.ts');
  const { readText } = require('./results/read-text.ts');
  const { listFolder } = require('./results/list-folder.ts');
  const { readVerdictHistory } = require('./results/verdict-history.ts');
  const { readVerdictFile } = require('./results/verdict-file-schema.ts');
  const { readExport } = require('./exports/read-export.ts');
  const { readWaivers } = require('./run/waivers.ts');
  const { readDescription } = require('./run/read-description.ts');
  const { settingsOfFile } = require('./cli/settings-of-file.ts');
  const { givenText } = require('./cli/given-text.ts');
  const at = (name) => '${files}/' + name;
  const ways = {
    'run.json': () => readRunFile('${files}'),
    trace: () => readTrace('${files}', { trace: 'trace.json' }),
    findings: () => listFolder('${files}', 'the folder of findings'),
    verdict: () => readVerdictFile(at('conformance.json')),
    history: () => readVerdictHistory('${files}'),
    waivers: () => readWaivers(at('trace.json'), '2026-01-01'),
    description: () => readDescription(at('trace.json')),
    export: () => readExport(at('trace.json')),
    configuration: () => settingsOfFile('trace.json', { folder: '${files}', env: {}, isSaid: () => false }),
    certificate: () => givenText(at('trace.json')),
  };
  try { for (;;) openSync('/dev/null'); } catch {}
  const told = {};
  for (const [name, act] of Object.entries(ways)) {
    try { told[name] = 'nothing: ' + act(); } catch ({ message }) { told[name] = message; }
  }
  process.stdout.write(JSON.stringify(told) + '\\n', () => process.exit());
`;

test('whatever cannot be read for want of a descriptor is not called damaged', async () => {
  for (const name of ['run.json', 'trace.json', 'conformance.json', 'verdicts.jsonl']) {
    writeFileSync(path.join(folder.path, name), '{}');
  }
  const script = reading(folder.path).replaceAll("'", '"');

  const { output } = await under(128, process.execPath, '-r', './bin/typescript.js', '-e', script);

  const line = output.split('\n').find((each) => each.startsWith('{')) ?? '';
  const told = JSON.parse(line || '{}') as Readonly<Record<string, string>>;
  expect(Object.keys(told), output).toHaveLength(10);
  for (const [way, says] of Object.entries(told)) {
    expect(says, way).toMatch(
      /cannot be opened now: this user has as many files .* That says nothing about what stands there: allow more of them, such as by ulimit -n 4096/,
    );
  }
});

test('what the system has nothing to give for at this moment is not called damaged either', () => {
  for (const code of ['EAGAIN', 'ENOMEM', 'ENFILE']) {
    const error = Object.assign(new Error(`${code}: no, read`), { code, syscall: 'read' });

    expect(whyUnreadable(error), code).toMatch(/^cannot be (read|opened) now: /);
    expect(remedyOf(error), code).toContain('run the command again when less is going on');
  }
  expect(remedyOf(Object.assign(new Error('EIO'), { code: 'EIO' }))).toBeUndefined();
  expect(remedyOf(undefined)).toBeUndefined();
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

test('whoever holds as many connections to the messaging wire as the suite may have ends the run with exit code 2', async () => {
  const sockets: Socket[] = [];
  const words = ['--adapter=liveperson', '--wait=60', '--no-report', `--out=${path.join(folder.path, 'wire')}`];
  const call = [process.execPath, 'bin/escalation-conformance.js', ...words].map((word) => `'${word}'`).join(' ');
  const child = spawn('bash', ['-c', `ulimit -n 256; exec ${call}`], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  const timer = setTimeout(() => child.kill('SIGKILL'), patienceMs);
  let output = '';
  const hear = (chunk: Buffer) => {
    output += String(chunk);
    const [, host, port] = /LP_CSDS=(.*):(\d+)\n/.exec(output) ?? [];
    if (sockets.length > 0 || host === undefined) return;
    for (let n = 0; n < 300; n += 1) sockets.push(connect(Number(port), host).on('error', () => undefined));
  };
  try {
    for (const stream of [child.stdout, child.stderr]) stream.on('data', hear);
    const [code] = (await once(child, 'close')) as [number | null];

    const said = output.replace(/\s+/g, ' ');
    expect(code, said).toBe(2);
    expect(said).toContain('This user may have 256 files and connections open at once, and the suite has used them up');
    expect(said).toContain('ulimit -n 4096');
    expect(said).not.toContain('No bot has connected');
  } finally {
    clearTimeout(timer);
    for (const socket of sockets) socket.destroy();
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
