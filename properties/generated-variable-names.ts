/** Generates names of context variables: letters in any case, digits, hyphens and underscores, wherever they may stand. */
import * as fc from 'fast-check';

const heads = ['', '', '_', '-', '7', '2-'];
const inner = 'abcXYZ019-_';

/** A name in which this stem stands, so that no two of one conversation are the same. */
export function variableCalled(stem: string): fc.Arbitrary<string> {
  return fc
    .tuple(fc.constantFrom(...heads), fc.array(fc.constantFrom(...inner), { maxLength: 5 }))
    .map(([head, tail]) => `${head}${stem}${tail.join('')}`);
}
