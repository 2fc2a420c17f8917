/** Linted bots for people: each file in a line, then a paragraph for each finding. */
import { quote } from '../trace/render-event';
import { visible } from '../judge/words/visible';
import { countLevels, type LintedFile } from './linted-file';
import { notLookedAt } from './not-looked-at';
import { renderFlaw } from './render-flaw';

/** More paragraphs of one file than these nobody reads; the other formats hold all. */
const mostParagraphs = 200;

export function lintText(files: readonly LintedFile[]): string {
  const all = files.length > 1 ? [`In all ${files.length} files: ${tellCounts(files)}.`] : [];
  return `${[...files.flatMap(paragraphsOf), ...all, note].join('\n\n')}\n`;
}

const note =
  'What was read is how the bot is defined. Nothing was run, and what LivePerson makes of it was not seen. Errors and ' +
  'warnings end with exit code 1; an info is left free by the documents, or rests on a field that no public export shows.';

function paragraphsOf(each: LintedFile): string[] {
  const { file, linted } = each;
  // Why it could not be read is said where errors are said.
  if (!linted) return [];
  const { name, dialogs, interactions, escalations, findings } = linted;
  const told = `${visible(file, 500)}: ${quote(name, 80)}, ${count(dialogs, 'dialog')}, ${count(interactions, 'interaction')}, ${count(escalations, 'escalation')}`;
  const beside = notLookedAt(linted);
  if (escalations === 0) {
    const none =
      linted.switchedOff > 0
        ? 'No escalation in it is switched on'
        : 'No escalation was found in it: no interaction of type ESCALATION, nor an integration that looks like one';
    return [`${told}. ${none}.`, ...beside];
  }
  const rest = findings.length - mostParagraphs;
  return [
    `${told}: ${tellCounts([each])}.`,
    ...findings.slice(0, mostParagraphs).map((finding) => renderFlaw(finding, file)),
    ...beside,
    ...(rest > 0 ? [`… and ${rest} more; --format=json holds them all.`] : []),
  ];
}

function tellCounts(files: readonly LintedFile[]): string {
  const { error, warning, info } = countLevels(files);
  return `${count(error, 'error')}, ${count(warning, 'warning')}, ${count(info, 'info')}`;
}

function count(number: number, what: string): string {
  return `${number} ${what}${number === 1 ? '' : 's'}`;
}
