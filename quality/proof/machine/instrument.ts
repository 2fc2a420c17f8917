/** Makes all of Stryker's changes in some of our files, each behind a switch. Nothing is written: the code is handed back. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Instrumenter } from '@stryker-mutator/instrumenter';
import ts from 'typescript';
import { nameChanges, type Change, type MachineMutant } from './machine-mutant';

export interface Instrumented {
  /** The instrumented text of each file, by its path relative to the project. */
  readonly code: Readonly<Record<string, string>>;
  readonly mutants: readonly MachineMutant[];
}

/** What Stryker tells of a change, as far as it is needed; its own types cannot be found from a CommonJS module. */
interface Told {
  readonly id: string;
  readonly fileName: string;
  readonly mutatorName: string;
  readonly replacement?: string;
  readonly status?: string;
  readonly location: { readonly start: Position; readonly end: Position };
}

interface Position {
  readonly line: number;
  readonly column: number;
}

const root = path.join(__dirname, '..', '..', '..');

/** It has much to say about its progress, and nothing that anybody waits for. */
const mute = {
  isTraceEnabled: () => false,
  isDebugEnabled: () => false,
  isInfoEnabled: () => false,
  isWarnEnabled: () => false,
  isErrorEnabled: () => false,
  isFatalEnabled: () => false,
  trace: () => undefined,
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
  fatal: () => undefined,
};

/** `without`: kinds of change that are not made. */
export async function instrument(files: readonly string[], without: readonly string[] = []): Promise<Instrumented> {
  const texts = new Map(files.map((file) => [file, readFileSync(path.join(root, file), 'utf8')]));
  const result = await new Instrumenter(mute).instrument(
    [...texts].map(([name, content]) => ({ name, content, mutate: true })),
    { plugins: null, ignorers: [], excludedMutations: [...without] },
  );
  const told = result.mutants as unknown as readonly Told[];
  const mutants = [...texts].flatMap(([file, text]) => {
    const lines = ts.createSourceFile(file, text, ts.ScriptTarget.ES2022);
    const changes = told
      // Those of an excluded kind are listed all the same, and are not in the code.
      .filter(({ fileName, status }) => fileName === file && status !== 'Ignored')
      .map(({ id, mutatorName, replacement, location: { start, end } }): Change => ({
        switch: id,
        kind: mutatorName,
        start: lines.getPositionOfLineAndCharacter(start.line, start.column),
        end: lines.getPositionOfLineAndCharacter(end.line, end.column),
        to: replacement ?? '',
      }));
    return nameChanges(file, text, changes);
  });
  return { code: Object.fromEntries(result.files.map(({ name, content }) => [name, content])), mutants };
}
