/**
 * The matchers that the contracts use, as Pact's format has them. Its library has them, too, in a package of which nothing
 * else is needed in a run, and which brings forty others.
 */

/** Any text that the expression fits; the example fits it. */
export function fits(expression: string, example: string): unknown {
  return { 'pact:matcher:type': 'regex', regex: expression, value: example };
}

/** Any text that is not empty. */
export function someText(example: string): unknown {
  return fits('[\\s\\S]+', example);
}

/** A list of at least `min` members, each like the given one. */
export function listOf(min: number, member: unknown): unknown {
  return { min, 'pact:matcher:type': 'type', value: Array.from({ length: Math.max(min, 1) }, () => member) };
}

/** A list in which each of these is somewhere, whatever else and in whatever order. */
export function among(...members: readonly unknown[]): unknown {
  return { 'pact:matcher:type': 'arrayContains', variants: members };
}

/** Any whole number. */
export function someInteger(example: number): unknown {
  return { 'pact:matcher:type': 'integer', value: example };
}

/** A content type by its media type, in any case and with any parameters. */
export function mediaType(type: string): unknown {
  return fits(`(?i)^${type.replace(/[+.]/g, '\\$&')}\\s*(;.*)?$`, type);
}
