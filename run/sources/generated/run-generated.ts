import { gates } from '../../../requirements/profiles';
import { progressOn } from '../../progress';
import type { RunUnderWay } from '../evidence-source';
import { playProperties } from './play-properties';

/** Plays the properties, or the one case that is to be played again. */
export async function runGenerated(run: RunUnderWay): Promise<void> {
  const { session, options, output, facts } = run;
  const { out, seed, runs, budgetMs, only, replay, shard, profile, thorough } = options;
  // With faults the run ends without a verdict, and generated cases would only meet the same ones.
  if (run.faults.length > 0 || run.plays.some((play) => play.fault)) return;
  const progress = progressOn(output, 'Properties');
  const asCalled = facts();
  const { plays, faults, notes } = await playProperties(session, {
    ...{ out, asCalled, runs, seed, budgetMs, only, replay, shard },
    channels: asCalled.channels,
    ...(thorough ? { thorough } : {}),
    gates: (requirement) => gates(requirement, profile),
    onSettled: (sentence) => {
      progress.end();
      output.write(`${sentence}\n`);
    },
    onProperty: (_name, index, of) => progress.step(index + 1, of),
  });
  progress.end();
  await run.addPlays(plays);
  run.addFaults(faults.flatMap(({ kind, message }) => (kind === 'interrupted' ? [] : [{ kind, message }])));
  notes.forEach((note) => output.write(`${note}\n`));
}
