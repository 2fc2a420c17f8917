/** The chosen scenarios: each is played on every channel, and its trace is judged by every rule. */
import { scenarios } from '../../../play/scenarios/table';
import type { EvidenceSource } from '../evidence-source';
import { nameOf, planFromFacts } from './plan-from-facts';
import { playScenarios } from './play-scenarios';
import { playsAtOnce } from './plays-at-once';
import { triedScenarios } from './tried-scenarios';
import { waitingMs } from './waiting-ms';
import { verifyPlays } from './verify-plays';

export const scenarioSource: EvidenceSource = {
  singular: 'scenario',
  label: 'Plays',
  areas: [],
  entries: [],
  hindrance: () => undefined,
  plan: (facts, { atOnce }) => {
    const planned = planFromFacts(facts);
    return {
      plays: planned.length,
      waitsMs: (session) => waitingMs(planned, session, atOnce ?? playsAtOnce[session.clock]),
      run: (run, others) => playScenarios(planned, run, others),
    };
  },
  inOrder: (facts) => planFromFacts(facts).map(nameOf),
  readBack: (_folder, file) => triedScenarios(file),
  // Its traces are copied with those of all other plays.
  merge: () => ({ findings: [], notes: [] }),
  verify: (_folder, { run }, plays) => verifyPlays(run, plays),
  locations: () =>
    scenarios.map(({ id, exercises }) => ({ location: { kind: 'scenario', scenario: id }, speaksOf: exercises })),
};
