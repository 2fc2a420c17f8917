/** The command: options in, exit code out. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { listRequirements } from './list';
import { Answered, parseOptions, UsageError, type Options } from './options';
import { run } from './run';

interface Package {
  readonly name: string;
  readonly version: string;
}

/** Runs the command and sets the process's exit code. */
export function main(argv: readonly string[]): void {
  const suite = JSON.parse(readFileSync(path.join(__dirname, '..', 'package.json'), 'utf8')) as Package;
  let options: Options;
  try {
    options = parseOptions(argv, suite.version, process.env);
  } catch (error) {
    if (error instanceof Answered) return;
    if (!(error instanceof UsageError)) throw error;
    process.stderr.write(`${error.message}\nSee npm test -- --help\n`);
    process.exitCode = 2;
    return;
  }
  if (options.list) {
    process.stdout.write(listRequirements());
    return;
  }
  const interrupt = new AbortController();
  const onSignal = () => {
    process.stderr.write('\nStopping; what was judged is kept.\n');
    interrupt.abort();
  };
  process.once('SIGINT', onSignal);
  process.once('SIGTERM', onSignal);
  run(options, { name: suite.name, version: suite.version }, interrupt.signal, process.stdout).then(
    (code) => (process.exitCode = code),
    (error: unknown) => {
      process.stderr.write(
        `Fault of the suite: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
      );
      process.exitCode = 5;
    },
  );
}
