/** One finding in an exported bot as a paragraph, in the form in which the suite tells every failure. */
import { derivations } from '../requirements/derivations';
import { rowOf } from '../requirements/catalogue';
import { sourceUrl } from '../requirements/source-url';
import { sources } from '../requirements/sources';
import { quote } from '../trace/render-event';
import { labelled } from '../judge/words/labelled';
import { visible } from '../judge/words/visible';
import type { LintFinding } from './lint-bot';

export function renderFlaw(finding: LintFinding, file: string): string {
  const { level, requirement, because, expected, mend, source, fields, fieldsSeen } = finding;
  const row = rowOf(requirement);
  const derived = row.basis === 'inferred' ? derivations[requirement]?.so : undefined;
  return [
    `${level.toUpperCase()}  ${requirement}   ${row.level.toUpperCase()} · ${row.basis}`,
    `  ${visible(because)}`,
    ...labelled('Expected', [visible(expected)]),
    ...labelled('Look at', [whereIs(finding, file)]),
    ...labelled('Source', [`${sources[source.page].title}, "${source.heading}"`, sourceUrl(source)]),
    ...labelled('Inferred', derived === undefined ? [] : [derived]),
    ...labelled('Fields', [fieldsSeen ? fields : `${fields}. Read here by a guess, so it is told as info`]),
    ...labelled('Mend', [visible(mend)]),
  ].join('\n');
}

function whereIs({ at }: LintFinding, file: string): string {
  return [
    `${visible(file, 500)}${at.line === undefined ? '' : `:${at.line}`}`,
    ...(at.dialog === undefined ? [] : [`dialog ${quote(at.dialog, 80)}`]),
    ...(at.interaction === undefined ? [] : [`interaction ${quote(at.interaction, 80)}`]),
    at.path,
  ].join(', ');
}
