/** The command as a user starts it, in processor seconds: what starting costs, what the report adds, and what two machines would save. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { say } from './figures';
import { inTurns } from './in-turns';
import { processorSecondsOf } from './processor-seconds';
import { bin } from './seconds-of';
import type { Settings } from './settings';
import { ratiosOf, spreadOf } from './spread';
import { targets } from './targets';

export async function commands({ rounds }: Settings): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'bench-'));
  const at = (name: string) => path.join(folder, name);
  // Part of a run leaves requirements open, and that is no fault of it.
  const judge = (name: string, ...words: string[]) =>
    processorSecondsOf([bin, '--seed=1', `--out=${at(name)}`, ...words], { codes: [6] });
  const playsOnly = ['--no-report', '--no-contracts', '--runs=0'];
  // As many cases in each round and in each half: the time is to show the work, not the budget.
  const fixed = ['--budget=600', '--runs=20'];
  const work = ['--no-report', ...fixed];
  const halves: number[] = [];
  try {
    const seconds = await inTurns(rounds, {
      node: () => processorSecondsOf(['-e', '0']),
      help: () => processorSecondsOf([bin, '--help']),
      list: () => processorSecondsOf([bin, '--list']),
      plays: () => judge('plays', ...playsOnly),
      reported: () => judge('reported', '--no-contracts', '--runs=0'),
      allure: () => makePage(at('reported'), folder),
      whole: () => judge('whole'),
      unsharded: () => judge('unsharded', ...work),
      presented: () => judge('presented', ...fixed),
      only: () => judge('only', '--only=skill.literal-number'),
      // One after the other, as if each had a machine of its own: who waits, waits for the longer one and the joining.
      sharded: async () => {
        const each = [await judge('shard-1', ...work, '--shard=1/2'), await judge('shard-2', ...work, '--shard=2/2')];
        const joined = [at('shard-1'), at('shard-2'), `--out=${at('merged')}`, '--no-report'];
        const joining = await processorSecondsOf([bin, 'merge', ...joined], { codes: [6] });
        halves.push(Math.min(...each) / Math.max(...each));
        return Math.max(...each) + joining;
      },
    });
    const nodeAlone = 'Node alone';
    const playsAlone = 'the plays alone, started, judged and told';
    say('Start-up of --help', ratiosOf(seconds.help, seconds.node), nodeAlone, targets.start);
    say('Start-up of --list', ratiosOf(seconds.list, seconds.node), nodeAlone, targets.start);
    say('Plays and report', ratiosOf(seconds.reported, seconds.plays), playsAlone);
    say('Making the Allure page of it', ratiosOf(seconds.allure, seconds.plays), playsAlone);
    say('Whole npm test', ratiosOf(seconds.whole, seconds.plays), playsAlone, targets.whole);
    const report = seconds.presented.map((each, round) => each - (seconds.unsharded[round] ?? NaN));
    say('The report', ratiosOf(report, seconds.unsharded), 'the run without it', targets.report);
    say('One requirement with everything', spreadOf(seconds.only), 'a processor second', targets.only);
    say(
      'The longer of two shards, and joining',
      ratiosOf(seconds.sharded, seconds.unsharded),
      'one run',
      targets.shard,
    );
    say('The shorter shard', spreadOf(halves), 'the longer one');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Processor seconds that Allure takes to make one page of the results in this folder. */
async function makePage(results: string, workplace: string): Promise<number> {
  const cli = path.join(path.dirname(require.resolve('allure')), '..', 'cli.js');
  const config = path.join(workplace, 'allurerc.json');
  const output = path.join(workplace, 'page');
  rmSync(output, { recursive: true, force: true });
  writeFileSync(
    config,
    JSON.stringify({ name: 'bench', output, plugins: { awesome: { options: { singleFile: true } } } }),
  );
  const words = ['generate', path.join(results, 'allure-results'), '--config', config, '--cwd', workplace];
  return processorSecondsOf([cli, ...words]);
}
