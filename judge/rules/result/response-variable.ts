import { copiedVariable, copyingScript } from '../../../trace/copying-script';
import type { Escalation } from '../../../trace/turn';
import type { Rule } from '../rule';
import type { Finding } from '../../../results/finding';
import { onEveryShowing, showingsOf, type Showing } from './shown-result';

export const responseVariable: Rule = {
  id: 'result.response-variable',
  lookAt:
    'whether the answer of the Transfer API is kept as api_<Response Data Variable Name>, where a Transform Result Script ' +
    'and the paths of custom data fields find it',
  judge: (trace) =>
    judged([...showingsOf(trace, readsByDocumentedMeans), ...showingsOf(trace, namesIt).filter(isShown)]),
};

function judged(showings: readonly Showing[]): Finding {
  return onEveryShowing(
    showings,
    ({ transferId }) =>
      (template) => [
        {
          value: transferId,
          by: template.match(/\{[^{}]*\}/g) ?? [],
          what: 'the transfer id that the platform answered',
        },
      ],
    'the transfer id that the platform answered',
    'No dialog showed what the response data variable holds in this play.',
  );
}

/** By a script, or by a custom data field beside it: either shows that the response is held under its name. */
function readsByDocumentedMeans(template: string, { integration }: Escalation): boolean {
  const {
    responseDataVariableName: name = '',
    integrationName = '',
    customDataFields = [],
    transformResultScript,
  } = integration ?? {};
  return (
    transformResultScript === copyingScript(name) &&
    template.includes(`{$botContext.${copiedVariable(name)}}`) &&
    customDataFields.some(
      ({ key, value }) => value === `{$.api_${name}.transferId}` && template.includes(`{${integrationName}.${key}}`),
    )
  );
}

/** A text that names the variable itself: how a structured value looks there is not documented, so it can only pass. */
function namesIt(template: string, { integration }: Escalation): boolean {
  return (
    integration?.transformResultScript === undefined &&
    template.includes(`{$botContext.api_${integration?.responseDataVariableName ?? ''}}`)
  );
}

function isShown(showing: Showing): boolean {
  return judged([showing]).verdict === 'pass';
}
