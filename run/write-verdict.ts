/** Writes the verdict in its four forms: all of them or none, so that no two of them can say different things. */
import { rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { badgeFileName, badgeSvg } from '../reporters/badge';
import type { Judged } from '../judge/verdict/evidence';
import { junitFileName, junitXml } from '../reporters/junit';
import { summaryFileName, summaryMarkdown } from '../reporters/summary';
import { verdictFile, verdictFileName } from '../judge/verdict/verdict-file';
import { UsageError } from './usage-error';

/** @throws UsageError when the folder takes them no more. */
export async function writeVerdict(out: string, { run, evidence }: Judged): Promise<void> {
  const texts: readonly (readonly [string, string])[] = [
    [junitFileName, junitXml(run, evidence)],
    [summaryFileName, summaryMarkdown(run, evidence)],
    [badgeFileName, badgeSvg(run)],
    [verdictFileName, verdictFile(run, evidence)],
  ];
  const at = (name: string) => path.join(out, name);
  const unfinished = (name: string) => at(`${name}.unfinished`);
  try {
    for (const [name, text] of texts) await writeFile(unfinished(name), text);
    for (const [name] of texts) await rename(unfinished(name), at(name));
  } catch (error) {
    const remove = (name: string) => rm(name, { force: true });
    await Promise.allSettled(texts.flatMap(([name]) => [remove(unfinished(name)), remove(at(name))]));
    const why = error instanceof Error ? error.message : String(error);
    throw new UsageError(
      `The verdict cannot be written to ${out}: ${why}. None is left there. Make room, or name a folder that can be ` +
        'written by --out, and run the command again.',
    );
  }
}
