/** What is laid out starts at once, and says honestly that it is not filled in. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { patienceMs } from '../testing/patience';
import { portOfNobody } from '../testing/port-of-nobody';
import { expect, test } from '../testing/test';
import { calledWith } from './called-with';
import { runChild } from '../testing/child';
import { init, languages } from '../../cli/init';
import { parseOptions } from '../../cli/options';
import { packedName } from '../../judge/words/packed-name';

test('a Python skeleton names its files and what to type next', ({}, testInfo) => {
  const told = init('mine', 'python', testInfo.outputPath());

  expect(told).toContain(
    'Wrote .github/workflows/escalation.yml, .gitignore, Dockerfile, README.md, bot.py, server.py',
  );
  expect(told).toContain('python3 server.py');
});

test('a Java skeleton holds the server of the starter without its bot', ({}, testInfo) => {
  expect(init('mine', 'java', testInfo.outputPath())).toContain('Bot.java, Dockerfile, README.md to');
});

for (const language of languages) {
  test(`what is laid out for ${language} can be read, built and judged elsewhere`, ({}, testInfo) => {
    init('mine', language, testInfo.outputPath());
    const text = (...name: string[]) => readFileSync(testInfo.outputPath('mine', ...name), 'utf8');

    const lines = [
      text('README.md'),
      text('Dockerfile'),
      text('.gitignore'),
      text('.github', 'workflows', 'escalation.yml'),
    ];
    expect(lines.join('\n')).not.toContain('my-bot.sh');
    expect(text('README.md')).toContain(`npx --yes ./${packedName()} doctor --target=http://127.0.0.1:8080`);
    expect(text('.gitignore').split('\n')).toContain('conformance-results/');
    expect(text('.gitignore')).not.toContain('.tgz');
    const { jobs } = parse(text('.github', 'workflows', 'escalation.yml')) as {
      jobs: { escalation: { steps: { run?: string; uses?: string }[] } };
    };
    const judged = jobs.escalation.steps.find(({ run }) => run?.startsWith('npx'))?.run ?? '';
    const [, start, words = ''] = /^npx --yes \S+ --command="(.+?)" (.*)$/.exec(judged) ?? [];
    expect(judged).toContain(packedName());
    expect(start).toBeDefined();
    expect(text('README.md')).toContain(`\n${start ?? ''}\n`);
    expect(parseOptions(words.split(' '), '0', {}).target?.href).toBe('http://127.0.0.1:8080/');
    expect(words).toContain('--require-whole');
    expect(text('Dockerfile')).toMatch(
      /^FROM \S+\nWORKDIR \/bot\n[\s\S]*\nENV HOST=0\.0\.0\.0 PORT=8080\n[\s\S]*\nUSER \S+\nCMD \[.*\]\n$/,
    );
  });
}

test('a Go skeleton is built, and says what is not filled in', async ({}, testInfo) => {
  test.skip(spawnSync('go', ['version']).status !== 0, 'go is not on this machine.');
  init('mine', 'go', testInfo.outputPath());
  const cwd = testInfo.outputPath('mine');
  const env = { GOCACHE: testInfo.outputPath('cache') };

  const { code, output } = await runChild('go', ['build', '-o', 'bot', '.'], { cwd, deadlineMs: patienceMs, env });

  expect(code, output).toBe(0);
  const command = path.join(__dirname, '..', '..', 'bin', 'escalation-conformance.js');
  const words = [command, 'doctor', '--command=./bot', '--target=http://127.0.0.1:PORT'];
  const port = String(await portOfNobody());
  const judged = await runChild(
    process.execPath,
    words.map((word) => word.replace('PORT', port)),
    {
      cwd,
      deadlineMs: patienceMs,
      env: { PORT: port },
    },
  );
  expect(judged.code, judged.output).toBe(4);
  expect(judged.output).toContain('Not filled in yet: Conversation.begin in bot.go is to set up a bot');
});

test('the doctor says what a TypeScript skeleton still wants', async ({}, testInfo) => {
  const folder = testInfo.outputPath('mine');
  init(folder, 'typescript', '/');
  const command = path.join(__dirname, '..', '..', 'bin', 'escalation-conformance.js');
  const words = [command, 'doctor', `--adapter=${path.join(folder, 'in-process.ts')}`];

  const { code, output } = await runChild(process.execPath, words, { cwd: folder, deadlineMs: patienceMs });

  expect(code, output).toBe(4);
  expect(output).toContain('ok    answers, and declares "my bot 0.0.1"');
  expect(output).toContain(
    'Not filled in yet: Conversation.begin in bot.ts is to set up a bot with this configuration.',
  );
});

test('a folder that holds something is never written over', ({}, testInfo) => {
  mkdirSync(testInfo.outputPath('mine'));
  writeFileSync(testInfo.outputPath('mine', 'bot.py'), 'precious');

  expect(() => init('mine', 'python', testInfo.outputPath())).toThrow('is not empty');
});

for (const [argv, told] of [
  [['mine'], 'Name one folder and a language: npm run init -- my-adapter --language='],
  [['--language=java'], 'Name one folder and a language'],
  [['mine', 'yours', '--language=java'], 'Name one folder and a language'],
  [['mine', '--language=pyhton'], 'Did you mean "python"?'],
  [['mine', '--lang=java'], 'There is no option --lang. Did you mean --language?\nSee npm run init -- --help'],
] as const) {
  test(`${argv.join(' ')} is answered with what to write instead`, async ({}, testInfo) => {
    const { code, complaint } = await calledWith(['init', ...argv], { cwd: testInfo.outputPath() });

    expect(code).toBe(2);
    expect(complaint).toContain(told);
  });
}
