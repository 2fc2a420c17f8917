/** A declaration as an implementation gave it, whichever way it came, or a fault that says what is wrong with it. */
import { closest, distance } from 'fastest-levenshtein';
import type { z } from 'zod';
import * as schemas from '../../protocol/schemas';
import type { Declaration } from '../../protocol/types';
import { redactNothing, type Redactor } from '../../trace/redactor';
import { deepestNesting, isNestedTooDeep } from '../../trace/nesting';
import { quote } from '../../trace/render-event';
import { Fault } from './fault';

/**
 * `who` is the adapter's name; `where` says how the declaration came, such as `the call "declare"`. What it says back of
 * the run's secrets is redacted. It may not be part of the fallback message: that is compared with what consumers
 * read, and both have to be what they are.
 */
export function readDeclaration(
  who: string,
  where: string,
  json: unknown,
  redactor: Redactor = redactNothing,
): Declaration {
  if (isNestedTooDeep(json)) {
    throw new Fault(
      'protocol',
      `${who} gave, by ${where}, something that is not a declaration: it is nested more than ${deepestNesting} levels deep.`,
    );
  }
  const shown = redactor.json(json);
  const protocol = (json as { protocol?: unknown } | null | undefined)?.protocol;
  if (protocol !== schemas.protocolName && typeof protocol === 'string') {
    throw new Fault(
      'protocol',
      `${who} declares the protocol ${quote(redactor.text(protocol))}; this suite knows "${schemas.protocolName}". Use a suite that knows that protocol, or declare the known one.`,
    );
  }
  const parsed = schemas.Declaration.safeParse(json);
  if (parsed.success) return withoutSecrets(who, parsed.data, redactor);
  throw new Fault(
    'protocol',
    `${who} gave, by ${where}, something that is not a declaration: ${redactor.text(problemsOf(parsed.error, shown))}. ` +
      `A declaration holds protocol ("${schemas.protocolName}"), implementation {name, version}, ` +
      `channels (of ${schemas.channels.join(', ')}), clock (${schemas.clocks.join(' | ')}), capabilities (of ${schemas.capabilities.join(', ')}) ` +
      `and fallbackMessage. Seen: ${quote(JSON.stringify(shown) ?? 'nothing', 160)}`,
  );
}

function withoutSecrets(who: string, declaration: Declaration, redactor: Redactor): Declaration {
  const { implementation, fallbackMessage } = declaration;
  const { name, version } = implementation;
  if (redactor.text(fallbackMessage) !== fallbackMessage) {
    throw new Fault(
      'protocol',
      `${who} declares a fallback message that holds a secret of this run: ${quote(redactor.text(fallbackMessage))}. ` +
        'Consumers read it. Take the secret out of the message; if it is an ordinary word, give the run another value.',
    );
  }
  return {
    ...declaration,
    implementation: { ...implementation, name: redactor.text(name), version: redactor.text(version) },
  };
}

/** What is wrong with each field, in words, at most five of them. `json` is what was parsed. */
export function problemsOf(error: z.ZodError, json: unknown): string {
  return error.issues
    .slice(0, 5)
    .map((issue) => problemOf(issue, json))
    .join('; ');
}

function problemOf(issue: z.core.$ZodIssue, json: unknown): string {
  const where = issue.path.map(String).join('.') || 'the answer';
  const value = issue.path.reduce<unknown>(
    (inner, key) => (inner as Record<PropertyKey, unknown> | null | undefined)?.[key],
    json,
  );
  if (value === undefined) return `${where} is missing`;
  if (issue.code === 'too_small' && issue.minimum === 1) return `${where} is empty`;
  if (issue.code === 'invalid_value') {
    const allowed = issue.values.map(String);
    const shown = quote(typeof value === 'string' ? value : JSON.stringify(value), 60);
    const meant = typeof value === 'string' ? nearest(value, allowed) : undefined;
    const hint = meant === undefined ? '' : ` (did you mean "${meant}"?)`;
    return `${where} is ${shown}, which is none of ${allowed.join(', ')}${hint}`;
  }
  if (issue.code === 'invalid_type') return `${where} is ${kindOf(value)}, and is to be ${withArticle(issue.expected)}`;
  return `${where}: ${issue.message}`;
}

/** The known word that is spelt most like this one, if any is. */
function nearest(word: string, known: readonly string[]): string | undefined {
  const candidate = closest(word, known);
  return distance(word, candidate) <= Math.max(2, word.length / 3) ? candidate : undefined;
}

function kindOf(value: unknown): string {
  if (value === null) return 'null';
  return withArticle(Array.isArray(value) ? 'array' : typeof value);
}

function withArticle(kind: string): string {
  return `${/^[aeio]/.test(kind) ? 'an' : 'a'} ${kind}`;
}
