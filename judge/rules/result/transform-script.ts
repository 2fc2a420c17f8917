import { reversingScript } from '../../../trace/reversing-script';
import type { Rule } from '../rule';
import { onEveryShowing, showingsOf } from './shown-result';

export const transformScript: Rule = {
  id: 'result.transform-script',
  lookAt: 'whether the Transform Result Script runs on the raw result before the dialog uses it',
  judge: (trace) =>
    onEveryShowing(
      showingsOf(
        trace,
        (template, { integration }) =>
          integration?.transformResultScript === reversingScript(integration?.responseDataVariableName ?? '') &&
          template.includes(`{${integration.integrationName}.`),
      ),
      ({ escalation: { integration }, transferId }) =>
        (template) => [
          {
            value: [...transferId].reverse().join(''),
            by: (template.match(/\{[^{}]*\}/g) ?? []).filter((each) =>
              each.startsWith(`{${integration?.integrationName ?? ''}.`),
            ),
            what: 'which the script makes of the transfer id',
          },
        ],
      'what the script makes of the transfer id',
      'No integration had a Transform Result Script with a visible effect in this play.',
    ),
};
