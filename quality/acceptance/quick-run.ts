/** Words of a run in which hardly anything is played, for tests of what is around it. */
export const quickRun = [
  '--only=skill.literal-number',
  '--channel=messaging',
  '--no-report',
  '--no-contracts',
  '--runs=0',
  '--seed=2',
] as const;
