import type { Integration } from '../../../protocol/types';
import { quote } from '../../../trace/render-event';
import type { Rule } from '../rule';
import type { Due } from './instead-of-response';
import { onEveryShowing, showingsOf, type Showing, type Wanted } from './shown-result';

export const customDataFields: Rule = {
  id: 'result.custom-data-fields',
  lookAt: 'whether custom data fields are filled from the response, and shown as {<integration>.<key>}',
  judge: (trace) =>
    onEveryShowing(
      showingsOf(trace, (template, { integration }) => showsTransferId(template, integration)).filter(
        ({ escalation }) => escalation.integration?.transformResultScript === undefined,
      ),
      wantedBy,
      'what the custom data fields hold',
      'No dialog showed a custom data field in this play.',
    ),
};

function showsTransferId(template: string, integration: Integration | undefined): boolean {
  const path = pathToTransferId(integration);
  return fieldsIn(template, integration).some(({ value }) => value === path);
}

function pathToTransferId(integration: Integration | undefined): string {
  return `{$.api_${integration?.responseDataVariableName ?? ''}.transferId}`;
}

function fieldsIn(template: string, integration: Integration | undefined) {
  return (integration?.customDataFields ?? []).filter(({ key }) =>
    template.includes(`{${integration?.integrationName ?? ''}.${key}}`),
  );
}

/** The transfer id, and what the fields of the same text take from elsewhere in the response, where a text stands there. */
function wantedBy({ escalation: { integration }, transferId, response }: Showing): Wanted {
  const variable = `api_${integration?.responseDataVariableName ?? ''}`;
  const byName = (key: string) => `{${integration?.integrationName ?? ''}.${key}}`;
  const all = integration?.customDataFields ?? [];
  const sourceOf = (value: string) => ({
    from: value,
    // Which of several it is may be what matters.
    ...(all.length < 2 ? {} : { place: `field ${all.findIndex((each) => each.value === value) + 1} of ${all.length}` }),
  });
  return (template) => {
    const fields = fieldsIn(template, integration);
    const path = pathToTransferId(integration);
    const shown = fields.filter(({ value }) => value === path).map(({ key }) => byName(key));
    return [
      { value: transferId, by: shown, ...sourceOf(path), what: 'the transfer id that the platform answered' },
      ...fields.flatMap(({ key, value }): Due[] => {
        const [, steps = ''] = /^\{\$\.([\w.]+)\}$/.exec(value) ?? [];
        const found = follow({ [variable]: response }, steps.split('.'));
        return typeof found === 'string' && found !== transferId
          ? [
              {
                value: found,
                by: [byName(key)],
                ...sourceOf(value),
                what: `which the platform answered at ${quote(value)}`,
              },
            ]
          : [];
      }),
    ];
  };
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
