import type { Integration } from '../../../protocol/types';
import { copiedVariable, copyingScript } from '../../../trace/copying-script';
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
          (reverses(integration) && template.includes(`{${integration?.integrationName ?? ''}.`)) ||
          (keepsAlone(integration) && template.includes(keptIn(integration))),
      ),
      ({ escalation: { integration }, transferId }) =>
        (template) => [
          keepsAlone(integration)
            ? { value: transferId, by: [keptIn(integration)], what: 'the transfer id, which the script keeps' }
            : {
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

function reverses(integration: Integration | undefined): boolean {
  return integration?.transformResultScript === reversingScript(integration?.responseDataVariableName ?? '');
}

/** Whether the script keeps the transfer id in a variable, and nothing else could show it. */
function keepsAlone(integration: Integration | undefined): boolean {
  return (
    integration?.transformResultScript === copyingScript(integration?.responseDataVariableName ?? '') &&
    (integration.customDataFields ?? []).length === 0
  );
}

/** The placeholder of what the script keeps. */
function keptIn(integration: Integration | undefined): string {
  return `{$botContext.${copiedVariable(integration?.responseDataVariableName ?? '')}}`;
}
