/** What `--print-config` prints: what each option comes to, and where that stands. Secrets are left out. */
import type { OptionRow } from '../judge/words/option-table';
import type { OptionOrigin } from './setting';
import { isNumeric } from './value-forms';
import { withoutPasswords } from './without-passwords';

/** An option as it was settled. */
export interface SettledOption {
  readonly row: OptionRow;
  readonly origin: OptionOrigin;
  /** As they were written; of a flag, whether it is set; undefined when nothing is said and nothing is usual. */
  readonly values: readonly string[] | boolean | undefined;
}

export interface SettledOptions {
  readonly file: string | undefined;
  readonly options: readonly SettledOption[];
}

/** A line for each option, for people. */
export function settingsAsText({ file, options }: SettledOptions): string {
  const lines = options.map(({ row, origin, values }) => {
    const shown =
      values === undefined ? 'nothing' : typeof values === 'boolean' ? String(values) : show(row, values).join(', ');
    return `${row.name}: ${shown} (${toldOrigin(origin)})\n`;
  });
  return `Configuration file: ${file ?? 'none'}\n${lines.join('')}`;
}

/** The same for programs. */
export function settingsAsJson({ file, options }: SettledOptions): string {
  const entries = options.map(
    ({ row, origin, values }) => [row.name, { value: asJson(row, values), ...origin }] as const,
  );
  return `${JSON.stringify({ configurationFile: file ?? null, options: Object.fromEntries(entries) }, undefined, 2)}\n`;
}

function asJson(row: OptionRow, values: SettledOption['values']): unknown {
  if (values === undefined) return null;
  if (typeof values === 'boolean') return values;
  const shown = show(row, values);
  if (row.repeatable) return shown;
  return row.kind !== undefined && isNumeric(row.kind) ? Number(shown[0]) : shown[0];
}

function show({ kind }: OptionRow, values: readonly string[]): string[] {
  return values.map((value) => (kind === 'header' ? nameAlone(value) : withoutPasswords(value)));
}

/** Of a header; nothing where what stands there is none, and may be a secret as a whole. */
function nameAlone(header: string): string {
  const [name] = /^[^\s:]+(?=\s*:)/.exec(header.trim()) ?? [];
  return name === undefined ? '…' : `${name}: …`;
}

function toldOrigin(origin: OptionOrigin): string {
  switch (origin.from) {
    case 'environment':
      return origin.variable;
    case 'file':
      return `${origin.file}, line ${origin.line}`;
    default:
      return origin.from;
  }
}
