/** Which messages a run tries, and on whom: those of a broker's pacts excepted, which nobody can know afterwards. */
import type { ContractRow } from '../results/contract-report';
import type { RequirementId } from '../requirements/catalogue';
import { heardPact } from './message-contracts';
import { pacts } from './pacts';
import { transferPact } from './transfer-contracts';

/** The rows that `contracts.json` has to have when these requirements were chosen; all of them when left out. */
export function wantedRows(
  only: readonly RequirementId[] | undefined,
): Pick<ContractRow, 'pact' | 'description' | 'heldTo'>[] {
  const rowsOf = (some: typeof pacts, heldTo: ContractRow['heldTo']) =>
    some.flatMap(({ name, interactions }) =>
      interactions
        .filter(({ requirements }) => only === undefined || requirements.some((id) => only.includes(id)))
        .map(({ description }) => ({ pact: name, description, heldTo })),
    );
  return [...rowsOf(pacts, 'implementation'), ...rowsOf([transferPact, heardPact], 'suite')];
}
