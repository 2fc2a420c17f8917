import { pacts } from '../../../contracts/pacts';
import { faultsOf } from '../../../judge/verdict/evidence';
import type { Amount, Tried } from '../../../judge/verdict/tried';
import type { ContractReport } from '../../../results/contract-report';
import type { RunFile } from '../../../results/run-file';
import { causeOf } from '../cause-of';
import { whyWithout } from '../why-without';

export const contractAreas = ['contracts', 'contract'] as const;

const madeFor = new Set(
  pacts.flatMap(({ interactions }) => interactions.flatMap(({ requirements }) => [...requirements])),
);

/** Whether the messages at the edges were held to the pacts; all of them are, or none. */
export function triedContracts(
  file: Pick<RunFile, 'facts' | 'plays' | 'faults'>,
  report: ContractReport | undefined,
): Tried {
  const { declaration, channels, scope } = file.facts;
  const triedAll =
    report !== undefined &&
    scope?.contracts === true &&
    (declaration?.channels ?? []).every((channel) => channels.includes(channel));
  return {
    areas: contractAreas,
    what: 'contracts',
    leftOut: report ? undefined : whyNone(file),
    amounts: report ? [amountOf(report)] : [],
    inFullFor: (requirement) => report !== undefined || !madeFor.has(requirement),
    wouldHaveShown: () => triedAll,
  };
}

/** Messages that the implementation was held to, of those that apply to it. What is ours is not counted. */
function amountOf({ rows }: ContractReport): Amount {
  const its = rows.filter(({ heldTo, outcome }) => heldTo === 'implementation' && outcome !== 'not-applicable');
  const tried = its.filter(({ outcome }) => outcome === 'passed' || outcome === 'failed').length;
  return { what: 'messages', tried, of: its.length };
}

function whyNone(file: Pick<RunFile, 'facts' | 'plays' | 'faults'>): string {
  const { scope, shard, channels } = file.facts;
  if (scope?.contracts === false) return `no contracts${whyWithout(file.facts, '--no-contracts')}`;
  if (shard && shard.index > 1) return 'no contracts: the first shard has them';
  const cause = causeOf(file.facts, faultsOf(file).length > 0);
  return `no contracts${cause || (channels.length === 0 ? ': no channel was used' : '')}`;
}
