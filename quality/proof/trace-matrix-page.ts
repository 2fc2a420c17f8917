/** The traceability matrix as it is published: one page for people, one file for other tools. */
import { markdownTable } from '../../judge/words/markdown-table';
import { pageStatements, type PageStatement } from '../../requirements/page-statements';
import { sources } from '../../requirements/sources';
import { traceMatrix, type Coverage, type MatrixRow } from './trace-matrix';

export const matrixPageName = 'trace-matrix.md';
export const matrixFileName = 'trace-matrix.json';

export function matrixPage(coverage: Coverage): string {
  const matrix = traceMatrix(coverage);
  const sections = [...new Set(matrix.map(({ section }) => section))];
  const sum = (count: (row: MatrixRow) => number) => matrix.reduce((total, row) => total + count(row), 0);
  const excluded = pageStatements.filter((statement) => 'excluded' in statement).length;
  return [
    '# Traceability',
    '',
    '<!-- Written by npm run trace-matrix. Do not edit. -->',
    '',
    `${matrix.length} requirements, exercised by ${coverage.scenarios.length} scenarios and ${coverage.properties.length} properties,`,
    `and broken on purpose by ${sum(({ mutants }) => mutants.length)} mutants.`,
    `${pageStatements.length} statements of the page: ${pageStatements.length - excluded} are kept by requirements, ${excluded} are left out for a reason.`,
    '',
    ...sections.flatMap((section) => ['', ...sectionLines(section, matrix)]),
    '',
    '## Observations: where the documents are silent',
    '',
    ...table(
      ['Observation', 'Scenarios'],
      coverage.observations.map(({ id }) => [
        code(id),
        codes(coverage.scenarios.filter(({ observes = [] }) => observes.includes(id)).map((s) => s.id)),
      ]),
    ),
    '',
    '## The page, statement by statement',
    '',
    `In our words, in the order of [the page](${sources.escalation.url}).`,
    '',
    ...table(['Heading', 'Statement', 'Requirements, or why there is none'], pageStatements.map(statementCells)),
    '',
  ].join('\n');
}

export function matrixFile(coverage: Coverage): string {
  const statements = pageStatements.map((statement) => ({ ...statement }));
  return `${JSON.stringify({ format: 1, requirements: traceMatrix(coverage), page: statements }, undefined, 2)}\n`;
}

function sectionLines(section: string, matrix: readonly MatrixRow[]): string[] {
  return [`## ${section}`, '', ...matrix.filter((row) => row.section === section).flatMap(rowLines)];
}

function rowLines(row: MatrixRow): string[] {
  const { source } = row;
  return [
    `### \`${row.id}\``,
    '',
    `${row.level}, ${row.basis}; [${source.title}, “${source.heading}”](${source.url})`,
    '',
    ...item('rule', row.rules),
    ...item('scenarios', row.scenarios),
    ...item('spec', row.specs),
    ...item('properties', row.properties),
    ...item('pacts', row.pacts),
    ...item('mutants made for it', row.mutants),
    ...item('also failed by', row.alsoFailedBy),
    '',
  ];
}

function item(name: string, values: readonly string[]): string[] {
  return values.length === 0 ? [] : [`- ${name}: ${codes(values)}`];
}

function statementCells(statement: PageStatement): string[] {
  const kept = 'requirements' in statement ? codes(statement.requirements) : statement.excluded;
  return [statement.heading, statement.says, kept];
}

function table(head: readonly string[], lines: readonly (readonly string[])[]): string[] {
  return markdownTable(
    head,
    lines.map((cells) => cells.map((cell) => cell.replaceAll('|', '\\|'))),
  );
}

function codes(values: readonly string[]): string {
  return values.map(code).join(', ');
}

function code(value: string): string {
  return `\`${value}\``;
}
