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
  'reporters',
  'reference',
  'examples',
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
  scenarios: { code: ['trace'], types: ['requirements', 'protocol'] },
  adapters: { code: ['protocol', 'trace'], types: [] },
  doubles: { code: ['trace', 'protocol'], types: [] },
  harness: { code: ['adapters', 'doubles', 'scenarios', 'trace', 'protocol'], types: [] },
  specs: { code: ['reporters', 'rules', 'requirements', 'trace', 'testing'], types: [] },
  properties: { code: ['harness', 'scenarios', 'rules', 'requirements', 'trace', 'adapters', 'testing'], types: [] },
  contracts: { code: ['adapters', 'doubles', 'requirements', 'protocol', 'trace', 'testing'], types: [] },
  reporters: { code: ['requirements', 'rules', 'trace'], types: ['protocol'] },
  reference: { code: [], types: ['protocol'] },
  examples: { code: [], types: [] },
  cli: { code: everyRoomBut('cli', 'reference', 'specs', 'examples', 'bin'), types: [] },
  bin: { code: ['cli'], types: [] },
  // The tests in `testing` look at the whole house: that the documents are true, that the table is kept.
  testing: { code: ['trace', 'protocol'], types: [], tests: ['reporters', 'requirements', 'rules'] },
};

/** Rooms whose list above is a bound, not a wish: what they leave unused is no fault. */
export const boundedOnly: readonly Room[] = ['cli'];

/** A framework is known to these rooms and no other; `tests` stands for the *.test.ts files of any room. */
export const frameworks: Readonly<Record<string, readonly (Room | 'tests')[]>> = {
  '@playwright/test': ['specs', 'properties', 'contracts', 'reporters', 'testing', 'tests'],
  'fast-check': ['properties'],
  '@pact-foundation/': ['contracts'],
  undici: ['adapters', 'reference'],
};
