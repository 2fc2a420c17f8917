/** An implementation that is started by the run, or at the same time, is waited for; what a run has started it stops. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import path from 'node:path';
import { portOfNobody } from '../testing/port-of-nobody';
import { failing, serve } from '../testing/serve';
import { expect, test } from '../testing/test';
import { temporaryFolder, type TemporaryFolder } from '../testing/temporary-folder';
import { calledWith, type Answer } from './called-with';
import { referenceOfWorker } from './reference-of-worker';

let folder: TemporaryFolder;
let port: number;

test.beforeEach(async () => {
  folder = await temporaryFolder();
  port = await portOfNobody();
});

test.afterEach(() => folder.remove());

/** A program that serves the reference at the port, as `body` says; `serve()` begins, and `calls` counts. */
async function program(body: string): Promise<string> {
  const { url } = await referenceOfWorker();
  const file = path.join(folder.path, 'serves it.js');
  writeFileSync(
    file,
    `const http = require('node:http');
     const to = new URL(${JSON.stringify(url.href)});
     let calls = 0;
     const pass = (incoming, response) => {
       calls += 1;
       if (typeof before === 'function' && before(incoming, response)) return;
       const { method, headers, url } = incoming;
       const passed = http.request({ host: to.hostname, port: to.port, path: url, method, headers }, (answer) => {
         response.writeHead(answer.statusCode, answer.headers);
         answer.pipe(response);
       });
       incoming.pipe(passed.on('error', () => response.destroy()));
     };
     let before;
     const serve = () => http.createServer(pass).listen(${port}, '127.0.0.1', () => console.log('listening at last'));
     ${body}`,
  );
  return `'${process.execPath}' '${file}'`;
}

const out = () => path.join(folder.path, 'results');
const log = () => readFileSync(path.join(out(), 'implementation.log'), 'utf8');

function judged(...words: string[]): Promise<Answer> {
  const quick = ['--only=skill.non-numeric-sends-fallback', '--runs=0', '--no-contracts', '--no-report'];
  return calledWith([`--target=http://127.0.0.1:${port}/`, ...quick, `--out=${out()}`, ...words]);
}

const isRunning = (pid: number) =>
  existsSync(`/proc/${pid}/status`) && !/^State:\s+[ZX]/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));

test('a command that needs its time is waited for, and stopped with everything that it has started', async () => {
  const pids = path.join(folder.path, 'pids');
  const command = await program(
    `const grandchild = require('node:child_process').spawn(process.execPath, ['-e', "process.on('SIGTERM', () => {}); setInterval(() => {}, 1000)"]);
     require('node:fs').writeFileSync(${JSON.stringify(pids)}, process.pid + ' ' + grandchild.pid);
     setTimeout(serve, 500);`,
  );
  const { code, said } = await judged(`--command=${command}`);

  expect(code, said).toBe(0);
  expect(said).toContain(`Waiting for http://127.0.0.1:${port}/ to answer, 60 s at most`);
  expect(log()).toBe('listening at last\n');
  expect(readFileSync(pids, 'utf8').split(' ').map(Number).filter(isRunning)).toEqual([]);
});

test('a command that leaves its server in the background is waited for, and the server stopped', async () => {
  const serves = await program('serve(); require("node:fs").writeFileSync(__filename + ".pid", String(process.pid));');
  const starts = path.join(folder.path, 'starts.sh');
  writeFileSync(starts, `${serves} & exit 0`);
  const { code, said } = await judged(`--command=sh '${starts}'`);

  expect(code, said).toBe(0);
  expect(isRunning(Number(readFileSync(path.join(folder.path, 'serves it.js.pid'), 'utf8')))).toBe(false);
});

test('a command that ends before it answers is told at once, with the last that it said', async () => {
  const command = await program(`console.error('no database'); process.exit(7);`);
  const { code, said } = await judged(`--command=${command}`);

  expect(code, said).toBe(3);
  expect(said).toContain(
    'ended (exit code 7) while the suite still needed it. The last that the command said: no database',
  );
  expect(said).toMatch(/What the command said {2}.*implementation\.log/);
  expect(log()).toBe('no database\n');
});

