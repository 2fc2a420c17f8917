/** Lays out an adapter to be filled in: `npm run init -- <folder> --language=typescript|python|java|go`. */
import { calledAs } from '../../judge/words/called-as';
import type * as initModule from '../init';
import { load } from '../load';
import { wordWith } from '../word';
import { WrongWords } from '../wrong-words';

const wants = `Name one folder and a language: ${calledAs('init')} my-adapter --language=typescript|python|java|go`;

export const initWord = wordWith({
  name: 'init',
  does: 'lay out an adapter to be filled in',
  operands: ['<folder>'],
  wants,
  options: [
    {
      name: 'language',
      key: 'language',
      takes: '<name>',
      kind: 'text',
      needed: true,
      means: '`typescript`, `python`, `java` or `go`; any other language follows the written protocol',
    },
  ],
  run: async ({ language }, { operands: [folder = ''], output, cwd }) => {
    if (language === undefined) throw new WrongWords(wants);
    const { init } = load('./init') as typeof initModule;
    output.write(init(folder, language, cwd));
    return 0;
  },
});
