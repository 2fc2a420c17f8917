/** Judges the traces of an earlier run again, with no implementation in sight: `npm run judge -- <results folder>`. */
import path from 'node:path';
import { coloursOn, tellRun } from '../reporters/console';
import { judgeFolder } from '../judge/verdict/evidence';
import type { Output } from '../run/tell';
import { changedTraces } from '../run/changed-traces';
import { UsageError } from '../run/usage-error';
import { guardOutput } from './guard-output';

/** Judges what the command line names; returns the exit code: that of the verdict, or 2. `say` takes what is no verdict. */
export function judgeResults(argv: readonly string[], output: Output, say: (text: string) => void): number {
  const [folder, ...rest] = argv;
  if (folder === undefined || rest.length > 0) {
    say('Name one results folder: npm run judge -- conformance-results\n');
    return 2;
  }
  try {
    const { run, evidence, changed } = judgeFolder(path.resolve(folder));
    if (changed.length > 0) throw new UsageError(changedTraces(folder, changed));
    output.write(`${tellRun(run, evidence, { colour: coloursOn(output, process.env), report: undefined, folder })}\n`);
    return run.exitCode;
  } catch (error) {
    say(`${error instanceof Error ? error.message : String(error)}\n`);
    return 2;
  }
}

/** Judges the folder of the command line and sets the process's exit code. */
export function main(): void {
  const output = guardOutput();
  process.exitCode = judgeResults(process.argv.slice(2), output, (text) => process.stderr.write(text));
}

if (require.main === module) main();
