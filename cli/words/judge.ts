/** Judges the traces of an earlier run again, with no implementation in sight: `npm run judge -- <results folder>`. */
import { calledAs } from '../../judge/words/called-as';
import type * as judgeModule from '../judge';
import { load } from '../load';
import { wordWith } from '../word';

export const judgeWord = wordWith({
  name: 'judge',
  does: 'judge the traces of an earlier run again',
  operands: ['<results folder>'],
  wants: `Name one results folder: ${calledAs('judge')} conformance-results`,
  options: [],
  run: async (_, { operands, output, complain }) => {
    const { judgeResults } = load('./judge') as typeof judgeModule;
    return judgeResults(operands, output, complain);
  },
});
