/**
 * Has this process take instrumented code in the place of some files, from memory. It is never written into the project,
 * so that it can be neither committed nor packed.
 */
import Module from 'node:module';
import path from 'node:path';

const root = path.join(__dirname, '..', '..', '..');

/** As ts-node keeps itself, once it is registered. */
interface Translator {
  compile(code: string, file: string): string;
}

type Extension = (module: { _compile(code: string, file: string): void }, file: string) => void;

/** `code`: the text of each file, by its path relative to the project. Files loaded before stay as they are. */
export function takeInstrumented(code: Readonly<Record<string, string>>): void {
  const ours = new Map(Object.entries(code).map(([file, text]) => [path.join(root, file), text]));
  const translated = new Map<string, string>();
  const { _extensions: extensions } = Module as unknown as { _extensions: Record<string, Extension> };
  const translator = (process as unknown as Record<symbol, Translator | undefined>)[
    Symbol.for('ts-node.register.instance')
  ];
  const usual = extensions['.ts'];
  if (!translator || !usual) throw new Error('No TypeScript is taken here: start Node with -r bin/typescript.js.');
  extensions['.ts'] = (module, file) => {
    const text = ours.get(file);
    if (text === undefined) return usual(module, file);
    const known = translated.get(file) ?? translator.compile(text, file);
    translated.set(file, known);
    module._compile(known, file);
  };
}
