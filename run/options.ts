/** What a run is told: each option of the table as it was understood. */
import type { LintFormat } from '../exports/lint-formats';
import type { OptionRow, optionTable, ValueKind } from '../judge/words/option-table';
import type { ReplayToken } from '../properties/replay-token';
import type { Channel, Clock } from '../protocol/types';
import type { RequirementId } from '../requirements/catalogue';
import type { ProfileName } from '../requirements/profiles';
import type { Shard } from '../play/scenarios/shard';

/** What is read from the value of an option. Seconds are kept in milliseconds, and a folder by its full path. */
export interface ValueOf extends Record<ValueKind, unknown> {
  readonly target: URL;
  readonly url: URL;
  readonly place: string;
  readonly command: string;
  /** How something is printed. */
  readonly form: 'text' | 'json';
  readonly profile: ProfileName;
  readonly ids: readonly RequirementId[];
  readonly channel: Channel;
  readonly clock: Clock;
  readonly seed: number;
  readonly cases: number;
  readonly repeats: number;
  readonly seconds: number;
  readonly waiting: number;
  readonly token: ReplayToken;
  readonly processes: number;
  readonly plays: number;
  readonly shard: Shard;
  /** Each as it was written. */
  readonly header: readonly string[];
  /** As PEM. */
  readonly certificates: string;
  readonly host: string;
  readonly path: string;
  readonly folder: string;
  /** Names; a star at the end of one stands for anything. */
  readonly variables: readonly string[];
  readonly 'lint-format': LintFormat;
  readonly text: string;
}

type Read<Row extends OptionRow> = Row extends { readonly kind: infer Kind extends ValueKind }
  ? Row extends { readonly byDefault: string } | { readonly needed: true }
    ? ValueOf[Kind]
    : ValueOf[Kind] | undefined
  : boolean;

/** What a command line says by options of these rows: a flag is true or false, and what was left out is undefined. */
export type Asked<Rows extends readonly OptionRow[]> = {
  readonly [Row in Rows[number] as Row['key']]: Read<Row>;
};

/** What was asked, with what chance adds. */
export interface Options extends Omit<Asked<typeof optionTable>, 'seed' | 'header' | 'config' | 'printConfig'> {
  readonly seed: number;
  /** Sent with every call to a URL, and never shown. */
  readonly headers: Readonly<Record<string, string>>;
  /** Values of the variables that stand in the headers, which may appear in no output either. */
  readonly secrets: readonly string[];
  /** Options that a line which plays something again may need, each as it was written. */
  readonly given: readonly string[];
}
