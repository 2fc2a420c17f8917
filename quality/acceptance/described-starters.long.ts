/** Starters that are fixed to one bot, and one with a fault each, judged by description alone and by the full suite: the table of the page. */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { parse } from 'yaml';
import { describedSetup } from '../../play/scenarios/described/described-setup';
import type { BotDescription } from '../../protocol/bot-description';
import { parseVerdictFile } from '../../results/verdict-file-schema';
import { serveFixed } from '../testing/fixed-bot';
import { patienceMs } from '../testing/patience';
import { temporaryFolder, type TemporaryFolder } from '../testing/temporary-folder';
import { expect, test } from '../testing/test';
import { calledWith } from './called-with';

const root = path.join(__dirname, '..', '..');
const skeleton = path.join(root, 'examples', 'skeletons', 'description', 'bot.yaml');
const description = parse(readFileSync(skeleton, 'utf8')) as BotDescription;
/** How each is started, the file in which its bot stands, and what is misspelt there in the wrong one. */
const starters = {
  python: { file: 'bot.py', start: ['python3', 'server.py'], misspelt: '__agent_escalation_failed__' },
  java: { file: 'Bot.java', start: ['java', 'Bot.java'], misspelt: 'Please try later.' },
  go: { file: 'bot.go', start: ['go', 'run', '.'], misspelt: 'Transferring to an agent...' },
} as const;

let folder: TemporaryFolder;

test.beforeAll(async () => {
  folder = await temporaryFolder();
});

test.afterAll(async () => {
  await folder?.remove();
});

async function firstUrl(server: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once('exit', (code) => reject(new Error(`The server ended with code ${code ?? 'none'}.`)));
    if (!server.stdout) return;
    createInterface({ input: server.stdout }).on('line', (line) => {
      const [, url] = /^Listening on (http:\S+)$/.exec(line) ?? [];
      if (url !== undefined) resolve(url);
    });
  });
}

/** The requirements that a run on this finds broken. */
async function failedIn(words: readonly string[], name: string): Promise<readonly string[]> {
  const out = path.join(folder.path, name);
  await calledWith([
    'run',
    ...words,
    '--no-report',
    '--channel=messaging',
    '--seed=5',
    `--out=${out}`,
    '--call-deadline=60',
  ]);
  const { results, faults } = parseVerdictFile(readFileSync(path.join(out, 'conformance.json'), 'utf8'), name);
  expect(faults).toEqual([]);
  return results.filter(({ status }) => status === 'failed').map(({ id }) => id);
}

for (const [language, { file, start, misspelt }] of Object.entries(starters)) {
  for (const isWrong of [false, true]) {
    test(`the ${language} starter fixed to one bot ${isWrong ? 'with a misspelt text is judged as the page says' : 'fails nothing'}`, async () => {
      const [program, ...args] = start;
      test.skip(spawnSync('which', [program]).status !== 0, `${program} is not on this machine.`);
      test.setTimeout(patienceMs * 2);
      const copy = path.join(folder.path, `${language}-${isWrong ? 'wrong' : 'right'}`);
      cpSync(path.join(root, 'examples', language), copy, { recursive: true });
      const bot = path.join(copy, file);
      if (isWrong) writeFileSync(bot, readFileSync(bot, 'utf8').replace(misspelt, `${misspelt}!`));
      const server = spawn(program, args, { cwd: copy, env: { ...process.env, PORT: '0' }, detached: true });
      try {
        const url = await firstUrl(server);
        const { bot: fixedTo, integrations, agentConnector } = describedSetup(description);
        const serving = await serveFixed(url, { bot: fixedTo, integrations: [...integrations], agentConnector });
        const byDescription = await failedIn([`--target=${serving.url}`, `--bot=${skeleton}`], `${language}-described`);
        await serving.stop();
        const byAll = isWrong
          ? await failedIn([`--target=${url}`, '--runs=0', '--no-contracts'], `${language}-whole`)
          : [];
        const page = readFileSync(path.join(root, 'docs', 'bot-builders.md'), 'utf8');

        if (!isWrong) return expect(byDescription).toEqual([]);
        expect(byAll).toEqual(expect.arrayContaining([...byDescription]));
        expect(page).toMatch(
          new RegExp(`^\\| ${language} +\\| ${byAll.length} +\\| ${byDescription.length} +\\|$`, 'm'),
        );
      } finally {
        if (server.pid !== undefined && server.exitCode === null) process.kill(-server.pid, 'SIGTERM');
      }
    });
  }
}
