/** What became of failures since an earlier run, by requirement. */
import type { RequirementId } from '../../requirements/catalogue';
import type { EarlierRun } from '../../results/verdict-history';

export interface SinceLastRun {
  /** The run that it is compared with. */
  readonly than: Pick<EarlierRun, 'startedAt' | 'implementation' | 'suite' | 'profile' | 'seed'>;
  /** Failed then, and passed now. */
  readonly fixed: readonly RequirementId[];
  /** Failed now, and did not fail then. */
  readonly new: readonly RequirementId[];
  /** Failed then and now. */
  readonly same: readonly RequirementId[];
  /** Failed then, and now neither failed nor passed, or were not judged. */
  readonly unknown: readonly RequirementId[];
}
