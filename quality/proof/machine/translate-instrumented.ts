/**
 * Translates instrumented code to JavaScript, once for all threads and processes that take it. Who starts threads does it
 * before: the translator has native code, and a process crashes if this is unloaded with the last thread that had it, which
 * does not happen while the process itself has it, too.
 */
import { createRequire } from 'node:module';
import path from 'node:path';
import type { CreateOptions, Service } from 'ts-node';

const root = path.join(__dirname, '..', '..', '..');

/** Plain JavaScript, since it is there before any TypeScript is. */
interface Translator {
  readonly withTranslator: <T>(
    use: (translator: { readonly create: (options: CreateOptions) => Service }, options: CreateOptions) => T,
  ) => T;
}

/** `code`: the text of each file, by its path relative to the project; so is what is handed back. */
export function translateInstrumented(code: Readonly<Record<string, string>>): Record<string, string> {
  const { withTranslator } = createRequire(__filename)('../../../bin/translator.js') as Translator;
  const service = withTranslator(({ create }, options) => create(options));
  return Object.fromEntries(
    Object.entries(code).map(([file, text]) => [file, service.compile(text, path.join(root, file))]),
  );
}
