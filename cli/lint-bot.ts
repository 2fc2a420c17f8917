/** Says what will go wrong with the escalations of exported bots. */
import path from 'node:path';
import { lintJson } from '../exports/lint-json';
import { lintJunit } from '../exports/lint-junit';
import { lintSarif } from '../exports/lint-sarif';
import { lintText } from '../exports/lint-text';
import type { LintFormat } from '../exports/lint-formats';
import { lintExitCode, lintFile, type LintedFile } from '../exports/linted-file';
import { renderError } from './render-error';
import type { Called } from './word';

const renderers: Readonly<Record<LintFormat, (files: readonly LintedFile[], suite: Called['suite']) => string>> = {
  text: lintText,
  json: lintJson,
  sarif: lintSarif,
  junit: lintJunit,
};

/** Prints what was found, and says of each file that could not be read why; the exit code. */
export function lintBots(
  named: readonly string[],
  format: LintFormat,
  { output, complain, cwd, suite }: Pick<Called, 'output' | 'complain' | 'cwd' | 'suite'>,
): 0 | 1 | 2 {
  const files = [...new Set(named)].map((file) => ({ ...lintFile(path.resolve(cwd, file)), file }));
  const text = renderers[format](files, suite);
  if (format === 'text') output.write(text);
  else (output.unfolded ?? output.write)(text);
  for (const { problem } of files) if (problem !== undefined) complain(`${renderError(new Error(problem))}\n`);
  return lintExitCode(files);
}
