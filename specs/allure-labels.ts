/** What the report groups and sorts a requirement by, given with the test so that it survives any crash of it. */
import type { Row } from '../requirements/catalogue';
import type { Level } from '../requirements/requirement';
import { sourceUrl } from '../requirements/source-url';
import { sources } from '../requirements/sources';

export interface Labels {
  readonly tag: string[];
  readonly annotation: { readonly type: string; readonly description: string }[];
}

const severities: Readonly<Record<Level, string>> = { must: 'critical', should: 'normal', may: 'minor' };

export function labelsOf(row: Row): Labels {
  const { title } = sources[row.source.page];
  const label = (name: string, description: string) => ({ type: `allure.label.${name}`, description });
  const description = [
    row.statement,
    '',
    `**${row.level.toUpperCase()} · ${row.basis}** — source: [${title}, “${row.source.heading}”](${sourceUrl(row.source)})`,
  ].join('\n');
  return {
    tag: [`@${row.level}`, `@${row.basis}`, `@${row.origin}`],
    annotation: [
      label('epic', row.section),
      label('feature', row.id),
      label('requirement', row.id),
      label('severity', severities[row.level]),
      { type: 'description', description },
    ],
  };
}
