/** Pact's matchers, as the contracts use them. From the matchers' own file: the whole package loads a native library. */
import { atLeastLike, regex } from '@pact-foundation/pact/src/v3/matchers';

/** Any text that the expression fits; the example fits it. */
export function fits(expression: string, example: string): unknown {
  return regex(expression, example);
}

/** Any text that is not empty. */
export function someText(example: string): unknown {
  return fits('[\\s\\S]+', example);
}

/** A list of at least `min` members, each like the given one. */
export function listOf(min: number, member: unknown): unknown {
  return atLeastLike(member as string, min, Math.max(min, 1));
}

/** A content type by its media type, in any case and with any parameters. */
export function mediaType(type: string): unknown {
  return fits(`(?i)^${type.replace(/[+.]/g, '\\$&')}\\s*(;.*)?$`, type);
}
