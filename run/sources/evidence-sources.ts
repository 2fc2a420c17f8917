/** Every source of evidence, in the order in which a run has them. */
import { contractSource } from './contracts/contract-source';
import type { EvidenceSource } from './evidence-source';
import { generatedSource } from './generated/generated-source';
import { scenarioSource } from './scenarios/scenario-source';

export const evidenceSources: readonly EvidenceSource[] = [scenarioSource, contractSource, generatedSource];
