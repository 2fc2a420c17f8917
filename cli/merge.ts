/** The word `merge`: one verdict of the parts of a run, `npm run merge -- <folders> --out=<folder>`. */
import path from 'node:path';
import { parseArgs } from 'node:util';
import { type RunPart, partsOf, joinParts } from '../run/merge';
import { readPropertyReport } from '../results/property-report';
import { unreachedNote } from '../run/play-properties';
import { tell } from '../run/tell';
import { UsageError } from '../run/usage-error';
import { guardOutput } from './guard-output';
import { asCount } from './options';

/** What a command line asks of the merge. @throws when it holds an unknown option, or a number that makes no sense. */
export function mergeOptions(args: readonly string[]) {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      out: { type: 'string', default: 'conformance-results' },
      'require-whole': { type: 'boolean', default: false },
      'no-report': { type: 'boolean', default: false },
      workers: { type: 'string', default: '1' },
      history: { type: 'string' },
    },
  });
  return {
    folders: positionals,
    out: path.resolve(values.out),
    requireWhole: values['require-whole'],
    report: !values['no-report'],
    workers: asCount(values.workers),
    history: values.history === undefined ? undefined : path.resolve(values.history),
  };
}

/** Merges what the command line names, tells it, and sets the process's exit code. */
export async function main(): Promise<void> {
  const output = guardOutput();
  const interrupt = new AbortController();
  process.once('SIGINT', () => interrupt.abort()).once('SIGTERM', () => interrupt.abort());
  const said = (error: unknown) => (error instanceof Error ? error.message : String(error));
  let options: ReturnType<typeof mergeOptions>;
  let parts: RunPart[];
  try {
    options = mergeOptions(process.argv.slice(2));
    parts = partsOf(options.folders, options.out);
  } catch (error) {
    process.stderr.write(`${said(error)}\n`);
    process.exitCode = 2;
    return;
  }
  try {
    const file = await joinParts(parts, options.out, options.requireWhole);
    const rest = readPropertyReport(options.out);
    if (rest?.resume !== undefined) output.write(`${unreachedNote(rest, file.facts)}\n`);
    process.exitCode = await tell(options, file, interrupt.signal, output);
    if (interrupt.signal.aborted) process.stderr.write('Stopped: the Allure page was not made. Merge again for it.\n');
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 2;
  }
}

if (require.main === module) void main();
