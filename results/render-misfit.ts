/** The first thing in which a content differs from its schema: where, what was expected, what was seen. */
import type { z } from 'zod';
import { quote } from '../trace/render-event';

export function renderMisfit(error: z.ZodError, content: unknown): string {
  const [issue] = error.issues;
  if (!issue) return 'something else was expected';
  return `at ${placeIn(issue.path)}, expected ${expectedBy(issue)}, seen ${seenAt(content, issue.path)}`;
}

/** As one writes it in a program: `plays[3].trace`. */
function placeIn(path: readonly PropertyKey[]): string {
  if (path.length === 0) return 'its top';
  return path
    .map((step) =>
      typeof step === 'number' ? `[${step}]` : isName(step) ? `.${step}` : `[${quote(String(step), 80)}]`,
    )
    .join('')
    .replace(/^\./, '');
}

function isName(step: PropertyKey): step is string {
  return typeof step === 'string' && /^[A-Za-z_]\w*$/.test(step);
}

const kinds: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  object: 'an object',
  record: 'an object',
  array: 'a list',
};

type Issue = z.ZodError['issues'][number];

function expectedBy(issue: Issue): string {
  // A schema that has words of its own says what it wants.
  if (!/^(Invalid|Too|Unrecognized)/.test(issue.message)) return issue.message;
  switch (issue.code) {
    case 'invalid_type':
      return kinds[issue.expected] ?? issue.expected;
    case 'invalid_value':
      return oneOf(issue.values.map((value) => JSON.stringify(value)));
    case 'invalid_union':
      return oneOf(
        'options' in issue && Array.isArray(issue.options) ? issue.options.map((value) => JSON.stringify(value)) : [],
      );
    case 'too_small':
      return sized(issue.origin, `at least ${issue.minimum}`) ?? inItsWords(issue);
    case 'too_big':
      return sized(issue.origin, `at most ${issue.maximum}`) ?? inItsWords(issue);
    default:
      return inItsWords(issue);
  }
}

/** Of what has a size; undefined of the rest. */
function sized(origin: string, size: string): string | undefined {
  if (origin === 'array') return `a list of ${size}`;
  return origin === 'string' ? `a text with ${size} characters` : undefined;
}

function inItsWords(issue: Issue): string {
  return issue.message.replace(/^.*?expected /, '').replace(/^Invalid /, 'a valid ');
}

function oneOf(values: readonly (string | undefined)[]): string {
  return values.length > 1 ? `one of ${values.join(', ')}` : (values[0] ?? 'another value');
}

function seenAt(content: unknown, path: readonly PropertyKey[]): string {
  let seen = content;
  for (const step of path) {
    seen = typeof seen === 'object' && seen !== null && Object.hasOwn(seen, step) ? (seen as Steps)[step] : undefined;
  }
  return tellValue(seen);
}

type Steps = Readonly<Record<PropertyKey, unknown>>;

function tellValue(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (typeof value === 'string') return quote(value, 60);
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : `a list of ${value.length}`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const keys = Object.keys(value);
  if (keys.length === 0) return 'an empty object';
  return `an object with ${keys
    .slice(0, 5)
    .map((key) => quote(key, 40))
    .join(', ')}${keys.length > 5 ? ' and more' : ''}`;
}
