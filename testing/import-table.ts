/**
 * Who may import whom. An arrow that is not here must not be in the code, and one that no code uses must not be here.
 *
 * Two lines of it carry the worth of a verdict. `reference` sees nothing of ours but types of the written protocol,
 * and nobody imports `reference`: an implementation that can see the rules is no evidence. And the frameworks stay at
 * the rim, so that a judged run can be had from plain Node.
 */

export const rooms = [
  'protocol',
  'requirements',
  'trace',
  'rules',
  'scenarios',
  'adapters',
  'doubles',
  'harness',
  'specs',
  'properties',
  'contracts',
  'observations',
  'reporters',
  'proof',
  'reference',
  'examples',
  'hostile',
  'bench',
  'cli',
  'bin',
  'testing',
] as const;

export type Room = (typeof rooms)[number];

export interface Permissions {
  /** Rooms whose code it may run. */
  readonly code: readonly Room[];
  /** Rooms of which it may know the types alone, by `import type`. */
  readonly types: readonly Room[];
  /** Rooms that only its *.test.ts files may import; they may also import all of the above, and `testing`. */
  readonly tests?: readonly Room[];
}

const everyRoomBut = (...left: Room[]): Room[] => rooms.filter((room) => !left.includes(room));

export const importTable: Readonly<Record<Room, Permissions>> = {
  protocol: { code: [], types: [] },
  requirements: { code: [], types: ['protocol'] },
  trace: { code: [], types: ['protocol'] },
  rules: { code: ['requirements', 'trace'], types: ['protocol'] },
  // A scenario that is kept as a file is checked against the schemas and the catalogue when it is loaded.
  scenarios: { code: ['trace', 'protocol', 'requirements'], types: [] },
  adapters: { code: ['protocol', 'trace'], types: [] },
  doubles: { code: ['trace', 'protocol'], types: [] },
  harness: { code: ['adapters', 'doubles', 'scenarios', 'trace', 'protocol'], types: [] },
  specs: { code: ['reporters', 'rules', 'requirements', 'trace', 'testing'], types: [] },
  properties: {
    // What fails in a property itself is a fault like any other.
    code: ['protocol', 'adapters', 'harness', 'scenarios', 'rules', 'requirements', 'trace'],
    types: ['reporters'],
  },
  // The contracts play situations like any scenario; their rows and findings are told by the reporters.
  contracts: {
    code: ['adapters', 'doubles', 'harness', 'scenarios', 'reporters', 'protocol', 'trace'],
    types: ['requirements'],
    tests: ['cli'],
  },
  observations: { code: ['trace'], types: ['requirements'] },
  // Which plays were made for an observation stands in the scenarios; the verdict file's schema holds a declaration.
  reporters: { code: ['requirements', 'rules', 'trace', 'observations', 'scenarios', 'protocol'], types: [] },
  // It proves that the checks bite, so it sees all that can cover a requirement; never the reference, which is a child.
  proof: {
    code: ['requirements', 'rules', 'scenarios', 'adapters', 'harness', 'properties', 'contracts', 'observations'],
    types: ['protocol', 'doubles'],
    tests: ['cli'],
  },
  reference: { code: [], types: ['protocol'] },
  examples: { code: [], types: [] },
  // Peers that misbehave on purpose, and the tests that no run is hurt by them.
  hostile: { code: ['protocol'], types: [], tests: ['cli', 'rules'] },
  // Measures what a user gets and what stands behind it.
  bench: { code: ['cli', 'doubles', 'harness', 'rules', 'scenarios'], types: [] },
  cli: { code: everyRoomBut('cli', 'reference', 'specs', 'examples', 'hostile', 'bench', 'bin'), types: [] },
  bin: { code: ['cli'], types: [] },
  // The tests in `testing` look at the whole house: that the documents are true, that the table is kept.
  testing: {
    code: ['trace', 'protocol', 'doubles'],
    types: ['adapters', 'harness'],
    tests: ['reporters', 'requirements', 'rules', 'observations', 'proof'],
  },
};

/** Rooms whose list above is a bound, not a wish: what they leave unused is no fault. */
export const boundedOnly: readonly Room[] = ['cli'];

/** A framework is known to these rooms and no other; `tests` stands for the *.test.ts files of any room. */
export const frameworks: Readonly<Record<string, readonly (Room | 'tests')[]>> = {
  '@playwright/test': ['specs', 'reporters', 'testing', 'tests'],
  'fast-check': ['properties'],
  '@pact-foundation/': ['contracts'],
  undici: ['adapters', 'contracts', 'reference', 'cli'],
  nock: ['adapters'],
};
