/** The code of the whole house as text, and what it imports. Import lines are found by a scan of the text. */
import { readFileSync, readdirSync } from 'node:fs';
import { join, posix, resolve } from 'node:path';

export interface ImportLine {
  readonly specifier: string;
  readonly typesOnly: boolean;
}

export interface SourceFile {
  /** Relative to the project, with forward slashes. */
  readonly path: string;
  readonly text: string;
}

const root = resolve(__dirname, '..', '..');
const notCode = ['node_modules', 'conformance-results', 'test-results', 'docs', 'dist'];

/** Every script below the folders of the project. */
export function sourceFiles(): SourceFile[] {
  return readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.') && !notCode.includes(entry.name))
    .flatMap((room) => readdirSync(join(root, room.name), { withFileTypes: true, recursive: true }))
    .filter((entry) => entry.isFile() && /\.(ts|js|cjs|mjs)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !path.includes('node_modules'))
    .map((path) => ({ path: path.slice(root.length + 1).replaceAll('\\', '/'), text: readFileSync(path, 'utf8') }));
}

/** Every import, export from, dynamic import and require with a literal specifier. */
export function importsOf(text: string): ImportLine[] {
  const declared = [
    ...text.matchAll(/^[ \t]*(?:import|export)\s+(type\s+)?(?:([\w*{][^'";]*?)\s+from\s+)?'([^'\n]+)'/gm),
  ].map(([, type, names = '', specifier = '']) => ({
    specifier,
    typesOnly: type !== undefined || namesOnlyTypes(names),
  }));
  const called = [...text.matchAll(/\b(?:require|import)\(\s*'([^'\n]+)'/g)].map(([, specifier = '']) => ({
    specifier,
    typesOnly: false,
  }));
  return [...declared, ...called];
}

function namesOnlyTypes(names: string): boolean {
  const [, listed] = /^\{([\s\S]*)\}$/.exec(names.trim()) ?? [];
  const each = (listed ?? '').split(',').filter((name) => name.trim() !== '');
  return each.length > 0 && each.every((name) => name.trim().startsWith('type '));
}

/** The paths of the files that each file imports, types included; what leads to none of them is left out. */
export function importedFiles(files: readonly SourceFile[]): ReadonlyMap<string, readonly string[]> {
  const known = new Set(files.map(({ path }) => path));
  return new Map(
    files.map(({ path, text }) => [
      path,
      importsOf(text)
        .filter(({ specifier }) => specifier.startsWith('.'))
        .flatMap(({ specifier }) => {
          const target = posix.join(posix.dirname(path), specifier);
          return (
            ['', '.ts', '.js', '.cjs', '/index.ts'].map((ending) => target + ending).find((each) => known.has(each)) ??
            []
          );
        }),
    ]),
  );
}
