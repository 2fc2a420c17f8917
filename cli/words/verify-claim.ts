/** Judges a claim again from what lies beside it: `npm run verify-claim -- conformance-results/conformance.json`. */
import { calledAs } from '../../judge/words/called-as';
import type * as verifyClaimModule from '../verify-claim';
import { load } from '../load';
import { wordWith } from '../word';

export const verifyClaimWord = wordWith({
  name: 'verify-claim',
  does: 'say whether a verdict file says what its traces say',
  operands: ['<verdict file>'],
  wants: `Name one verdict file, with its results folder around it: ${calledAs('verify-claim')} conformance-results/conformance.json`,
  options: [],
  run: async (_, { operands, output }) => {
    const { verifyClaimFile } = load('./verify-claim') as typeof verifyClaimModule;
    return verifyClaimFile(operands, (text) => output.write(text));
  },
});
