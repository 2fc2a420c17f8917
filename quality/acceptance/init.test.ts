/** What is laid out starts at once, and says honestly that it is not filled in. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { patienceMs } from '../testing/patience';
import { expect, test } from '../testing/test';
import { calledWith } from './called-with';
import { runChild } from '../testing/child';
import { init } from '../../cli/init';

test('a Python skeleton names its files and what to type next', ({}, testInfo) => {
  const told = init('mine', 'python', testInfo.outputPath());

  expect(told).toContain('Wrote bot.py, server.py');
  expect(told).toContain('python3 server.py');
});

test('a Java skeleton holds the server of the starter without its bot', ({}, testInfo) => {
  expect(init('mine', 'java', testInfo.outputPath())).toContain('Wrote Bot.java');
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
