/** How the value of each kind of option is written in a configuration file, for reading it and for its schema. */
import { lintFormats } from '../exports/lint-formats';
import type { ValueKind } from '../judge/words/option-table';
import { channels, clocks } from '../protocol/declared-values';
import { profileNames } from '../requirements/profiles';
import { largestSeed } from './readers';

/** What the readers take, as far as JSON Schema can say it. */
export interface ValueForm {
  readonly type: 'number' | 'integer' | 'string';
  readonly [rule: string]: unknown;
}

const text = { type: 'string', minLength: 1 } as const;
const url = { type: 'string', format: 'uri', pattern: '^https?://' } as const;
const seconds = { type: 'number', exclusiveMinimum: 0, maximum: 86_400 } as const;

export const valueForms: Readonly<Record<ValueKind, ValueForm>> = {
  target: url,
  url,
  place: text,
  command: text,
  form: { type: 'string', enum: ['text', 'json'] },
  profile: { type: 'string', enum: profileNames },
  ids: text,
  channel: { type: 'string', enum: channels },
  clock: { type: 'string', enum: clocks },
  seed: { type: 'integer', minimum: 0, maximum: largestSeed },
  cases: { type: 'integer', minimum: 0, maximum: 999_999 },
  repeats: { type: 'integer', minimum: 1, maximum: 9 },
  seconds,
  waiting: { type: 'number', minimum: 0, maximum: 86_400 },
  token: text,
  processes: { type: 'integer', minimum: 1, maximum: 99 },
  plays: { type: 'integer', minimum: 1, maximum: 999 },
  shard: { type: 'string', pattern: '^[1-9]\\d?/[1-9]\\d?$' },
  header: { type: 'string', pattern: '^[^:]+:' },
  certificates: text,
  host: text,
  path: text,
  folder: text,
  variables: { type: 'string' },
  'lint-format': { type: 'string', enum: lintFormats },
  text,
};

/** Whether a value of this kind is a number in a configuration file, and not a text. */
export function isNumeric(kind: ValueKind): boolean {
  return valueForms[kind].type !== 'string';
}
