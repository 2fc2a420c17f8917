/** Values of variables with a real line break in them: each spelling of one that has a line feed, wherever it stands. */
import * as fc from 'fast-check';

export const valueWithLineBreak: fc.Arbitrary<string> = fc
  .tuple(
    fc.constantFrom('\n', '\r\n'),
    fc.constantFrom({ before: '', after: 'one' }, { before: 'one', after: 'two' }, { before: 'one', after: '' }),
  )
  .map(([lineBreak, { before, after }]) => `${before}${lineBreak}${after}`);
