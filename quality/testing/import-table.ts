/**
 * Who may import whom. An arrow that is not here must not be in the code, and one that no code uses must not be here.
 *
 * Three lines of it carry the worth of a verdict. `reference` sees nothing of ours but types of the written protocol,
 * and nobody imports `reference`: an implementation that can see the rules is no evidence. The frameworks stay at the
 * rim, so that a judged run can be had from plain Node. And nothing of the product imports `quality`, so that what is
 * published does not rest on how we watch ourselves.
 */

/** From the ground up. A room imports rooms of lower floors only; rooms of one floor do not know each other. */
export const floors = [
  ['protocol'],
  ['requirements', 'trace', 'reference', 'examples'],
  ['results', 'play/scenarios', 'play/adapters'],
  ['play/platform', 'judge/rules', 'judge/observations'],
  ['play/player', 'judge/verdict'],
  ['judge/words'],
  ['contracts', 'exports', 'properties', 'reporters', 'specs'],
  ['run'],
  ['cli'],
  ['bin'],
  ['quality/testing', 'quality/proof'],
  ['quality/tools'],
  ['quality/hostile', 'quality/bench', 'quality/acceptance', 'quality/liveperson'],
] as const;

export type Room = (typeof floors)[number][number];

export const rooms: readonly Room[] = floors.flat();

export interface Permissions {
  /** Rooms whose code it may run. */
  readonly code: readonly Room[];
  /** Rooms of which it may know the types alone, by `import type`. */
  readonly types: readonly Room[];
  /** Rooms that only its tests may import; they may also import all of the above, and `quality/testing`. */
  readonly tests?: readonly Room[];
}

/** The number of a room's floor, from 0. */
export function floorOf(room: Room): number {
  return floors.findIndex((each) => (each as readonly Room[]).includes(room));
}

/** Every room on a lower floor but those that nobody imports. */
function below(room: Room): Room[] {
  return rooms.filter((each) => floorOf(each) < floorOf(room) && !['reference', 'examples', 'bin'].includes(each));
}

export const importTable: Readonly<Record<Room, Permissions>> = {
  protocol: { code: [], types: [] },
  requirements: { code: [], types: ['protocol'] },
  trace: { code: ['protocol'], types: [] },
  reference: { code: [], types: ['protocol'] },
  examples: { code: [], types: [] },

  // What is read back is held to the schemas and the catalogue. The verdict itself is drawn above.
  results: { code: ['protocol', 'requirements', 'trace'], types: [], tests: ['judge/verdict', 'run'] },

  // A scenario that is kept as a file is checked against the schemas and the catalogue when it is loaded.
  'play/scenarios': { code: ['protocol', 'requirements', 'trace'], types: [] },
  'play/adapters': { code: ['protocol', 'trace'], types: [] },
  // The HTTP surface knows the inbox of whoever was reached, and nothing of what drives it. A surface with a wire of its own
  // meets bots that cannot be reached, and says so by the fault that an adapter would.
  'play/platform': { code: ['play/adapters', 'protocol', 'trace'], types: [], tests: ['play/player'] },
  'play/player': { code: ['play/adapters', 'play/platform', 'play/scenarios', 'trace'], types: ['protocol'] },

  'judge/rules': { code: ['trace'], types: ['protocol', 'requirements', 'results'] },
  'judge/observations': { code: ['trace'], types: ['requirements'] },
  // Which plays were made for an observation stands in the scenarios.
  'judge/verdict': {
    code: ['judge/observations', 'judge/rules', 'play/scenarios', 'requirements', 'results', 'trace'],
    types: ['protocol'],
    tests: ['reporters'],
  },
  // Which rows have one cause is told by what their findings say, and by what weighs for the claim.
  'judge/words': { code: ['judge/rules', 'judge/verdict', 'requirements', 'results', 'trace'], types: ['protocol'] },

  // The contracts play situations like any scenario, and leave rows and findings in the results.
  contracts: {
    code: ['play/adapters', 'play/platform', 'play/player', 'play/scenarios', 'protocol', 'results', 'trace'],
    types: ['requirements'],
    tests: ['run'],
  },
  // Read, looked at and put into words; playing what was imported is done above.
  exports: { code: ['judge/words', 'requirements', 'results', 'trace'], types: ['protocol'] },
  // What fails in a property itself is a fault like any other.
  properties: {
    code: [
      'judge/verdict',
      'play/adapters',
      'play/player',
      'play/scenarios',
      'protocol',
      'requirements',
      'results',
      'trace',
    ],
    types: [],
  },
  reporters: {
    code: ['judge/verdict', 'judge/words', 'requirements', 'results'],
    types: [],
    tests: ['play/scenarios', 'run'],
  },
  specs: { code: ['judge/verdict', 'judge/words', 'requirements', 'results'], types: ['trace'] },

  run: { code: below('run'), types: [], tests: ['cli'] },
  cli: { code: below('cli'), types: [] },
  bin: { code: ['cli'], types: [] },

  // The tests in it look at the whole house: that the documents are true, that the table is kept.
  'quality/testing': {
    code: ['judge/words', 'play/platform', 'reporters', 'specs', 'trace'],
    types: ['play/adapters', 'play/player', 'play/scenarios', 'protocol'],
    tests: ['judge/observations', 'judge/rules', 'judge/verdict', 'quality/proof', 'requirements', 'run'],
  },
  // It proves that the checks bite, so it sees all that can cover a requirement; never the reference, which is a child.
  'quality/proof': {
    code: [
      'contracts',
      'judge/observations',
      'judge/verdict',
      'judge/words',
      'play/adapters',
      'play/player',
      'play/scenarios',
      'properties',
      'requirements',
    ],
    types: ['play/platform', 'protocol', 'results', 'trace'],
    tests: ['run'],
  },
  // It lays down what the loader of TypeScript finds, so it has to know where that looks.
  'quality/tools': { code: [...below('quality/tools'), 'bin'], types: [] },
  // Peers that misbehave on purpose, and the tests that no run is hurt by them.
  'quality/hostile': { code: ['protocol'], types: [], tests: ['cli', 'judge/verdict', 'run'] },
  // The vendor's SDKs on the messaging wire, with faults and habits.
  'quality/liveperson': { code: below('quality/liveperson'), types: [] },
  // Measures what a user gets and what stands behind it.
  'quality/bench': { code: below('quality/bench'), types: [] },
  'quality/acceptance': { code: below('quality/acceptance'), types: [] },
};

/** Rooms whose list above is a bound, not a wish: what they leave unused is no fault. */
export const boundedOnly: readonly Room[] = [
  'run',
  'cli',
  'quality/tools',
  'quality/bench',
  'quality/acceptance',
  'quality/liveperson',
];

/** A framework is known to these rooms and no other; `tests` stands for the tests of any room. */
export const frameworks: Readonly<Record<string, readonly (Room | 'tests')[]>> = {
  '@playwright/test': ['specs', 'reporters', 'quality/testing', 'quality/tools', 'tests'],
  'fast-check': ['properties', 'quality/acceptance'],
  '@pact-foundation/': ['contracts'],
  undici: ['play/adapters', 'contracts', 'reference', 'quality/tools'],
  nock: ['play/adapters'],
};
