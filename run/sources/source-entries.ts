import type { ResultEntry } from '../../results/result-entry';
import { evidenceSources } from './evidence-sources';

/** What the sources of evidence leave in a results folder, beside plays, traces and findings. */
export const sourceEntries: readonly ResultEntry[] = evidenceSources.flatMap(({ entries }) => entries);
