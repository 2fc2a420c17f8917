import { answering, variableOf, type OptionRow } from '../../judge/words/option-table';

/** The README's rows on the options of a run, each as option, variable and meaning. */
export function readmeOptions(table: readonly OptionRow[]): (readonly [string, string, string])[] {
  return [
    ...table.map((row) => {
      const variable = row.elsewhere === 'nowhere' ? '' : `\`${variableOf(row)}\``;
      return [written(row), variable, row.means.replaceAll('{default}', row.byDefault ?? '')] as const;
    }),
    ...Object.values(answering).map(({ flags, means }) => {
      const names = flags.split(', ').reverse();
      return [names.map((name) => `\`${name}\``).join(', '), '', means] as const;
    }),
  ];
}

function written({ name, takes }: OptionRow): string {
  return takes === undefined ? `\`--${name}\`` : `\`--${name}=${takes.replaceAll('|', '\\|')}\``;
}
