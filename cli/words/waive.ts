/** Adds a waiver to be completed to a waivers file: `npm run waive -- <id> [file]`. */
import { calledAs } from '../../judge/words/called-as';
import type * as waiveModule from '../waive';
import { load } from '../load';
import { wordWith } from '../word';

export const waiveWord = wordWith({
  name: 'waive',
  does: 'add a waiver to be completed',
  operands: ['<id>', '[waivers.yaml]'],
  wants: `Name one requirement: ${calledAs('waive')} cap.text-on-fourth-failure, or cap.text-on-fourth-failure@cap/four-failures-asked-for`,
  options: [],
  run: async (_, { operands: [id = '', file = 'waivers.yaml'], output, cwd }) => {
    const { waive } = load('./waive') as typeof waiveModule;
    output.write(waive(id, file, cwd));
    return 0;
  },
});
