/** Levels of nesting that a body may have. What is deeper could not be written to a trace: writing JSON recurses. */
const deepestNesting = 100;

/** A body that is no JSON, or JSON that no call takes; the message says which. */
export class BodyMalformed extends Error {
  override readonly name = 'BodyMalformed';
}

/** The JSON in a body. Throws {@link BodyMalformed}. */
export function parseBody(body: string): unknown {
  let json: unknown;
  try {
    json = JSON.parse(body);
  } catch (error) {
    throw new BodyMalformed('The body is not JSON.', { cause: error });
  }
  if (isDeeperThan(json, deepestNesting)) {
    throw new BodyMalformed(`The body is nested more than ${deepestNesting} levels deep.`);
  }
  return json;
}

function isDeeperThan(json: unknown, levels: number): boolean {
  let level: unknown[] = [json];
  for (let depth = 0; depth <= levels; depth += 1) {
    level = level.flatMap((value) => (typeof value === 'object' && value !== null ? Object.values(value as Record<string, unknown>) : []));
    if (level.length === 0) return false;
  }
  return true;
}
