import { escalationsOf } from '../../../trace/turns';
import { onEvery, type Rule } from '../rule';
import { isPlain, reachesItsSkill } from './reaches-its-skill';

export const integrationTransfers: Rule = {
  id: 'route.integration-transfers',
  lookAt: 'whether an Integration interaction finds its integration by name and calls the Transfer API with its skill',
  judge: (trace) =>
    onEvery(
      escalationsOf(trace).filter((each) => each.route === 'integration' && isPlain(each)),
      reachesItsSkill,
      'No Integration interaction was to transfer in this play.',
    ),
};
