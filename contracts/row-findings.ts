/** What a row of `contracts.json` says about requirements: the same whether it was tried just now or is read back. */
import { renderContract, type ContractRow } from '../results/contract-report';
import type { KeptFinding } from '../results/kept-findings';
import { locationText } from '../results/location';
import type { Channel } from '../protocol/types';
import { endpointPact } from './endpoint-contracts';

/** The name under which the findings on a message are told, and by which they can be waived. */
export function placeOf(pact: string, description: string): string {
  const interaction = description.toLowerCase().replace(/[^a-z0-9]+/g, '-');
  return locationText({ kind: 'interaction', pact, interaction });
}

/** What the one list of findings gets: requirements that were broken, shown to be kept, or could not be judged. */
export function findingsOfRow(row: ContractRow, channel: Channel): KeptFinding[] {
  if (row.heldTo === 'suite') return [];
  const { pact, description, requirements, outcome, broken, because, mismatches } = row;
  const place = { scenario: placeOf(pact, description), channel, evidence: [], by: 'contracts' };
  const detail = renderContract(row);
  if (outcome === 'passed') {
    // An answer of the right shape does not show that the requirement behind the call is kept.
    const listed = pact !== endpointPact.name;
    return requirements.map((requirement) => ({ ...place, detail, requirement, verdict: 'pass', because, listed }));
  }
  if (outcome === 'failed') {
    return broken.map((requirement) => ({
      ...place,
      detail,
      requirement,
      verdict: 'fail',
      because: [because, ...mismatches.map((mismatch) => `${mismatch}.`)].join(' '),
      expected: `${description}, as the pact "${pact}" has it`,
      listed: true,
    }));
  }
  if (outcome !== 'inconclusive') return [];
  return requirements.map((requirement) => ({
    ...place,
    detail,
    requirement,
    verdict: 'inconclusive',
    because,
    listed: true,
  }));
}

/** Whether what came of it is no requirement's failure and must not go unnoticed: then the run has a fault of that place. */
export function leavesFault({
  outcome,
  broken,
  requirements,
}: Pick<ContractRow, 'outcome' | 'broken' | 'requirements'>) {
  if (outcome === 'failed') return broken.length === 0;
  return outcome === 'broken' || (outcome === 'inconclusive' && requirements.length === 0);
}
