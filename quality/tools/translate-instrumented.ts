/**
 * Translates instrumented code to JavaScript, once for all threads and processes that take it. Who starts threads does it
 * before: the translator has native code, and a process crashes if this is unloaded with the last thread that had it, which
 * does not happen while the process itself has it, too.
 */
import path from 'node:path';
import { newTranslator } from './new-translator';

const root = path.join(__dirname, '..', '..');

/** `code`: the text of each file, by its path relative to the project; so is what is handed back. */
export function translateInstrumented(code: Readonly<Record<string, string>>): Record<string, string> {
  const translator = newTranslator();
  return Object.fromEntries(
    Object.entries(code).map(([file, text]) => [file, translator.compile(text, path.join(root, file))]),
  );
}
