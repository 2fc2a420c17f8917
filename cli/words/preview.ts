/** Shows what the consumer of an exported bot reads: `npm run preview -- <export.json>`. */
import { calledAs } from '../../judge/words/called-as';
import { load } from '../load';
import type * as previewModule from '../preview';
import { wordWith } from '../word';

export const previewWord = wordWith({
  name: 'preview',
  does: 'show what the consumer of an exported bot reads when a transfer is accepted, is refused or fails',
  operands: ['<export.json>'],
  wants: `Name one export of a bot: ${calledAs('preview')} bot.json`,
  options: [
    {
      name: 'out',
      key: 'out',
      takes: '<dir>',
      kind: 'path',
      byDefault: 'bot-preview',
      means: 'where the page goes, `{default}` when left out',
    },
  ],
  run: async ({ out }, called) => {
    const { preview } = load('./preview') as typeof previewModule;
    return preview(called.operands, out, called);
  },
});
