/** Shows what the consumer of an exported bot reads. */
import path from 'node:path';
import { lintExitCode } from '../exports/linted-file';
import { readExport } from '../exports/read-export';
import { UnreadableExport } from '../exports/unreadable-export';
import { visible } from '../judge/words/visible';
import { asFault } from '../play/adapters/fault';
import { replaceFile } from '../results/write-anew';
import { withLockedFolder } from '../run/locked-folder';
import { ownBlame } from '../run/own-blame';
import { previewBot } from '../run/preview/preview-bot';
import { previewFile, previewPage } from '../run/preview/preview-page';
import { previewText } from '../run/preview/preview-text';
import { UsageError } from '../run/usage-error';
import { faultExitCodes } from './fault-exit-codes';
import { renderError } from './render-error';
import type { Called } from './word';

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
    await withLockedFolder(out, async () => replaceFile(path.join(out, previewFile), previewPage(shown)));
    output.write(`${previewText(shown)}\nWritten to ${visible(path.join(asked, previewFile), 500)}\n`);
    return lintExitCode([shown]);
  } catch (error) {
    if (error instanceof UsageError) throw error;
    if (error instanceof UnreadableExport || (error as NodeJS.ErrnoException).syscall !== undefined) {
      complain(`${renderError(error)}\n`);
      return 2;
    }
    const { kind, message } = ownBlame(asFault(error));
    complain(`${visible(message, 4_000)}\n`);
    return faultExitCodes[kind];
  }
}
