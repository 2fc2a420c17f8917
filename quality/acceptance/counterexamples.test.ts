/** What generated cases find is small, and can be seen again by whoever pastes the line. */
import { setMaxListeners } from 'node:events';
import path from 'node:path';
import { reachByHttp } from '../../play/adapters/reach-by-http';
import { PlatformDouble } from '../../play/platform/platform-double';
import { readPropertyReport } from '../../results/property-report';
import type { RequirementId } from '../../requirements/catalogue';
import { patienceMs } from '../testing/patience';
import { temporaryFolder, type TemporaryFolder } from '../testing/temporary-folder';
import { expect, test } from '../testing/test';
import { playProperties } from '../../run/sources/generated/play-properties';
import { calledWith } from './called-with';
import { referenceOfWorker, type ServedReference } from './reference-of-worker';

/** Steps of a case that a person can follow. */
const mostSteps = 5;

let reference: ServedReference;
let folder: TemporaryFolder;

test.beforeAll(async () => {
  reference = await referenceOfWorker();
  folder = await temporaryFolder();
});

test.afterAll(async () => {
  await folder.remove();
});

/** Plays the properties of one requirement on a mutant, over HTTP. */
async function playedOn(mutant: string, requirement: RequirementId) {
  const target = new URL(`mutants/${mutant}/`, reference.url);
  const { adapter, inbox } = reachByHttp(target, { callDeadlineMs: 30_000, connections: 64 });
  const platform = await PlatformDouble.start();
  const double = platform.deliveringTo(inbox);
  const { signal } = new AbortController();
  setMaxListeners(0, signal);
  const out = path.join(folder.path, mutant);
  try {
    const declaration = await adapter.declare();
    const { clock, channels } = declaration;
    const session = { adapter, double, declaration, clock, seed: 7, caseDeadlineMs: 90_000, signal };
    const { notes } = await playProperties(session, {
      out,
      asCalled: { target: target.href },
      runs: 40,
      seed: 7,
      budgetMs: patienceMs,
      channels,
      only: [requirement],
      replay: undefined,
    });
    return { notes: notes.join('\n'), report: readPropertyReport(out) };
  } finally {
    await adapter.close();
    await platform.stop();
  }
}

const mutants: readonly (readonly [string, RequirementId])[] = [
  ['drops-agent-id', 'agent.gets-it-when-skilled-and-available'],
  ['swallows-a-deferred-failure', 'deferred.sentinel-reaches-bot'],
  ['bypasses-a-second-early', 'silence.nothing-within-three-minutes'],
];

for (const [mutant, requirement] of mutants) {
  test(`the mutant ${mutant} is shown by a small case that its line plays again`, async () => {
    const { report } = await playedOn(mutant, requirement);
    const found = report?.properties.flatMap(({ counterexample }) => counterexample ?? []) ?? [];

    expect(found.map((each) => each.requirement)).toContain(requirement);
    for (const { steps, shrinkingStopped } of found) {
      expect(shrinkingStopped).toBeUndefined();
      expect(steps).toBeLessThanOrEqual(mostSteps);
    }

    const { replay = '' } = found.find((each) => each.requirement === requirement) ?? {};
    const [, line = ''] = /^npm test -- (.*)$/.exec(replay) ?? [];
    const words = [...line.split(' '), '--profile=full', '--no-report', '--no-contracts'];
    const again = await calledWith([...words, `--out=${path.join(folder.path, `${mutant}-again`)}`]);

    expect(again.code, again.said).toBe(1);
    expect(again.said).toContain(`it breaks ${requirement} again`);
  });
}
