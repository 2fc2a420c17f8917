/**
 * Has this process take instrumented code in the place of some files, from memory. It is never written into the project,
 * so that it can be neither committed nor packed.
 */
import Module, { createRequire } from 'node:module';
import path from 'node:path';
import type { CreateOptions, Service } from 'ts-node';

const root = path.join(__dirname, '..', '..', '..');

/** That of the suite; plain JavaScript, since it is there before any TypeScript is. */
interface Translator {
  readonly withTranslator: <T>(
    use: (translator: { readonly create: (options: CreateOptions) => Service }, options: CreateOptions) => T,
  ) => T;
}

type Extension = (module: { _compile(code: string, file: string): void }, file: string) => void;

/**
 * `code`: the text of each file, by its path relative to the project. Files loaded before stay as they are. Each text is
 * translated here, whether or not the file as it stands is compiled already (bin/compiled.js).
 */
export function takeInstrumented(code: Readonly<Record<string, string>>): void {
  const ours = new Map(Object.entries(code).map(([file, text]) => [path.join(root, file), text]));
  const translated = new Map<string, string>();
  const { _extensions: extensions } = Module as unknown as { _extensions: Record<string, Extension> };
  const usual = extensions['.ts'];
  if (!usual) throw new Error('No TypeScript is taken here: start Node with -r bin/typescript.js.');
  const { withTranslator } = createRequire(__filename)('../../../bin/translator.js') as Translator;
  const translator = withTranslator(({ create }, options) => create(options));
  extensions['.ts'] = (module, file) => {
    const text = ours.get(file);
    if (text === undefined) return usual(module, file);
    const known = translated.get(file) ?? translator.compile(text, file);
    translated.set(file, known);
    module._compile(known, file);
  };
}
