/** Where a finding was made: by scenario and channel its trace is found again. */
import type { JudgedFinding } from '../../results/judged-finding';

export type Whereabouts = Pick<JudgedFinding, 'scenario' | 'channel'>;
