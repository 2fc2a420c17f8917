/** Lays out the description of a bot: `npm run describe -- <folder>`. */
import { calledAs } from '../../judge/words/called-as';
import type * as describeModule from '../describe';
import { load } from '../load';
import { wordWith } from '../word';

export const describeWord = wordWith({
  name: 'describe',
  does: 'lay out the description of a bot that takes no definition, to be filled in',
  operands: ['<folder>'],
  wants: `Name one folder: ${calledAs('describe')} my-bot`,
  options: [],
  run: async (_, { operands: [folder = ''], output, cwd }) => {
    const { describe } = load('./describe') as typeof describeModule;
    output.write(describe(folder, cwd));
    return 0;
  },
});