test('a command that ends in the middle of the plays is told with how it ended', async () => {
  const command = await program(
    `before = () => { if (calls === 30) { console.error('out of memory'); process.kill(process.pid, 'SIGKILL'); } }; serve();`,
  );
  const { code, said } = await judged(`--command=${command}`);

  expect(code, said).toBe(3);
  expect(said).toContain('ended (SIGKILL) while the suite still needed it.');
});

test('a command that never answers is waited for no longer than was said', async () => {
  // A shell speaks at once on a busy machine, too.
  const warms = path.join(folder.path, 'warms.sh');
  writeFileSync(warms, 'echo warming up; exec sleep 600');
  const { code, said } = await judged(`--command=sh '${warms}'`, '--wait=2.5');

  expect(code, said).toBe(3);
  expect(said).toContain(`After 2.5 s of waiting (--wait): No server listens at http://127.0.0.1:${port}/`);
  expect(said).toContain('The last that the command said: warming up');
});

test('where somebody else listens already nobody is judged', async () => {
  const command = await program('serve();');
  const taken: Server = createServer(failing);
  await new Promise<void>((resolve) => taken.listen(port, '127.0.0.1', resolve));
  const refused = await judged(`--command=${command}`);
  taken.closeAllConnections();
  await new Promise((resolve) => taken.close(resolve));

  expect(refused.code, refused.said).toBe(2);
  expect(refused.said).toContain(`Somebody listens at http://127.0.0.1:${port} already, before --command was started`);
  // It was not started, and has said nothing.
  expect(refused.said).not.toContain('What the command said');
});

test('a command that is none is wrong usage', async () => {
  const missing = await judged('--command=no-such-program-of-ours --port');
  const without = await calledWith(['--command=node server.js', `--out=${out()}`]);

  expect(missing.code, missing.said).toBe(2);
  expect(missing.said).toContain('could not be started: spawn no-such-program-of-ours ENOENT');
  expect(without.code, without.said).toBe(2);
  expect(without.said).toContain('--command starts what --target names, and none is given');
});

test('a target that says "not yet" is waited for, and without --wait is not', async () => {
  let calls = 0;
  const { url } = await referenceOfWorker();
  const warming = await serve((incoming, response) => {
    calls += 1;
    if (calls <= 4) {
      response.writeHead(503).end('starting');
      return;
    }
    response.writeHead(307, { location: new URL(incoming.url ?? '', url).href }).end();
  });
  const words = ['doctor', `--target=${warming.url}`, `--out=${out()}`];
  const atOnce = await calledWith(words);
  const waited = await calledWith([...words, '--wait=30']);
  await warming.stop();

  expect(atOnce.code, atOnce.said).toBe(4);
  expect(atOnce.said).toContain('status 503');
  expect(atOnce.said).not.toContain('Waiting');
  // What is wrong with an answer is told when it comes.
  expect(waited.code, waited.said).toBe(4);
  expect(waited.said).toContain('Waiting for');
  expect(waited.said).toContain('status 307');
  expect(calls).toBe(5);
});

test('a server that begins later is waited for', async () => {
  const { url } = await referenceOfWorker();
  const server = createServer((incoming, response) => {
    void fetch(new URL(incoming.url ?? '', url)).then(async (answer) =>
      response.writeHead(answer.status, { 'content-type': 'application/json' }).end(await answer.text()),
    );
  });
  let said = '';
  let asking: Promise<Answer> | undefined;
  await new Promise<void>((waits) => {
    const write = (text: string) => {
      said += text;
      if (said.includes('Waiting for')) waits();
    };
    asking = calledWith(['doctor', `--target=http://127.0.0.1:${port}/`, '--wait=30', `--out=${out()}`], {
      output: { write },
    });
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  await asking;
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));

  expect(said).toMatch(/ok {4}answers, and declares "?reference/);
});
