/**
 * Has this process take instrumented code in the place of some files, from memory. It is never written into the project,
 * so that it can be neither committed nor packed.
 */
import Module from 'node:module';
import path from 'node:path';

const root = path.join(__dirname, '..', '..', '..');

type Extension = (module: { _compile(code: string, file: string): void }, file: string) => void;

/**
 * `code`: what each file is translated to (`translateInstrumented`), by its path relative to the project. Files loaded before
 * stay as they are. It is taken whether or not the file as it stands is compiled already (bin/compiled.js).
 */
export function takeInstrumented(code: Readonly<Record<string, string>>): void {
  const ours = new Map(Object.entries(code).map(([file, text]) => [path.join(root, file), text]));
  const { _extensions: extensions } = Module as unknown as { _extensions: Record<string, Extension> };
  const usual = extensions['.ts'];
  if (!usual) throw new Error('No TypeScript is taken here: start Node with -r bin/typescript.js.');
  extensions['.ts'] = (module, file) => {
    const text = ours.get(file);
    if (text === undefined) usual(module, file);
    else module._compile(text, file);
  };
}
