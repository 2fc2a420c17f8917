/** A declaration as an implementation gave it, whichever way it came, or a fault that says what is wrong with it. */
import type { z } from 'zod';
import * as schemas from '../protocol/schemas';
import type { Declaration } from '../protocol/types';
import { deepestNesting, isNestedTooDeep } from '../trace/nesting';
import { quote } from '../trace/tell';
import { Fault } from './fault';

/** `who` is the adapter's name; `where` says how the declaration came, such as `the call "declare"`. */
export function readDeclaration(who: string, where: string, json: unknown): Declaration {
  if (isNestedTooDeep(json)) {
    throw new Fault(
      'protocol',
      `${who} gave, by ${where}, something that is not a declaration: it is nested more than ${deepestNesting} levels deep.`,
    );
  }
  const protocol = (json as { protocol?: unknown } | null | undefined)?.protocol;
  if (protocol !== schemas.protocolName && typeof protocol === 'string') {
    throw new Fault(
      'protocol',
      `${who} declares the protocol ${quote(protocol)}; this suite knows "${schemas.protocolName}". Use a suite that knows that protocol, or declare the known one.`,
    );
  }
  const parsed = schemas.Declaration.safeParse(json);
  if (parsed.success) return parsed.data;
  throw new Fault(
    'protocol',
    `${who} gave, by ${where}, something that is not a declaration: ${problemsOf(parsed.error)}. ` +
      `A declaration holds protocol ("${schemas.protocolName}"), implementation {name, version}, ` +
      `channels (of ${schemas.channels.join(', ')}), clock (${schemas.clocks.join(' | ')}), capabilities (of ${schemas.capabilities.join(', ')}) ` +
      `and fallbackMessage. Seen: ${quote(JSON.stringify(json) ?? 'nothing', 160)}`,
  );
}

export function problemsOf(error: z.ZodError): string {
  return error.issues
    .slice(0, 5)
    .map((issue) => `${issue.path.join('.') || 'the answer'}: ${issue.message}`)
    .join('; ');
}
