/** Puts verdict files side by side: `npm run compare -- a/conformance.json b/conformance.json … [--out=<dir>]`. */
import { calledAs } from '../../judge/words/called-as';
import type * as compareModule from '../compare';
import { load } from '../load';
import { wordWith } from '../word';
import { WrongWords } from '../wrong-words';

const wants = `Name at least two verdict files: ${calledAs('compare')} a/conformance.json b/conformance.json [--out=conformance-comparison]`;

export const compareWord = wordWith({
  name: 'compare',
  does: 'put verdict files side by side',
  operands: ['<verdict files...>'],
  wants,
  options: [
    {
      name: 'out',
      key: 'out',
      takes: '<dir>',
      kind: 'path',
      byDefault: 'conformance-comparison',
      means: 'where the comparison goes, `{default}` when left out',
    },
  ],
  run: async ({ out }, { operands, output }) => {
    if (operands.length < 2) throw new WrongWords(wants);
    const { compareFiles } = load('./compare') as typeof compareModule;
    return compareFiles(operands, out, (text) => output.write(text));
  },
});
