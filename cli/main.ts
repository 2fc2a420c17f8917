/** The command: options in, exit code out. */
import { calledAs } from '../judge/words/called-as';
import { guardOutput } from './guard-output';
import { listRequirements } from './list';
import { Answered, parseOptions } from './options';
import { UsageError } from '../run/usage-error';
import type { Options } from '../run/options';
import { suiteVersion } from './suite-version';

/** Runs the command and sets the process's exit code. What is no word for the person at the keyboard is thrown. */
export async function main(argv: readonly string[]): Promise<void> {
  const output = guardOutput();
  const suite = { name: 'escalation-conformance', version: suiteVersion() };
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
  // Loaded late: help, list and refusals need none of it.
  const { run } = await import('../run/run');
  try {
    process.exitCode = await run(options, suite, interrupt.signal, output);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 2;
  }
}
