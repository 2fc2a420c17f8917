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
  if (isNestedTooDeep(json)) {
    throw new BodyMalformed(`The body is nested more than ${deepestNesting} levels deep.`);
  }
  if (holdsLoneSurrogate(json)) throw new BodyMalformed(`The body holds ${loneSurrogateTold}.`);
  return json;
}
