/** The list that shows what the pacts alone are worth: which mutants they refuse, and by which interaction. */

import { markdownTable } from '../../judge/words/markdown-table';

/** Relative to the project. */
export const pactMutantsPath = 'docs/proof/pact-mutants.md';

export interface PactKill {
  /** Of the mutant. */
  readonly name: string;
  /** Requirement that it breaks, or `protocol`. */
  readonly breaks: string;
  /** Descriptions of the interactions that refused it; none when the pacts accept it. */
  readonly refusedBy: readonly string[];
}

export function pactMutantsPage(kills: readonly PactKill[]): string {
  const killed = kills.filter(({ refusedBy }) => refusedBy.length > 0);
  const lives = kills.filter(({ refusedBy }) => refusedBy.length === 0);
  return `# Mutants that the pacts refuse

Written by \`npm run pacts:mutants -- --write\`. Of ${kills.length} mutants the pacts alone refuse ${killed.length}, without a scenario
or a rule. The others have a fault of order, time or number, which no pact can see.

${markdownTable(
  ['mutant', 'breaks', 'refused by'],
  killed.map(({ name, breaks, refusedBy }) => [`\`${name}\``, `\`${breaks}\``, tellRefusals(refusedBy)]),
).join('\n')}

## Accepted

${lives.map(({ name, breaks }) => `- \`${name}\`, which breaks \`${breaks}\``).join('\n')}
`;
}

function tellRefusals([first = '', ...more]: readonly string[]): string {
  return more.length === 0 ? first : `${first}; and ${more.length} more`;
}
