import { onEvery, type Rule } from '../rule';
import { showingsOf, showsToConsumer } from './shown-result';

export const customDataFields: Rule = {
  id: 'result.custom-data-fields',
  lookAt: 'whether custom data fields are filled from the response, and shown as {<integration>.<key>}',
  judge: (trace) =>
    onEvery(
      showingsOf(trace, (template, { integration }) =>
        (integration?.customDataFields ?? []).some(
          ({ key, value }) =>
            value === `{$.api_${integration?.responseDataVariableName ?? ''}.transferId}` &&
            template.includes(`{${integration?.integrationName ?? ''}.${key}}`),
        ),
      ).filter(({ escalation }) => escalation.integration?.transformResultScript === undefined),
      (showing) => showsToConsumer(showing, showing.transferId, 'the transfer id that a custom data field holds'),
      'No dialog showed a custom data field in this play.',
    ),
};
