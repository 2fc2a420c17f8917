/** What the properties of one requirement find on a mutant of the reference, over HTTP. */
import { setMaxListeners } from 'node:events';
import { reachByHttp } from '../../play/adapters/reach-by-http';
import { PlatformDouble } from '../../play/platform/platform-double';
import type { RequirementId } from '../../requirements/catalogue';
import { readPropertyReport, type PropertyReport } from '../../results/property-report';
import { playProperties } from '../../run/sources/generated/play-properties';
import { patienceMs } from '../testing/patience';
import { expect } from '../testing/test';
import { calledWith } from './called-with';
import type { ServedReference } from './reference-of-worker';

/** Steps of a case that a person can follow. */
const mostSteps = 5;

/** Plays the properties of one requirement on a mutant, into this folder. */
async function playedOn(target: URL, requirement: RequirementId, out: string): Promise<PropertyReport | undefined> {
  const { adapter, inbox } = reachByHttp(target, { callDeadlineMs: 30_000, connections: 64 });
  const platform = await PlatformDouble.start();
  const double = platform.deliveringTo(inbox);
  const { signal } = new AbortController();
  setMaxListeners(0, signal);
  try {
    const declaration = await adapter.declare();
    const { clock, channels } = declaration;
    const session = { adapter, double, declaration, clock, seed: 7, caseDeadlineMs: 90_000, signal };
    await playProperties(session, {
      out,
      asCalled: { target: target.href },
      runs: 40,
      seed: 7,
      budgetMs: patienceMs,
      channels,
      only: [requirement],
      replay: undefined,
    });
    return readPropertyReport(out);
  } finally {
    await adapter.close();
    await platform.stop();
  }
}

/** Finds a small case that shows what the mutant breaks, and plays it again by the line that is printed for it. */
export async function expectSmallCase(
  mutant: string,
  requirement: RequirementId,
  { reference, out }: { readonly reference: ServedReference; readonly out: string },
): Promise<void> {
  const report = await playedOn(new URL(`mutants/${mutant}/`, reference.url), requirement, out);
  const found = report?.properties.flatMap(({ counterexample }) => counterexample ?? []) ?? [];

  expect(found.map((each) => each.requirement)).toContain(requirement);
  for (const { steps, shrinkingStopped } of found) {
    expect(shrinkingStopped).toBeUndefined();
    expect(steps).toBeLessThanOrEqual(mostSteps);
  }

  const { replay = '' } = found.find((each) => each.requirement === requirement) ?? {};
  const [, line = ''] = /^npm test -- (.*)$/.exec(replay) ?? [];
  const words = [...line.split(' '), '--profile=full', '--no-report', '--no-contracts'];
  const again = await calledWith([...words, `--out=${out}-again`]);

  expect(again.code, again.said).toBe(1);
  expect(again.said).toContain(`it breaks ${requirement} again`);
}
