/** `help`, and `help <word>`, which print what `--help` prints. */
import { wordWith } from '../word';

export const helpWord = wordWith({
  name: 'help',
  does: 'print what a word takes',
  operands: ['[word]'],
  wants: 'Name one word, or none for all of them.',
  options: [],
  run: async (_, { operands: [word = 'run'], help }) => help(word),
});
