/**
 * What the messaging wire does not show, whichever bot is judged there. The surface declares it, and not the implementer:
 * a row that is left out here is left out for everybody, and each says why.
 */
import type { WhatItLacks } from '../what-it-lacks';
import { messageWindowMs } from './wire-conversation';

const wordsAfter =
  'Once the bot has left, the platform takes no text of it: nothing shows what it would say after a success.';
const byPlace =
  'A message is a text like any other here, and which one belongs to a transfer is told by its place: the row would be true by that alone.';
const otherService = 'What is passed to a receiving bot travels by another service than this wire.';

/** Of a bot that can be given the suite's dialogs. */
export const lackedByDialogBots: WhatItLacks = {
  notApplicable: [
    { rows: ['message.in-transfer-request', 'message.blank-keeps-value'], why: byPlace },
    { rows: ['immediate.success-reaches-rule'], why: wordsAfter },
    { rows: ['context.*'], why: otherService },
    {
      rows: ['result.*'],
      why: 'A request to change a conversation is answered with a sentence here: there is no result to show fields of.',
    },
    {
      rows: ['agent.unskilled-goes-to-skill', 'agent.unavailable-goes-to-skill', 'agent.not-for-bots'],
      why: 'Who gets a conversation that an agent was suggested for is decided by the platform here, and not by the bot.',
    },
    {
      rows: ['silence.*'],
      why:
        'Nothing on this wire silences a bot apart from its connector, which is the one that has to act then; a command of the ' +
        "owner's can, and none was given (--silence-command).",
    },
  ],
  notGating: [
    {
      rows: ['deferred.*', 'cap.*'],
      why:
        'A transfer that fails after it was accepted is told to the bot by nothing but the conversation, which rings again: ' +
        'that this means a failure is a convention of the suite.',
    },
  ],
  notPlayed: [
    {
      rows: ['immediate/connection-refused-by-*'],
      why: 'A bot has one connection for all it does: none can be refused for its transfers alone.',
    },
    {
      rows: ['delay/what-follows-by-*'],
      why:
        'One conversation of this play has its call broken off while the others are under way. Here that closes the socket of all ' +
        'of them: what they lose by it would be told of the bot.',
    },
  ],
  restsOn: [
    `there the bot's last text within ${messageWindowMs / 1000} s before it asks for a transfer counts as the message of that transfer`,
  ],
};

/** Of one whose engine a command of its owner's can silence apart from its connector. */
export const lackedBySilencedBots: WhatItLacks = {
  ...lackedByDialogBots,
  notApplicable: lackedByDialogBots.notApplicable.filter(({ rows }) => !rows.includes('silence.*')),
};

/** Of a bot that takes no definition, of which its owner says what it does. */
export const lackedByDescribedBots: WhatItLacks = {
  ...lackedByDialogBots,
  notApplicable: [
    ...lackedBySilencedBots.notApplicable,
    {
      rows: ['silence.*'],
      why: 'A description says nothing of an agent connector, which is the one that has to act when the engine falls silent.',
    },
    {
      rows: [
        ...['deferred.sentinel-reaches-bot', 'deferred.caught-dialog-answers', 'deferred.one-sentinel-per-failure'],
        ...['deferred.uncaught-goes-to-fallback', 'deferred.uncaught-like-other-texts', 'cap.*'],
      ],
      why: 'That a conversation which rings again is a transfer that failed is a convention of the suite, which a bot as it is does not know.',
    },
    {
      rows: ['route.same-outcome', 'route.same-speed'],
      why: 'The wire does not tell an integration from an Agent Transfer, so two routes of one bot cannot be held against each other.',
    },
  ],
};
