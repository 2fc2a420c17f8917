/** Examines an adapter and tells every answer: `npm run doctor -- --target=<url>`, or `--adapter=…`. */
import { optionTable } from '../../judge/words/option-table';
import { optionsOf } from '../options-of';
import type * as doctorModule from '../doctor';
import { load } from '../load';
import { wordWith } from '../word';

export const doctorWord = wordWith({
  name: 'doctor',
  does: 'say what is wrong with the adapter; takes the options of a run',
  operands: [],
  usage: '--target=<url> | --adapter=<where>',
  options: optionTable,
  run: async (asked, called) => {
    const options = optionsOf(asked, called);
    const { doctor } = load('./doctor') as typeof doctorModule;
    return doctor(options, (line) => called.output.write(`${line}\n`));
  },
});
