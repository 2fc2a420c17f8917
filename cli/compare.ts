/** Puts verdict files side by side. */
import path from 'node:path';
import { compare, comparisonMarkdown, differencesIn, letterOf, type ComparedRun } from '../reporters/compare';
import { inQuotes } from '../judge/words/quoted-name';
import { visible } from '../judge/words/visible';
import { comparisonPage } from '../reporters/pages/comparison-page';
import { DamagedResults } from '../results/damaged-results';
import { verdictFileName } from '../results/file-names';
import { describesRun } from '../results/describes-run';
import { changedFiles, readRunFile, type KeptPlay } from '../results/run-file';
import { verdictFileAt } from '../results/results-place';
import { readVerdictFile } from '../results/verdict-file-schema';
import { plainJson } from '../results/plain-json';
import { unlikeVerdict } from '../results/unlike-verdict';
import { replaceFile } from '../results/write-anew';
import { changedTraces } from '../run/changed-traces';
import { lockedFolder } from '../run/locked-folder';
import { UsageError } from '../run/usage-error';
import { renderError } from './render-error';

/**
 * Writes the comparison in three forms; the exit code. A verdict file may be named by its folder. `say` is for the person at
 * the keyboard.
 */
export function compareFiles(places: readonly string[], asked: string, say: (text: string) => void): 0 | 2 {
  try {
    const files = places.map(verdictFileAt);
    files.forEach(refuseChanged);
    const named = files.map((file) => ({
      name: file,
      verdict: readVerdictFile(file),
    }));
    const comparison = compare(named);
    const out = path.resolve(asked);
    const release = lockedFolder(out);
    try {
      replaceFile(path.join(out, 'comparison.json'), `${plainJson(comparison, 2)}\n`);
      replaceFile(path.join(out, 'comparison.md'), comparisonMarkdown(comparison));
      replaceFile(path.join(out, 'comparison.html'), comparisonPage(comparison));
    } finally {
      release();
    }
    const { differing, missing } = differencesIn(comparison);
    comparison.runs.forEach((run, index) => say(`${letterOf(index)}  ${tellRun(run)}\n`));
    for (const caution of comparison.cautions) say(`Caution: ${visible(caution, 1_000)}\n`);
    for (const { id, statuses } of differing) say(`${visible(id, 200)}  ${statuses.join(' | ')}\n`);
    say(
      `${differing.length} of ${comparison.rows.length} requirements differ${missing.length > 0 ? `, ${missing.length} are not in every file` : ''}. Written to ${visible(asked, 500)}/comparison.html, .md and .json\n`,
    );
    return 0;
  } catch (error) {
    say(`${renderError(error)}\n`);
    return 2;
  }
}

/** A verdict beside its traces is compared only where it was drawn from these. @throws UsageError */
function refuseChanged(file: string): void {
  const folder = path.dirname(path.resolve(file));
  if (path.basename(file) !== verdictFileName || !describesRun(folder)) return;
  let plays: readonly KeptPlay[];
  try {
    plays = readRunFile(folder).plays;
  } catch (error) {
    // It is not needed for a comparison.
    if (error instanceof DamagedResults) return;
    throw error;
  }
  const unlike = unlikeVerdict(folder, plays);
  if (unlike !== undefined) throw new UsageError(unlike);
  const changed = changedFiles(folder, plays);
  if (changed.length > 0) throw new UsageError(changedTraces(folder, changed));
}

/** What one of them claims, with how far that reaches. */
function tellRun({ told, implementation, profile, profileCounts, file }: ComparedRun): string {
  const judged = profileCounts.passed + profileCounts.failed + profileCounts.inconclusive + profileCounts.waived;
  return `${told}: ${inQuotes(implementation)}, ${profileCounts.passed} of ${judged} of profile ${visible(profile, 50)}, ${visible(file)}`;
}
