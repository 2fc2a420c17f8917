/** The command: options in, exit code out. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { calledAs } from '../reporters/called-as';
import { listRequirements } from './list';
import { Answered, parseOptions, UsageError, type Options } from './options';

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
    process.stderr.write(`${error.message}\nSee ${calledAs()} --help\n`);
    process.exitCode = 2;
    return;
  }
  // Whoever reads the output may stop reading, as `head` does; the run goes on for its files and its exit code.
  process.stdout.on('error', ignoreClosedPipe);
  process.stderr.on('error', ignoreClosedPipe);
  if (options.list) {
    process.stdout.write(listRequirements());
    return;
  }
  process.once('uncaughtException', (error) => {
    tellOwnFault(error);
    // Node's own answer is exit code 1, which would say that the implementation does not conform.
    process.exit(5);
  });
  const interrupt = new AbortController();
  const onSignal = () => {
    process.stderr.write('\nStopping; what was judged is kept.\n');
    interrupt.abort();
  };
  process.once('SIGINT', onSignal);
  process.once('SIGTERM', onSignal);
  // Loaded late: help, list and refusals need none of it.
  import('./run')
    .then(({ run }) => run(options, { name: suite.name, version: suite.version }, interrupt.signal, process.stdout))
    .then(
      (code) => (process.exitCode = code),
      (error: unknown) => {
        if (error instanceof UsageError) {
          process.stderr.write(`${error.message}\n`);
          process.exitCode = 2;
          return;
        }
        tellOwnFault(error);
        process.exitCode = 5;
      },
    );
}

function tellOwnFault(error: unknown): void {
  const what = error instanceof Error ? (error.stack ?? error.message) : String(error);
  process.stderr.write(`Fault of the suite: ${what}\n`);
}

function ignoreClosedPipe(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error;
}
