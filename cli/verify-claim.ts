/**
 * Judges a claim again from the traces beside it: `npm run verify-claim -- conformance-results/conformance.json`. Exit
 * code 0 means that it holds, 1 that it does not, 2 that it could not be looked at.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { calledAs } from '../reporters/called-as';
import { judgeFolder } from '../reporters/evidence';
import { parseVerdictFile } from '../reporters/verdict-file-schema';
import { verifyClaim } from '../reporters/verify-claim';
import { visible } from '../reporters/visible';
import { catalogueDigest } from '../requirements/catalogue-digest';
import { suiteVersion } from './suite-version';

/** More differences than this say nothing more. */
const mostDifferences = 30;

/** Says whether the claim holds; returns the exit code. */
export function verifyClaimFile(argv: readonly string[], say: (text: string) => void): 0 | 1 | 2 {
  const [file, ...rest] = argv;
  if (file === undefined || rest.length > 0) {
    say(
      `Name one verdict file, with its results folder around it: ${calledAs('verify-claim')} conformance-results/conformance.json\n`,
    );
    return 2;
  }
  try {
    const claim = parseVerdictFile(readFileSync(file, 'utf8'), file);
    const digest = catalogueDigest();
    const judged = judgeFolder(path.dirname(path.resolve(file)));
    const { holds, differences } = verifyClaim(claim, judged, digest);
    for (const difference of differences.slice(0, mostDifferences)) say(`${visible(difference, 1_000)}\n`);
    const rest = differences.length - mostDifferences;
    if (rest > 0) say(`… and ${rest} more\n`);
    say(
      `Claimed   ${claim.conclusion}, profile ${visible(claim.profile)}, with ${visible(claim.suite.name)} ${visible(claim.suite.version)}, requirements ${visible(claim.suite.requirements)}\n`,
    );
    say(`Judged    ${judged.run.conclusion}, with escalation-conformance ${suiteVersion()}, requirements ${digest}\n`);
    say(holds ? 'The claim holds.\n' : 'The claim does not hold.\n');
    return holds ? 0 : 1;
  } catch (error) {
    say(`${error instanceof Error ? error.message : String(error)}\n`);
    return 2;
  }
}

/** Looks at what the command line names and sets the process's exit code. */
export function main(): void {
  process.exitCode = verifyClaimFile(process.argv.slice(2), (text) => process.stdout.write(text));
}

if (require.main === module) main();
