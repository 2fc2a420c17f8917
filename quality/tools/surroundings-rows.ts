/** Where the suite is tried: each row is one installation, or one way to start it. */

export type Manager = 'npm' | 'pnpm' | 'yarn 1' | 'yarn 4' | 'checkout';

export interface Surroundings {
  readonly name: string;
  readonly node: '20' | '22' | '24';
  readonly manager: Manager;
  /** Arguments of the installation beside those that every one has. */
  readonly installed?: readonly string[];
  /** Nothing where it is installed can be written, and a user without rights starts it there. */
  readonly readOnly?: true;
  /** A user without rights starts it. */
  readonly unprivileged?: true;
  readonly noHome?: true;
  /** The folder for temporary files cannot be written. */
  readonly readOnlyTmp?: true;
  /** What the run says, beside its verdict. */
  readonly says?: string;
}

const nodes = ['20', '22', '24'] as const;
const managers = ['npm', 'pnpm', 'yarn 1', 'yarn 4'] as const;

const installations = nodes.flatMap((node) =>
  managers.map((manager) => ({ name: `${manager}, Node ${node}`, node, manager })),
);

const hardened = [
  { name: 'a folder that cannot be written', readOnly: true },
  { name: 'no HOME', unprivileged: true, noHome: true },
  { name: 'a temporary folder that cannot be written', unprivileged: true, readOnlyTmp: true },
  { name: 'a user without rights', unprivileged: true },
  { name: 'all four at once', readOnly: true, noHome: true, readOnlyTmp: true },
  {
    name: "without Pact's engine (`--omit=optional`)",
    installed: ['--omit=optional'],
    says: 'the contracts are left out, and the run is partial.',
  },
] as const;

export const surroundings: readonly Surroundings[] = [
  ...installations,
  ...hardened.map((each) => ({ node: '22' as const, manager: 'npm' as const, ...each })),
  ...nodes.map((node) => ({ name: `a checkout, Node ${node}`, node, manager: 'checkout' as const })),
];
