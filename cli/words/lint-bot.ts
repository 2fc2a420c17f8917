/** Says what will go wrong with the escalations of exported bots: `npm run lint-bot -- <export.json…>`. */
import { calledAs } from '../../judge/words/called-as';
import type * as lintBotModule from '../lint-bot';
import { load } from '../load';
import { wordWith } from '../word';

export const lintBotWord = wordWith({
  name: 'lint-bot',
  does: 'say what will go wrong with the escalations of bots that Conversation Builder exported',
  operands: ['<export.json...>'],
  wants: `Name at least one export of a bot: ${calledAs('lint-bot')} bot.json`,
  options: [
    {
      name: 'format',
      key: 'format',
      takes: 'text|json|sarif|junit',
      kind: 'lint-format',
      byDefault: 'text',
      means: 'what is printed: {default} when left out',
    },
  ],
  run: async ({ format }, { operands, output, complain, cwd, suite }) => {
    const { lintBots } = load('./lint-bot') as typeof lintBotModule;
    return lintBots(operands, format, { output, complain, cwd, suite });
  },
});
