/** One verdict of the parts of a run: `npm run merge -- <folders> --out=<folder>`. */
import { calledAs } from '../../judge/words/called-as';
import { runOption } from '../../judge/words/option-table';
import type * as mergeModule from '../merge';
import { load } from '../load';
import { wordWith } from '../word';

export const mergeWord = wordWith({
  name: 'merge',
  does: 'make one verdict of the parts of a run',
  operands: ['<results folders...>'],
  wants: `Name the folders of all shards: ${calledAs('merge')} part-1 part-2 --out=merged`,
  options: [
    runOption('out'),
    runOption('require-whole'),
    runOption('no-report'),
    runOption('workers'),
    runOption('history'),
    runOption('config'),
    runOption('print-config'),
  ],
  run: async (asked, { operands, output, complain, stopped }) => {
    const { merge } = load('./merge') as typeof mergeModule;
    return merge(asked, operands, { output, complain, stopped });
  },
});
