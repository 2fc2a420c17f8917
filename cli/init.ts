/**
 * Lays out an adapter: the starter's server with an empty bot behind it, which fails, and says where to fill it in; and
 * what stands around it: a page, a build on GitHub, what Git leaves out, and a Dockerfile.
 */
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { closest } from 'fastest-levenshtein';
import { UsageError } from '../run/usage-error';
import { calledAs } from '../judge/words/called-as';
import { packedName } from '../judge/words/packed-name';
import { makeFolder } from '../results/make-folder';
import { packageRoot } from './package-root';
import { requireTypeable } from './require-typeable';

export const languages = ['typescript', 'python', 'java', 'go'] as const;
export type Language = (typeof languages)[number];

const from = '  // ---- The bot: from here\n';
const to = '  // ---- The bot: to here\n';

/** Copied from the starter as they are. */
const kept: Readonly<Record<Language, readonly string[]>> = {
  typescript: ['server.ts', 'in-process.ts', 'stdio.ts', 'package.json', 'tsconfig.json'],
  python: ['server.py'],
  java: [],
  go: ['server.go', 'messages.go', 'go.mod'],
};

export const startLines: Readonly<Record<Language, string>> = {
  typescript: 'npm install && npm start',
  python: 'python3 server.py',
  java: 'java Bot.java',
  go: 'go run .',
};

/** What a build does before the bot is started, how it starts it without a shell, and what Git is to leave out. */
const built: Readonly<
  Record<Language, { readonly build: string; readonly start: string; readonly ignored: readonly string[] }>
> = {
  typescript: { build: 'npm install', start: 'npm start', ignored: ['node_modules/', 'dist/'] },
  python: { build: 'python3 -m py_compile bot.py server.py', start: 'python3 server.py', ignored: ['__pycache__/'] },
  java: { build: 'javac -d classes Bot.java', start: 'java -cp classes Bot', ignored: ['classes/'] },
  go: { build: 'go build -o bot .', start: './bot', ignored: ['bot'] },
};

/** Writes the files; their names. Throws when the folder holds anything. */
export function layOut(folder: string, language: Language): string[] {
  if (existsSync(folder) && readdirSync(folder).length > 0) {
    throw new UsageError(`${folder} is not empty. Name a new folder: nothing is ever written over.`);
  }
  makeFolder(folder);
  const starter = path.join(packageRoot, 'examples', language);
  const skeleton = path.join(packageRoot, 'examples', 'skeletons', language);
  for (const name of kept[language]) copyFileSync(path.join(starter, name), path.join(folder, name));
  if (language === 'java') {
    const whole = readFileSync(path.join(starter, 'Bot.java'), 'utf8');
    const [before, rest = ''] = whole.split(from);
    const [, after] = rest.split(to);
    const empty = readFileSync(path.join(skeleton, 'Conversation.java'), 'utf8');
    writeFileSync(path.join(folder, 'Bot.java'), `${before ?? ''}${from}\n${empty}${to}${after ?? ''}`);
  } else {
    for (const name of readdirSync(skeleton)) copyFileSync(path.join(skeleton, name), path.join(folder, name));
  }
  layAround(folder, language);
  return filesIn(folder);
}

/** What is the same for every language, but for its commands, and the file that is packed. */
function layAround(folder: string, language: Language): void {
  const around = path.join(packageRoot, 'examples', 'skeletons', 'around');
  const { build, start, ignored } = built[language];
  const filledIn = (name: string) =>
    readFileSync(path.join(around, name), 'utf8')
      .replaceAll('./build-my-bot.sh', build)
      .replaceAll('./start-my-bot.sh', start)
      .replaceAll(/escalation-conformance-[\d.]+\.tgz/g, packedName());
  const workflows = path.join(folder, '.github', 'workflows');
  mkdirSync(workflows, { recursive: true });
  writeFileSync(path.join(workflows, 'escalation.yml'), filledIn('github.yml'));
  writeFileSync(path.join(folder, 'README.md'), filledIn('README.md'));
  writeFileSync(path.join(folder, '.gitignore'), [...ignored, 'conformance-results/', ''].join('\n'));
  copyFileSync(path.join(around, `${language}.Dockerfile`), path.join(folder, 'Dockerfile'));
}

/** Paths below the folder, in order. */
function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
    .sort();
}

/** The text for the person, once the files are there. @throws UsageError with what to write instead. */
export function init(folder: string, language: string, cwd: string): string {
  requireTypeable(folder);
  const full = path.resolve(cwd, folder);
  const known = knownLanguage(language);
  const files = layOut(full, known);
  return [
    `Wrote ${files.join(', ')} to ${full}.`,
    `1. There:  ${startLines[known]}`,
    `2. Here:   ${calledAs('doctor')} --target=http://127.0.0.1:8080`,
    'It will say what is not filled in yet. ADOPTING.md goes on from there.',
    `The build and README.md use ${packedName()}, which "npm pack" writes in the suite's folder: put it there.`,
    '',
  ].join('\n');
}

function knownLanguage(language: string): Language {
  const known = languages.find((each) => each === language);
  if (known) return known;
  throw new UsageError(
    `There is no starter in "${language}". Did you mean "${closest(language, [...languages])}"? There are ${languages.join(', ')}; any other language follows docs/protocol.`,
  );
}
