/**
 * Lays out an adapter to be filled in: `npm run init -- <folder> --language=typescript|python|java`. It is the starter's
 * server with an empty bot behind it, which fails, and says where it has to be filled in.
 */
import { copyFileSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { closest } from 'fastest-levenshtein';
import { parseArgs } from 'node:util';
import { guardOutput } from './guard-output';
import { UsageError } from '../run/usage-error';
import { calledAs } from '../judge/words/called-as';
import { makeFolder } from '../results/make-folder';
import { packageRoot } from './package-root';

export const languages = ['typescript', 'python', 'java'] as const;
export type Language = (typeof languages)[number];

const from = '  // ---- The bot: from here\n';
const to = '  // ---- The bot: to here\n';

/** Copied from the starter as they are. */
const kept: Readonly<Record<Language, readonly string[]>> = {
  typescript: ['server.ts', 'in-process.ts', 'stdio.ts', 'package.json', 'tsconfig.json'],
  python: ['server.py'],
  java: [],
};

export const startLines: Readonly<Record<Language, string>> = {
  typescript: 'npm install && npm start',
  python: 'python3 server.py',
  java: 'java Bot.java',
};

const [initLine, doctorLine] = [calledAs('init'), calledAs('doctor')];
const usage = `${initLine} my-adapter --language=${languages.join('|')}`;

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
  return readdirSync(folder).sort();
}

/** The text for the person, once the files are there. Throws {@link UsageError} with what to write instead. */
export function init(argv: readonly string[], cwd: string): string {
  const { folder, language } = read(argv);
  const full = path.resolve(cwd, folder);
  const files = layOut(full, language);
  return [
    `Wrote ${files.join(', ')} to ${full}.`,
    `1. There:  ${startLines[language]}`,
    `2. Here:   ${doctorLine} --target=http://127.0.0.1:8080`,
    'It will say what is not filled in yet. ADOPTING.md goes on from there.',
    '',
  ].join('\n');
}

function read(argv: readonly string[]): { readonly folder: string; readonly language: Language } {
  let values: { language?: string | undefined };
  let positionals: string[];
  try {
    ({ values, positionals } = parseArgs({
      args: [...argv],
      options: { language: { type: 'string' } },
      allowPositionals: true,
    }));
  } catch (error) {
    const [what = ''] = (error instanceof Error ? error.message : String(error)).split('. ');
    throw new UsageError(`${what}. Write: ${usage}`);
  }
  const [folder, ...rest] = positionals;
  const { language } = values;
  if (folder === undefined || rest.length > 0 || language === undefined) {
    throw new UsageError(`Name one folder and a language: ${usage}`);
  }
  const known = languages.find((each) => each === language);
  if (!known) {
    throw new UsageError(
      `There is no starter in "${language}". Did you mean "${closest(language, [...languages])}"? There are ${languages.join(', ')}; any other language follows docs/protocol.`,
    );
  }
  return { folder, language: known };
}

/** Lays out what the command line asks for and sets the process's exit code. */
export function main(): void {
  guardOutput();
  if (process.argv.includes('--help')) {
    process.stdout.write(`Usage: ${usage}\n`);
    return;
  }
  try {
    process.stdout.write(init(process.argv.slice(2), process.env['INIT_CWD'] ?? process.cwd()));
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 2;
  }
}

if (require.main === module) main();
