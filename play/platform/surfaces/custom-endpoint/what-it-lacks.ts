/** What a custom endpoint does not show, whichever bot is judged there; declared by the surface, as on the messaging wire. */
import type { WhatItLacks } from '../what-it-lacks';

const untold =
  'The connector transfers the conversation itself, and tells the bot nothing of what became of that: neither that it was refused nor ' +
  'that it failed later.';
const ownWords =
  'A bot behind a custom endpoint has no Message to User with words of Conversation Builder, such as variables, escapes or BLANK_MESSAGE: it says ' +
  'a text as it is, or none.';
const noConfiguration = 'A bot takes no configuration by this API, so none can be refused or left out.';

export const lackedByCustomEndpoints: WhatItLacks = {
  notApplicable: [
    {
      rows: ['route.same-outcome', 'route.same-speed'],
      why: 'A response does not tell an integration from an Agent Transfer, so two routes of one bot cannot be held against each other.',
    },
    { rows: ['route.to-agent-or-bot', 'context.*'], why: 'Nothing is passed to a receiving bot by this API.' },
    {
      rows: [
        ...['config.skill-id-mandatory', 'config.skill-name-is-a-label', 'config.message-required'],
        ...['config.blank-satisfies-required', 'config.default-interaction-message'],
      ],
      why: noConfiguration,
    },
    {
      rows: ['skill.*'],
      why: 'A skill is named there, and not numbered: what becomes of its number cannot be seen.',
    },
    {
      rows: ['message.in-transfer-request'],
      why: 'An action carries no message, and the text before it counts as that: the row would be true by that alone.',
    },
    {
      rows: [
        ...['message.variable', 'message.mixed', 'message.newline-escape', 'message.blank-*'],
        'message.line-feed-variable-fails',
      ],
      why: ownWords,
    },
    {
      rows: ['agent.unskilled-goes-to-skill', 'agent.unavailable-goes-to-skill', 'agent.not-for-bots'],
      why: 'Who gets a conversation for which an agent was named is decided by the platform, and not by the bot.',
    },
    {
      rows: ['silence.*'],
      why: 'Nothing there silences a bot apart from its connector, and its patience is that of another connector.',
    },
    { rows: ['immediate.*', 'deferred.*', 'cap.*', 'unasked.cap-text'], why: untold },
    {
      rows: ['delay.*'],
      why: 'The connector does the waiting that a response asks for, and begins when it has the whole response: the bot keeps no delay itself.',
    },
    {
      rows: ['result.*'],
      why: 'A transfer has no result that the bot could show fields of.',
    },
  ],
  notGating: [],
  notPlayed: [
    {
      rows: ['immediate/no-answer-by-*'],
      why: "A transfer is asked for in the bot's own answer there, so that no request can be left without one.",
    },
  ],
  restsOn: [
    'there the items of a response are done in order, and the last text before an action TRANSFER counts as the message of that transfer',
  ],
};
