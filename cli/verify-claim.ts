/**
 * Judges a claim again from what lies beside it. Exit code 0 means that it holds, 1 that it does not, 2 that there is none
 * or that it could not be looked at.
 */
import path from 'node:path';
import { renderWaiver } from '../judge/words/paragraph';
import { renderChangedTrace } from '../results/changed-trace';
import { verdictFileAt } from '../results/results-place';
import { readVerdictFile, type VerdictFile } from '../results/verdict-file-schema';
import { errataLines } from '../judge/words/tell-errata';
import { extentLines, renderConclusion } from '../judge/words/render-extent';
import { verifyClaim } from '../judge/verdict/verify-claim';
import { unstableLines } from '../judge/words/unstable-line';
import { tellProfile } from '../judge/words/tell-profile';
import { visible } from '../judge/words/visible';
import { catalogueDigest, digestRule } from '../requirements/catalogue-digest';
import { waiverName } from '../judge/verdict/waiver';
import { suiteVersion } from './suite-version';
import { judgeFolder } from '../run/judge-folder';
import { verifySources } from '../run/verify-sources';
import { renderError } from './render-error';

/** More differences than this say nothing more. */
const mostDifferences = 30;

/** Says whether the claim in this file, or in the file of this results folder, holds; the exit code. */
export function verifyClaimFile([place = '']: readonly string[], say: (text: string) => void): 0 | 1 | 2 {
  try {
    const file = verdictFileAt(place);
    const claim = readVerdictFile(file);
    refuseOtherSet(claim);
    const folder = path.dirname(path.resolve(file));
    const judged = judgeFolder(folder);
    const { run } = judged;
    const digest = catalogueDigest();
    const sources = verifySources(folder, judged);
    const differences = [
      ...judged.changed.map(renderChangedTrace),
      ...verifyClaim(claim, judged),
      ...sources.flatMap((source) => source.differences),
    ];
    for (const difference of differences.slice(0, mostDifferences)) say(`${visible(difference, 1_000)}\n`);
    const rest = differences.length - mostDifferences;
    if (rest > 0) say(`… and ${rest} more\n`);
    const claimed = claim.extent ? renderConclusion({ ...claim, extent: claim.extent }) : claim.conclusion;
    say(
      `Claimed   ${claimed}, profile ${visible(tellProfile(claim), 200)}, with ${visible(claim.suite.name)} ${visible(claim.suite.version)}, requirements ${visible(claim.suite.requirements)}\n`,
    );
    say(`Judged    ${renderConclusion(run)}, with escalation-conformance ${suiteVersion()}, requirements ${digest}\n`);
    for (const line of extentLines(run.extent)) say(`Extent    ${line}\n`);
    for (const { label, told } of sources) say(`${label.padEnd(9)} ${told}\n`);
    if (claim.suite.page) say(`Page      as it was on ${visible(claim.suite.page.read, 50)}\n`);
    for (const line of [...errataLines(run), ...unstableLines(run)]) say(`${line}\n`);
    for (const waiver of run.waivers ?? []) say(`Waiver    ${waiverName(waiver)} ${renderWaiver(waiver)}\n`);
    if (claim.conclusion === 'no verdict') {
      say(`There is no claim: the run ended without a verdict, with exit code ${claim.exitCode}.\n`);
      return 2;
    }
    if (differences.length > 0) {
      say('The claim does not hold.\n');
      return 1;
    }
    const part = run.extent.whole ? '' : ', of the part that it names';
    say(`The claim holds${part}. Whether the traces are genuine cannot be seen in them.\n`);
    return 0;
  } catch (error) {
    say(`${renderError(error)}\n`);
    return 2;
  }
}

/**
 * Whether a claim by other requirements is true, only the suite that has them can say; it is not untrue. Another version
 * with the same requirements may have other scenarios: what it had to play, and how it judged that, it alone knows.
 */
function refuseOtherSet({ suite }: VerdictFile): void {
  const { version, requirements, digestRule: rule = 1 } = suite;
  if (rule !== digestRule || requirements !== catalogueDigest()) {
    const olderRule = rule < digestRule ? ', named as older versions name a set' : '';
    throw new Error(
      `The claim was judged by another set of requirements: that of version ${visible(version, 100)} of the suite ` +
        `(${visible(requirements, 100)}${olderRule}), and this is the one of ${suiteVersion()} (${catalogueDigest()}). Whether it holds cannot be ` +
        `decided here: verify it with version ${visible(version, 100)}, as it was released.`,
    );
  }
  if (version === suiteVersion()) return;
  throw new Error(
    `The claim was made with version ${visible(suite.version, 100)} of the suite, and this is ${suiteVersion()}: what that one had to play cannot be ` +
      'said here. Verify it with the version that made it.',
  );
}
