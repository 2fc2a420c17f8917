/** What an implementer's own waiver excuses: a finding that is known, reasoned about and dated. A fault is never waived. */
import type { RequirementId } from '../requirements/catalogue';
import type { JudgedFinding } from './judge';

export interface Waiver {
  readonly requirement: RequirementId;
  /** Only in this scenario; in all when left out. */
  readonly scenario?: string;
  readonly reason: string;
  readonly owner: string;
  /** The last day on which it holds, as YYYY-MM-DD. */
  readonly expires: string;
  readonly issue?: string;
  /** Where it is written, as `waivers.yaml line 7`. */
  readonly at: string;
}

/** Whether this waiver speaks of this finding, whatever was found. */
export function covers(waiver: Waiver, finding: Pick<JudgedFinding, 'requirement' | 'scenario'>): boolean {
  return (
    waiver.requirement === finding.requirement &&
    (waiver.scenario === undefined || waiver.scenario === finding.scenario)
  );
}

/** The id, with its scenario where there is one, as it is written in the file. */
export function waiverName({ requirement, scenario }: Pick<Waiver, 'requirement' | 'scenario'>): string {
  return scenario === undefined ? requirement : `${requirement}@${scenario}`;
}
