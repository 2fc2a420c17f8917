/** One run on the LivePerson wire, in this process, of a bot that a command starts. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseOptions } from '../../cli/options';
import type { JudgedRun } from '../../judge/verdict/verdict';
import { commandLogName } from '../../results/results-folder';
import { run } from '../../run/run';
import { temporaryFolder } from '../testing/temporary-folder';

export interface RunOnWire {
  readonly code: number;
  readonly output: string;
  readonly verdict: JudgedRun;
  /** What the bot's program has said. */
  readonly said: string;
}

export async function runOnWire(command: string, ...more: readonly string[]): Promise<RunOnWire> {
  const folder = await temporaryFolder();
  try {
    const out = path.join(folder.path, 'results');
    const args = ['--adapter=liveperson', `--command=${command}`, '--no-report', `--out=${out}`, ...more];
    let output = '';
    const write = (text: string) => (output += text);
    const options = parseOptions(args, '0', {});
    const code = await run(options, { name: 'suite', version: '0' }, new AbortController().signal, { write });
    const verdict = JSON.parse(readFileSync(path.join(out, 'conformance.json'), 'utf8')) as JudgedRun;
    const log = path.join(out, commandLogName);
    return { code, output, verdict, said: existsSync(log) ? readFileSync(log, 'utf8') : '' };
  } finally {
    await folder.remove();
  }
}

/** Ids of the rows with this status. */
export function rowsThat(status: string, { verdict }: RunOnWire): string[] {
  return verdict.results.filter((each) => each.status === status).map(({ id }) => id);
}
