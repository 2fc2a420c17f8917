/** The builds that are printed can be read, are pinned, and start the command with what it takes. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { patienceMs } from '../testing/patience';
import { printedContainers, printedRecipes } from '../testing/printed-recipes';
import { expect, test } from '../testing/test';
import { languages } from '../../cli/init';
import { parseOptions } from '../../cli/options';
import { packedName } from '../../judge/words/packed-name';

const root = path.join(__dirname, '..', '..');
const around = path.join(root, 'examples', 'skeletons', 'around');

/** The words behind a line of npx that names the packed file, as a shell divides them. */
function wordsOf(line: string): string[] {
  const [, words = ''] = new RegExp(`^npx --yes \\./${packedName().replaceAll('.', '\\.')} (.*)$`).exec(line) ?? [];
  if (words === '') throw new Error(`It does not name the packed file: ${line}`);
  const script = `for word in ${words}; do printf '%s\\n' "$word"; done`;
  return execFileSync('bash', ['-c', script], { encoding: 'utf8', timeout: patienceMs }).trimEnd().split('\n');
}

for (const { server, lines, kept, text } of printedRecipes()) {
  test(`the build for ${server} builds, judges as a gate, and keeps the results`, () => {
    const [build, judge = ''] = lines;
    const words = wordsOf(judge);
    const { target, command, out } = parseOptions(words, '0', {});

    expect(lines).toHaveLength(2);
    expect(build).toBe('./build-my-bot.sh');
    expect(command).toBe('./start-my-bot.sh');
    expect(target?.href).toBe('http://127.0.0.1:8080/');
    expect(words).toContain('--require-whole');
    expect(kept.length).toBeGreaterThan(0);
    for (const each of kept) expect(path.resolve(each), each).toContain(path.resolve(out));
    expect(text).toMatch(/(?:node:|node-version: |version: )(?:22|24)\b/);
  });
}

/** The actions of others that are printed, as they stand there. */
function usedActions(): string[] {
  return ['docs/ci.md', 'action.yml', 'examples/skeletons/around/github.yml']
    .flatMap((file) => [...readFileSync(path.join(root, file), 'utf8').matchAll(/uses: (.+)/g)])
    .map(([, name = '']) => name)
    .filter((name) => !name.startsWith('./'));
}

test('every action is pinned by its commit, with its version beside it', () => {
  const used = usedActions();

  expect(used.length).toBeGreaterThan(8);
  expect(used.filter((name) => !/^[\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(name))).toEqual([]);
});

test('one action has one commit, wherever it is used', () => {
  const pins = [...new Set(usedActions())];
  const actions = pins.map((pin) => pin.split('@')[0]);

  expect(actions, pins.join('\n')).toEqual([...new Set(actions)]);
});

test('the page prints what init lays out', () => {
  const [github] = printedRecipes();

  expect(github?.text).toBe(readFileSync(path.join(around, 'github.yml'), 'utf8'));
  expect(printedContainers().dockerfile.trimEnd()).toBe(
    readFileSync(path.join(around, 'python.Dockerfile'), 'utf8').trimEnd(),
  );
});

test('the suite in its container is reached by its own name, and reaches the bot by its', () => {
  const { services } = printedContainers().compose;
  const words = wordsOf(services['suite']?.command ?? '');
  const { target, platformHost } = parseOptions(words, '0', {});

  expect(Object.keys(services)).toEqual(['bot', 'suite']);
  expect(target?.hostname).toBe('bot');
  expect(platformHost).toBe('suite');
  expect(services['suite']?.image).toBe('node:22');
});

for (const language of languages) {
  test(`the container for ${language} is no superuser, says what it listens on, and has a version`, () => {
    const text = readFileSync(path.join(around, `${language}.Dockerfile`), 'utf8');

    expect(text).toMatch(/^FROM [\w-]+:\d[\w.-]*$/m);
    expect(text).toMatch(/^USER (?!root|0$)\S+$/m);
    expect(text).toContain('ENV HOST=0.0.0.0 PORT=8080\nEXPOSE 8080\n');
  });
}
