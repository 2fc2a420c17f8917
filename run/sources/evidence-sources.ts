/** Every source of evidence, in the order in which a run has them. */
import { contractSource } from './contracts/contract-source';
import { describedSource } from './described/described-source';
import type { EvidenceSource } from './evidence-source';
import { generatedSource } from './generated/generated-source';
import { ofDefinedBots } from './of-defined-bots';
import { scenarioSource } from './scenarios/scenario-source';

export const evidenceSources: readonly EvidenceSource[] = [
  ofDefinedBots(scenarioSource, 'plays'),
  ofDefinedBots(contractSource, 'contracts'),
  ofDefinedBots(generatedSource, 'generated cases'),
  describedSource,
];
