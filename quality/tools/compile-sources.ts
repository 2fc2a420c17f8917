/**
 * Compiles the sources once for all processes that our own tests start, which then need not translate them each. Nothing
 * old is ever run: see bin/compiled.js.
 */
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { Service } from 'ts-node';
import { sourceFiles } from '../testing/source-files';
import { newTranslator } from './new-translator';

const root = path.resolve(__dirname, '..', '..');

interface Compiled {
  readonly compiledFolder: () => string;
  readonly compiledName: (file: string, source: string) => string;
  readonly keepCompiled: (folder: string, name: string, code: string) => void;
  readonly makeFolder: (folder: string) => void;
}

// This is plain JavaScript, since it is there before any TypeScript is.
const { compiledFolder, compiledName, keepCompiled, makeFolder } = createRequire(__filename)(
  '../../bin/compiled.js',
) as Compiled;

/** Returns the number of files that were not compiled yet. What earlier sources were compiled to is taken away. */
export function compileSources(): number {
  const folder = compiledFolder();
  makeFolder(folder);
  const sources = sourceFiles()
    .filter(({ path: name }) => name.endsWith('.ts') && !/\.(test|long)\.ts$/.test(name))
    .map(({ path: name, text }) => ({ file: path.join(root, name), text }))
    .map((source) => ({ ...source, name: compiledName(source.file, source.text) }));
  const missing = sources.filter(({ name }) => !existsSync(path.join(folder, name)));
  if (missing.length > 0) {
    const service = newTranslator();
    for (const { file, text, name } of missing) {
      const code = compiled(service, file, text);
      if (code !== undefined) keepCompiled(folder, name, code);
    }
  }
  const current = new Set(sources.map(({ name }) => name));
  for (const name of readdirSync(folder)) {
    if (name.endsWith('.js') && !current.has(name)) rmSync(path.join(folder, name), { force: true });
  }
  return missing.length;
}

/** Undefined when it is no TypeScript: whoever loads the file says what is wrong with it. */
function compiled(service: Service, file: string, text: string): string | undefined {
  try {
    return service.compile(text, file);
  } catch {
    return undefined;
  }
}

// Playwright asks a global set-up for its default export, and takes what it returns for the tear-down.
export default function compileForTests(): void {
  try {
    compileSources();
  } catch (error) {
    // Where nothing can be written everything is translated, which takes longer.
    if (!['EACCES', 'EPERM', 'EROFS'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
  }
}
