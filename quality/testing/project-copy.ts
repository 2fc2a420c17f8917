/** A copy of the project to change things in, with the packages of this one. */
import { cpSync, existsSync, mkdirSync, symlinkSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(__dirname, '..', '..');
const notCopied = ['.git', 'node_modules', 'conformance-results', 'test-results', 'examples', 'dist', '.cache'];

/** Lays it out in this folder, which is not there yet, but for its packages. */
export function copySources(copy: string): void {
  cpSync(root, copy, { recursive: true, filter: (source) => !notCopied.includes(path.relative(root, source)) });
}

/** Lays it out in this folder, which is not there yet. What is not changed in it need not be translated again. */
export function copyProject(copy: string): void {
  copySources(copy);
  symlinkSync(path.join(root, 'node_modules'), path.join(copy, 'node_modules'));
  copyCompiled(copy);
}

/** Lays what its sources were compiled to beside them. */
export function copyCompiled(copy: string): void {
  const compiled = path.join('.cache', 'compiled');
  if (!existsSync(path.join(root, compiled))) return;
  mkdirSync(path.join(copy, '.cache'));
  // A copy: tests that are run in there compile anew, and take away what belongs to other sources.
  cpSync(path.join(root, compiled), path.join(copy, compiled), { recursive: true });
}
