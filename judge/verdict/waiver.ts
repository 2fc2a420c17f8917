/** What an implementer's own waiver excuses: a finding that is known, reasoned about and dated. A fault is never waived. */
import type { JudgedFinding } from '../../results/judged-finding';
import type { Waiver } from '../../results/waiver';

/** Whether this waiver speaks of this finding, whatever was found. */
export function covers(waiver: Waiver, finding: Pick<JudgedFinding, 'requirement' | 'scenario'>): boolean {
  return (
    waiver.requirement === finding.requirement &&
    (waiver.scenario === undefined || isWithin(finding.scenario, waiver.scenario))
  );
}

/** Whether one of the two excuses something that the other excuses as well. */
export function overlap(one: Waiver, other: Waiver): boolean {
  if (one.requirement !== other.requirement) return false;
  const [here, there] = [one.scenario, other.scenario];
  return here === undefined || there === undefined || isWithin(here, there) || isWithin(there, here);
}

/** The property of one generated case, as findings name both; undefined for any other name. */
export function generatedCaseOf(scenario: string): string | undefined {
  return /^(generated\/.+)-[0-9a-f]{8}(-again)?$/.exec(scenario)?.[1];
}

/** What a property finds is told under each case, by a hash of its situation that another seed does not give again. */
function isWithin(scenario: string, place: string): boolean {
  const property = generatedCaseOf(scenario);
  return scenario === place || (property !== undefined && (property === place || scenario === `${place}-again`));
}

/** The id, with its scenario where there is one, as it is written in the file. */
export function waiverName({ requirement, scenario }: Pick<Waiver, 'requirement' | 'scenario'>): string {
  return scenario === undefined ? requirement : `${requirement}@${scenario}`;
}
