import { holdsLoneSurrogate, loneSurrogateTold } from '../../../../trace/lone-surrogate';
import { deepestNesting, isNestedTooDeep } from '../../../../trace/nesting';

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
  const why = whyNotTaken(json);
  if (why !== undefined) throw new BodyMalformed(why);
  return json;
}

/** Why no call takes this JSON, whatever it is for, in a sentence; undefined where calls may. */
export function whyNotTaken(json: unknown): string | undefined {
  if (isNestedTooDeep(json)) return `The body is nested more than ${deepestNesting} levels deep.`;
  return holdsLoneSurrogate(json) ? `The body holds ${loneSurrogateTold}.` : undefined;
}
