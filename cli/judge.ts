/** Judges the traces of an earlier run again, with no implementation in sight: `npm run judge -- <results folder>`. */
import path from 'node:path';
import { coloursOn, tellRun } from '../reporters/console';
import { judgeFolder } from '../judge/verdict/evidence';
import { guardOutput } from './guard-output';

/** Judges the folder of the command line and sets the process's exit code. */
export function main(): void {
  const output = guardOutput();
  const [folder, ...rest] = process.argv.slice(2);
  if (folder === undefined || rest.length > 0) {
    process.stderr.write('Name one results folder: npm run judge -- conformance-results\n');
    process.exitCode = 2;
    return;
  }
  try {
    const { run, evidence } = judgeFolder(path.resolve(folder));
    output.write(`${tellRun(run, evidence, { colour: coloursOn(output, process.env), report: undefined, folder })}\n`);
    process.exitCode = run.exitCode;
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 2;
  }
}

if (require.main === module) main();
