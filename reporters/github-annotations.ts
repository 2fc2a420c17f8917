/**
 * What a build on GitHub shows beside the change: one line for each fault, each row that fails the run and each that
 * leaves it open. These are commands to GitHub: what is quoted in one can neither end it nor be one itself.
 */
import { tellProfile } from '../judge/words/tell-profile';
import { rowOf } from '../requirements/catalogue';
import type { JudgedRun } from '../judge/verdict/verdict';
import { exitMeaning } from './exit-meaning';
import { ofOwnReference } from './own-reference';
import { causeHeading } from '../judge/words/cause-words';
import { effectOnClaim } from '../judge/verdict/claim-effect';
import { extentLines, renderConclusion } from '../judge/words/render-extent';
import { visible } from '../judge/words/visible';
import { withoutCommands } from './without-commands';

/** GitHub shows ten of each kind for a step; the rest is in the summary. */
const mostOfAKind = 10;

/** The lines, each ending in a line feed. */
export function githubAnnotations(run: JudgedRun): string {
  const of = (standing: 'red' | 'open') => run.results.filter((result) => effectOnClaim(run, result) === standing);
  const errors = [
    ...run.faults.map((fault) => command('error', `Fault: ${fault.kind}`, fault.message)),
    ...of('red').map((result) =>
      command('error', `${result.id} failed`, `${rowOf(result.id).statement} ${causeHeading(result)}`),
    ),
  ];
  const warnings = of('open').map((result) => command('warning', `${result.id} was not judged`, causeHeading(result)));
  const notice = command(
    'notice',
    `Agent escalation: ${renderConclusion(run)}${ofOwnReference(run)}`,
    [`Profile ${tellProfile(run)}, exit code ${run.exitCode}: ${exitMeaning(run)}.`, ...extentLines(run.extent)].join(
      ' ',
    ),
  );
  return [...errors.slice(0, mostOfAKind), ...warnings.slice(0, mostOfAKind), notice]
    .map((line) => `${line}\n`)
    .join('');
}

function command(kind: 'error' | 'warning' | 'notice', title: string, message: string): string {
  return `::${kind} title=${escaped(quoted(title, 200)).replace(/:/g, '%3A').replace(/,/g, '%2C')}::${escaped(quoted(message, 1_000))}`;
}

function quoted(text: string, longest: number): string {
  return withoutCommands(visible(text, longest));
}

function escaped(text: string): string {
  return text.replace(/%/g, '%25').replace(/\r/g, '%0D').replace(/\n/g, '%0A');
}
