/** Every mutant, by area in the order of the page. */
import { agentMutants } from './agent';
import { beforeTheDelayMutants } from './before-the-delay';
import { capMutants } from './cap';
import { configMutants } from './config';
import { contextMutants } from './context';
import { deferredMutants } from './deferred';
import { delayMutants } from './delay';
import { earlierAttemptMutants } from './earlier-attempts';
import { immediateMutants } from './immediate';
import { lineBreakMutants } from './line-break';
import { messageMutants } from './message';
import type { Mutant } from './mutant';
import { resultDataMutants } from './result-data';
import { routeMutants } from './route';
import { sharedIntegrationMutants } from './shared-integration';
import { silenceMutants } from './silence';
import { skillMutants } from './skill';
import { unaskedMutants } from './unasked';

export const mutants: readonly Mutant[] = [
  ...routeMutants,
  ...configMutants,
  ...skillMutants,
  ...messageMutants,
  ...lineBreakMutants,
  ...agentMutants,
  ...contextMutants,
  ...silenceMutants,
  ...immediateMutants,
  ...sharedIntegrationMutants,
  ...deferredMutants,
  ...capMutants,
  ...delayMutants,
  ...beforeTheDelayMutants,
  ...earlierAttemptMutants,
  ...resultDataMutants,
  ...unaskedMutants,
];
