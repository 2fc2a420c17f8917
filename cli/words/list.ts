/** What `--list` prints, as a word. */
import type * as listModule from '../list';
import { load } from '../load';
import { wordWith } from '../word';

export const listWord = wordWith({
  name: 'list',
  does: 'print every requirement and what covers it',
  operands: [],
  options: [],
  run: async (_, { output }) => {
    const { listRequirements } = load('./list') as typeof listModule;
    output.write(listRequirements());
    return 0;
  },
});
