import { onEvery, type Rule } from '../rule';
import { showingsOf, showsToConsumer, type Showing } from './shown-result';

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
      (showing) =>
        showsToConsumer(showing, [showing.transferId, ...otherValues(showing)], 'what the custom data fields hold'),
      'No dialog showed a custom data field in this play.',
    ),
};

/** What the fields that the same text shows take from elsewhere in the response, where a text stands there. */
function otherValues({
  escalation: { integration },
  transferId,
  response,
  templates: [template = ''],
}: Showing): string[] {
  const variable = `api_${integration?.responseDataVariableName ?? ''}`;
  return (integration?.customDataFields ?? [])
    .filter(({ key }) => template.includes(`{${integration?.integrationName ?? ''}.${key}}`))
    .flatMap(({ value }) => {
      const [, path = ''] = /^\{\$\.([\w.]+)\}$/.exec(value) ?? [];
      const found = follow({ [variable]: response }, path.split('.'));
      return typeof found === 'string' && found !== transferId ? [found] : [];
    });
}

function follow(from: unknown, steps: readonly string[]): unknown {
  return steps.reduce<unknown>(
    (at, step) =>
      typeof at === 'object' && at !== null && Object.hasOwn(at, step)
        ? (at as Record<string, unknown>)[step]
        : undefined,
    from,
  );
}
