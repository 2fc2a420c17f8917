import { onEvery, type Rule } from '../rule';
import { showingsOf, showsToConsumer } from './shown-result';

export const responseVariable: Rule = {
  id: 'result.response-variable',
  lookAt: 'whether the answer of the Transfer API is kept in the variable api_<Response Data Variable Name>',
  judge: (trace) =>
    onEvery(
      showingsOf(trace, (template, { integration }) =>
        template.includes(`{$botContext.api_${integration?.responseDataVariableName ?? ''}}`),
      ).filter(({ escalation }) => escalation.integration?.transformResultScript === undefined),
      (showing) => showsToConsumer(showing, [showing.transferId], 'the transfer id that the platform answered'),
      'No dialog showed the response data variable in this play.',
    ),
};
