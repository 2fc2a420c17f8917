/** Each starter is started and judged with the commands that its page prints, in a copy of its folder, and conforms. */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { patienceMs } from '../testing/patience';
import { expect, test } from '../testing/test';
import { runChild } from '../testing/child';
import { languages, type Language } from '../../cli/init';

const root = path.join(__dirname, '..', '..');
const printedUrl = 'http://127.0.0.1:8080';

/** What has to be on this machine; a starter without it is skipped, and says so. */
const needs: Readonly<Record<Language, readonly [string, ...string[]]>> = {
  typescript: ['npm', '--version'],
  python: ['python3', '--version'],
  java: ['java', '-version'],
  go: ['go', 'version'],
};

function isThere([program, ...args]: readonly [string, ...string[]]): boolean {
  return spawnSync(program, args, { timeout: patienceMs }).status === 0;
}

/** The commands of each ```sh block of the page. */
function blocksOf(page: string): string[][] {
  return [...readFileSync(page, 'utf8').matchAll(/^```sh\n([\s\S]*?)^```$/gm)].map(([, block = '']) =>
    block.trim().split('\n'),
  );
}

async function firstUrl(server: ChildProcess): Promise<string> {
  let said = '';
  server.stderr?.on('data', (chunk) => (said += String(chunk)));
  return new Promise((resolve, reject) => {
    server.once('exit', (code) => reject(new Error(`The server ended with code ${code ?? 'none'}: ${said}`)));
    if (!server.stdout) return;
    createInterface({ input: server.stdout }).on('line', (line) => {
      const [, url] = /^Listening on (http:\S+)$/.exec(line) ?? [];
      if (url !== undefined) resolve(url);
    });
  });
}

async function stopGroup(server: ChildProcess): Promise<void> {
  if (server.pid === undefined || server.exitCode !== null) return;
  const exited = new Promise((resolve) => server.once('exit', resolve));
  // npm starts a shell, which starts the server: the group is ours alone.
  process.kill(-server.pid, 'SIGTERM');
  await exited;
}

for (const language of languages) {
  test(`the ${language} starter conforms, started and judged as its page prints`, async () => {
    test.skip(!isThere(needs[language]), `${needs[language][0]} is not on this machine.`);
    const work = mkdtempSync(path.join(tmpdir(), 'starter-'));
    const folder = path.join(work, language);
    cpSync(path.join(root, 'examples', language), folder, {
      recursive: true,
      filter: (file) => !/node_modules|__pycache__|dist$/.test(file),
    });
    const [starts = [], judges = []] = blocksOf(path.join(folder, 'README.md'));
    const [start = '', ...before] = [...starts].reverse();
    for (const command of before.reverse()) {
      const [program = '', ...args] = command.split(' ');
      const env = { npm_config_prefer_offline: 'true', npm_config_audit: 'false', npm_config_fund: 'false' };
      const { code, output } = await runChild(program, args, { cwd: folder, deadlineMs: patienceMs, env });
      expect(code, output).toBe(0);
    }
    const [program = '', ...args] = start.split(' ');
    const server = spawn(program, args, {
      cwd: folder,
      env: { ...process.env, PORT: '0', PYTHONDONTWRITEBYTECODE: '1' },
      detached: true,
    });
    try {
      const url = await firstUrl(server);

      const taken = await runChild(program, args, {
        cwd: folder,
        deadlineMs: patienceMs,
        env: { PORT: new URL(url).port, PYTHONDONTWRITEBYTECODE: '1' },
      });
      expect(taken.code, taken.output).toBe(1);
      expect(taken.output).toMatch(
        /^Cannot listen on port \d+ of 127\.0\.0\.1: another program listens there\. Stop it, or name another port: PORT=8081 .+$/m,
      );
      expect(taken.output).not.toMatch(/^\s+at |Traceback|goroutine/m);

      expect(judges).toHaveLength(2);
      for (const command of judges) {
        const words = command.replace(printedUrl, url).split(' ');
        // As printed; what follows only keeps the test quick: where results go, and no more than the scenarios.
        const quick = [`--out=${path.join(work, 'results')}`, '--no-report', '--runs=0', '--no-contracts'];
        const [npm = '', ...rest] = words;
        const { code, output } = await runChild(npm, [...rest, ...quick], { cwd: root, deadlineMs: patienceMs });
        expect(code, output).toBe(0);
        if (rest[0] === 'test') expect(output).toContain('CONFORMS');
        else expect(output).not.toMatch(/NOTE|STOP/);
      }
    } finally {
      await stopGroup(server);
      rmSync(work, { recursive: true, force: true });
    }
  });
}
