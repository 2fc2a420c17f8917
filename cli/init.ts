/** Lays out an adapter: the starter's server with an empty bot behind it, which fails, and says where to fill it in. */
import { copyFileSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { closest } from 'fastest-levenshtein';
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

/** The text for the person, once the files are there. @throws UsageError with what to write instead. */
export function init(folder: string, language: string, cwd: string): string {
  const full = path.resolve(cwd, folder);
  const known = knownLanguage(language);
  const files = layOut(full, known);
  return [
    `Wrote ${files.join(', ')} to ${full}.`,
    `1. There:  ${startLines[known]}`,
    `2. Here:   ${calledAs('doctor')} --target=http://127.0.0.1:8080`,
    'It will say what is not filled in yet. ADOPTING.md goes on from there.',
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
