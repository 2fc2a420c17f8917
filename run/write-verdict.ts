/** Writes the verdict in its four forms: all of them or none, so that no two of them can say different things. */
import { badgeSvg } from '../reporters/badge';
import type { Judged } from '../judge/verdict/evidence';
import { junitXml } from '../reporters/junit';
import { summaryMarkdown } from '../reporters/summary';
import { verdictFile } from '../judge/verdict/verdict-file';
import { badgeFileName, junitFileName, summaryFileName, verdictFileName } from '../results/file-names';
import { writeTogether } from '../results/results-folder';
import { UsageError } from './usage-error';

/** @throws UsageError when the folder takes them no more. */
export async function writeVerdict(out: string, { run, evidence }: Judged): Promise<void> {
  const texts: readonly (readonly [string, string])[] = [
    [junitFileName, junitXml(run, evidence)],
    [summaryFileName, summaryMarkdown(run, evidence)],
    [badgeFileName, badgeSvg(run)],
    [verdictFileName, verdictFile(run, evidence)],
  ];
  try {
    await writeTogether(out, texts);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new UsageError(
      `The verdict cannot be written to ${out}: ${why}. None is left there. Make room, or name a folder that can be ` +
        'written by --out, and run the command again.',
    );
  }
}
