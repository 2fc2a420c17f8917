/** The command as a user starts it: what starting costs, what the report adds, and what two machines would save. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { inTurns } from './in-turns';
import { bin, secondsOf } from './seconds-of';
import type { Settings } from './settings';
import { ratiosOf, say } from './spread';

export async function commands({ rounds }: Settings): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'bench-'));
  const at = (name: string) => path.join(folder, name);
  // Part of a run leaves requirements open, and that is no fault of it.
  const judge = (name: string, ...words: string[]) =>
    secondsOf([bin, '--seed=1', `--out=${at(name)}`, ...words], { codes: [6] });
  const playsOnly = ['--no-report', '--no-contracts', '--runs=0'];
  // The time is to show the work, not the budget.
  const everyCase = '--budget=600';
  const work = ['--no-report', everyCase];
  try {
    const seconds = await inTurns(rounds, {
      node: () => secondsOf(['-e', '0']),
      help: () => secondsOf([bin, '--help']),
      list: () => secondsOf([bin, '--list']),
      plays: () => judge('plays', ...playsOnly),
      reported: () => judge('reported', '--no-contracts', '--runs=0'),
      allure: () => makePage(at('reported'), folder),
      whole: () => judge('whole'),
      unsharded: () => judge('unsharded', ...work),
      presented: () => judge('presented', everyCase),
      sharded: async () => {
        const began = performance.now();
        await Promise.all([1, 2].map((n) => judge(`shard-${n}`, ...work, `--shard=${n}/2`)));
        const joined = [at('shard-1'), at('shard-2'), `--out=${at('merged')}`, '--no-report'];
        await secondsOf([bin, 'merge', ...joined], { codes: [6] });
        return (performance.now() - began) / 1_000;
      },
    });
    const nodeAlone = 'Node alone';
    const playsAlone = 'the plays alone, started, judged and told';
    say('Start-up of --help', ratiosOf(seconds.help, seconds.node), nodeAlone);
    say('Start-up of --list', ratiosOf(seconds.list, seconds.node), nodeAlone);
    say('Plays and report', ratiosOf(seconds.reported, seconds.plays), playsAlone);
    say('Making the Allure page of it', ratiosOf(seconds.allure, seconds.plays), playsAlone);
    say('Whole npm test', ratiosOf(seconds.whole, seconds.plays), playsAlone);
    say('The whole run with its report', ratiosOf(seconds.presented, seconds.unsharded), 'the same without the report');
    say('Two shards at once, joined', ratiosOf(seconds.sharded, seconds.unsharded), 'one, all without the report');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Seconds that Allure takes to make one page of the results in this folder. */
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
  return secondsOf([cli, ...words]);
}
