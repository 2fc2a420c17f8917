/** Shows what the consumer of an exported bot reads. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { readExport } from '../exports/read-export';
import { UnreadableExport } from '../exports/unreadable-export';
import { visible } from '../judge/words/visible';
import { asFault } from '../play/adapters/fault';
import { makeFolder } from '../results/make-folder';
import { previewBot } from '../run/preview/preview-bot';
import { previewFile, previewPage } from '../run/preview/preview-page';
import { previewText } from '../run/preview/preview-text';
import { renderError } from './render-error';
import type { Called } from './word';

const exitCodes = { suite: 5, usage: 2, unreachable: 3, protocol: 4, interrupted: 5 } as const;

/** Writes one page, and prints the same as text; the exit code. */
export async function preview(
  [file = '']: readonly string[],
  asked: string,
  { output, complain, cwd, stopped }: Pick<Called, 'output' | 'complain' | 'cwd' | 'stopped'>,
): Promise<number> {
  try {
    const exported = readExport(path.resolve(cwd, file));
    const shown = await previewBot(file, exported, stopped());
    const out = path.resolve(cwd, asked);
    makeFolder(out);
    writeFileSync(path.join(out, previewFile), previewPage(shown));
    output.write(`${previewText(shown)}\nWritten to ${visible(path.join(asked, previewFile), 500)}\n`);
    const { findings } = shown.linted;
    return findings.some(({ level }) => level !== 'info') ? 1 : 0;
  } catch (error) {
    if (error instanceof UnreadableExport || (error as NodeJS.ErrnoException).syscall !== undefined) {
      complain(`${renderError(error)}\n`);
      return 2;
    }
    const fault = asFault(error);
    complain(`${visible(fault.message, 4_000)}\n`);
    return exitCodes[fault.kind];
  }
}
