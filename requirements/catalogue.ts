/** The catalogue: each documented obligation stands here once, and every other room refers to it by its id. */
import type { Requirement } from './requirement';

/** Sections in the order of the page; their rows in the order of the section. */
export const catalogue = {
  'Routes: two ways to declare an escalation': {
    'route.integration-transfers': {
      level: 'must',
      basis: 'documented',
      origin: 'page',
      statement:
        'An Integration interaction backed by a LivePerson Agent Escalation integration transfers the conversation to the configured skill.',
      behaviour: {
        sentence: 'an Integration interaction transfers the conversation to the configured skill',
        given: 'a dialog with an Integration interaction, backed by an Agent Escalation integration with a skill id',
        when: 'the consumer says what starts the dialog',
        then: 'a transfer to exactly that skill is requested',
      },
      source: { page: 'escalation', heading: 'Add a LivePerson Agent Escalation' },
    },
    'route.agent-transfer-transfers': {
      level: 'must',
      basis: 'documented',
      origin: 'page',
      statement: 'An Agent Transfer interaction transfers with what it holds itself; no integration needs to exist.',
      behaviour: {
        sentence: 'an Agent Transfer interaction transfers with what it holds itself',
        given: 'a dialog with an Agent Transfer interaction, and no integration anywhere',
        when: 'the consumer says what starts the dialog',
        then: 'a transfer to the skill of the interaction is requested',
      },
      source: { page: 'escalation', heading: 'Introduction' },
    },
    'route.same-outcome': {
      level: 'should',
      basis: 'inferred',
      origin: 'page',
      statement: 'Same inputs by either route: the same texts for the consumer, the same transfer request.',
      behaviour: {
        sentence: 'both routes have the same outcome',
        given: 'two bots that differ in nothing but the route by which they escalate',
        when: 'the consumer says the same to both',
        then: 'both consumers read the same, and both transfer requests are alike',
      },
      source: { page: 'escalation', heading: 'Introduction' },
    },
    'route.same-speed': {
      level: 'should',
      basis: 'documented',
      origin: 'page',
      statement: 'Neither route is slower than the other; judged from repeated, paired measurements.',
      behaviour: {
        sentence: 'neither route is slower than the other',
        given: 'one bot that escalates by both routes',
        when: 'the consumer asks many times, by turns for either route',
        then: 'the time until the transfer is requested differs by no more than a consumer could notice',
      },
      source: { page: 'escalation', heading: 'Introduction' },
    },
    'route.to-agent-or-bot': {
      level: 'must',
      basis: 'documented',
      origin: 'page',
      statement: 'The destination skill may belong to live agents or to a bot.',
      behaviour: {
        sentence: 'a conversation can be transferred to live agents or to a bot',
        given: 'a skill that live agents hold, and one that a bot holds',
        when: 'the bot escalates to each of them',
        then: 'the conversation reaches whoever holds the skill',
      },
      source: { page: 'escalation', heading: 'Introduction' },
      needs: ['bot-to-bot'],
    },
  },
  Configuration: {
    'config.message-required': {
      level: 'must',
      basis: 'documented',
      origin: 'page',
      statement:
        'An escalation without a Message to User is refused at configuration, or at the latest never transfers.',
      behaviour: {
        sentence: 'an escalation without a Message to User never transfers',
        given: 'an integration whose Message to User was left out',
        when: 'the bot is configured, and, if it accepts that, the consumer asks for an agent',
        then: 'the configuration is refused, or no transfer is ever requested',
      },
      source: { page: 'escalation', heading: 'Add a LivePerson Agent Escalation' },
    },
    'config.blank-satisfies-required': {
      level: 'must',
      basis: 'documented',
      origin: 'page',
      statement: 'BLANK_MESSAGE counts as a value for the required message.',
      behaviour: {
        sentence: 'BLANK_MESSAGE satisfies the requirement of a message',
        given: 'a bot with BLANK_MESSAGE as its Message to User, and its twin with a text',
        when: 'both are configured and used',
        then: 'neither is refused',
      },
      source: { page: 'escalation', heading: 'Send a transfer message' },
    },
    'config.agent-id-optional': {
      level: 'must',
      basis: 'documented',
      origin: 'page',
      statement: 'Agent Id may be left out.',
      behaviour: {
        sentence: 'an escalation needs no Agent Id',
        given: 'a bot that names no agent, and its twin that does',
        when: 'both escalate',
        then: 'the one without an Agent Id requests its transfer, too',
      },
      source: { page: 'escalation', heading: 'Add a LivePerson Agent Escalation' },
    },
    'config.skill-name-is-a-label': {
      level: 'must',
      basis: 'documented',
      origin: 'page',
      statement: 'The skill name is for people: with a misleading name the id decides where the conversation goes.',
      behaviour: {
        sentence: 'the skill id decides where the conversation goes, not the skill name',
        given: 'an integration whose skill name is that of another skill',
        when: 'the bot escalates',
        then: 'the transfer asks for the skill with the configured id',
      },
      source: { page: 'escalation', heading: 'Add a LivePerson Agent Escalation' },
    },
    'config.default-interaction-message': {
      level: 'must',
      basis: 'documented',
      origin: 'linked',
      statement: 'An Agent Transfer interaction with no message uses the documented default text.',
      behaviour: {
        sentence: 'an Agent Transfer interaction without a message uses the default text',
        given: 'an Agent Transfer interaction that is configured without a message',
        when: 'the bot escalates',
        then: 'the transfer request carries the documented default text',
      },
      source: { page: 'interactions', heading: 'Add an Agent Transfer interaction' },
    },
    'config.skill-id-mandatory': {
      level: 'must',
      basis: 'documented',
      origin: 'linked',
      statement: 'Without a skill id no transfer happens.',
      behaviour: {
        sentence: 'without a skill id no transfer happens',
        given: 'a bot whose escalation has no skill id, and its twin that has one',
        when: 'the consumer asks both for an agent',
        then: 'only the one with a skill id transfers',
      },
      source: { page: 'interactions', heading: 'Add an Agent Transfer interaction' },
    },
  },
  'Agent Skill Id': {
    'skill.literal-number': {
      level: 'must',
      basis: 'documented',
      origin: 'page',
      statement: 'A direct numeric value is the skill that the transfer asks for.',
      behaviour: {
        sentence: 'a numeric skill id is the skill that the transfer asks for',
        given: 'an escalation whose skill id is written as a number',
        when: 'the consumer asks for an agent',
        then: 'the transfer request names that number',
      },
      source: { page: 'escalation', heading: 'Add a LivePerson Agent Escalation' },
    },
    'skill.variable-at-attempt': {
      level: 'must',
      basis: 'documented',
      origin: 'page',
      statement:
        'A bot context variable as the skill id is evaluated when the escalation is attempted, so the newest value counts.',
      behaviour: {
        sentence: 'a variable as the skill id counts with its newest value',
        given: 'an escalation whose skill id is a bot context variable, and a dialog that sets the variable anew',
        when: 'the variable changes before the consumer asks for an agent',
        then: 'the transfer request names the value that the variable has at that moment',
      },
      source: { page: 'escalation', heading: 'Add a LivePerson Agent Escalation' },
    },
    'skill.non-numeric-sends-fallback': {
      level: 'must',
      basis: 'documented',
      origin: 'page',
      statement: 'A skill id that is not numeric leads to the fallback message for the consumer.',
      behaviour: {
        sentence: 'a skill id that is no number gives the consumer the fallback message',
        given: 'an escalation whose skill id is clearly not a number',
        when: 'the consumer asks for an agent',
        then: 'the consumer reads the fallback message',
      },
      source: { page: 'escalation', heading: 'Add a LivePerson Agent Escalation' },
    },
    'skill.non-numeric-no-transfer': {
      level: 'must',
      basis: 'inferred',
      origin: 'page',
      statement: 'A skill id that is not numeric leads to no transfer request.',
      behaviour: {
        sentence: 'a skill id that is no number leads to no transfer',
        given: 'an escalation whose skill id is clearly not a number',
        when: 'the consumer asks for an agent',
        then: 'no transfer is requested',
      },
      source: { page: 'escalation', heading: 'Add a LivePerson Agent Escalation' },
    },
    'skill.non-numeric-hides-message': {
      level: 'should',
      basis: 'inferred',
      origin: 'page',
      statement: 'With a skill id that is not numeric the Message to User is not shown.',
      behaviour: {
        sentence: 'a skill id that is not numeric keeps the message from being shown',
        given: 'an escalation with a message, whose skill id is no number',
        when: 'the bot escalates',
        then: 'the consumer does not read the message of a transfer that does not come',
      },
      source: { page: 'escalation', heading: 'Add a LivePerson Agent Escalation' },
    },
    'skill.unset-variable-is-non-numeric': {
      level: 'must',
      basis: 'inferred',
      origin: 'linked',
      statement: 'A variable that was never set takes the path of a skill id that is not numeric.',
      behaviour: {
        sentence: 'a variable that was never set is no number',
        given: 'an escalation whose skill id is a variable that was never set',
        when: 'the bot escalates',
        then: 'the consumer gets the fallback message, and no transfer is requested',
      },
      source: { page: 'context', heading: 'Get and set bot variable' },
    },
    'skill.id-not-truncated': {
      level: 'must',
      basis: 'inferred',
      origin: 'linked',
      statement: 'Skill ids beyond 32 bits arrive unchanged.',
      behaviour: {
        sentence: 'long skill ids arrive unchanged',
        given: 'skill ids of up to eighteen digits',
        when: 'the bot escalates',
        then: 'the transfer asks for exactly that id',
      },
      source: { page: 'samples', heading: 'Exported bot' },
    },
    'skill.unknown-id-fails-as-transfer': {
      level: 'may',
      basis: 'documented',
      origin: 'linked',
      statement: 'A numeric id of no existing skill fails as a transfer, never as one that is not numeric.',
      behaviour: {
        sentence: 'an unknown skill fails as a transfer',
        given: 'a skill id that is a number, and that no skill has',
        when: 'the bot escalates',
        then: 'the transfer is requested and fails; the fallback message is not sent',
      },
      source: { page: 'troubleshooting', heading: 'The Agent Skill ID is incorrect' },
    },
  },
  'Message to User': {
    'message.before-transfer': {
      level: 'must',
      basis: 'documented',
      origin: 'page',
      statement: 'The consumer gets the Message to User before the hand-over.',
      behaviour: {
        sentence: 'the consumer gets the Message to User before the hand-over',
        given: 'an escalation with a Message to User',
        when: 'the consumer asks for an agent',
        then: 'the consumer reads the message, and the conversation changes hands after that',
      },
      source: { page: 'escalation', heading: 'Send a transfer message' },
    },
    'message.in-transfer-request': {
      level: 'must',
      basis: 'documented',
      origin: 'page',
      statement: 'The Message to User travels in the body of the transfer request.',
      behaviour: {
        sentence: 'the Message to User travels in the body of the transfer request',
        given: 'an escalation with a Message to User',
        when: 'the consumer asks for an agent',
        then: 'the transfer request carries that message',
      },
      source: { page: 'escalation', heading: 'Send a transfer message' },
    },
    'message.last-before-transfer': {
      level: 'must',
      basis: 'documented',
      origin: 'page',
      statement:
        'The Message to User is the last thing the consumer gets from the bot before the hand-over, also when text interactions precede it.',
      behaviour: {
        sentence: 'the Message to User is the last thing that the bot says before the hand-over',
        given: 'a dialog that says other texts before it escalates',
        when: 'the consumer asks for an agent',
        then: 'none of those texts comes between the message and the hand-over',
      },
      source: { page: 'escalation', heading: 'Send a transfer message' },
    },
    'message.once': {
      level: 'must',
      basis: 'inferred',
      origin: 'page',
      statement: 'The Message to User reaches the consumer exactly once for each successful attempt.',
      behaviour: {
        sentence: 'the message reaches the consumer once',
        given: 'an escalation with a message',
        when: 'the transfer succeeds',
        then: 'the consumer reads the message a single time',
      },
      source: { page: 'escalation', heading: 'Send a transfer message' },
    },
    'message.static-text': {
      level: 'must',
      basis: 'documented',
      origin: 'page',
      statement: 'Static text arrives as written: any script, emoji, quotes, markup.',
      behaviour: {
        sentence: 'static text arrives as written',
        given: 'messages in many scripts, with emoji, quotes and markup',
        when: 'the bot escalates',
        then: 'the consumer reads every character as it was configured',
      },
      source: { page: 'escalation', heading: 'Add a LivePerson Agent Escalation' },
    },
    'message.variable': {
      level: 'must',
      basis: 'documented',
      origin: 'page',
      statement: 'A variable as the message is replaced by its value.',
      behaviour: {
        sentence: 'a variable in the message is replaced by its value',
        given: 'a message that is a variable',
        when: 'the bot escalates',
        then: 'the consumer reads the value of the variable',
      },
      source: { page: 'escalation', heading: 'Add a LivePerson Agent Escalation' },
    },
    'message.mixed': {
      level: 'must',
      basis: 'documented',
      origin: 'page',
      statement: 'Text and variables may be combined in the message.',
      behaviour: {
        sentence: 'text and variables can be combined in the message',
        given: 'a message of text and variables',
        when: 'the bot escalates',
        then: 'the consumer reads the text with the values in place',
      },
      source: { page: 'escalation', heading: 'Add a LivePerson Agent Escalation' },
    },
    'message.newline-escape': {
      level: 'must',
      basis: 'documented',
      origin: 'page',
      statement: 'The escaped new line becomes a line feed for the consumer; no backslash remains.',
      behaviour: {
        sentence: 'an escaped new line becomes a line feed',
        given: 'a message with escaped new lines',
        when: 'the bot escalates',
        then: 'the consumer reads lines, and no backslash',
      },
      source: { page: 'escalation', heading: 'Add a LivePerson Agent Escalation' },
    },
    'message.blank-sends-nothing': {
      level: 'must',
      basis: 'documented',
      origin: 'page',
      statement: 'With BLANK_MESSAGE the consumer gets no message.',
      behaviour: {
        sentence: 'BLANK_MESSAGE gives the consumer no message',
        given: 'an escalation whose Message to User is BLANK_MESSAGE',
        when: 'the consumer asks for an agent',
        then: 'the consumer reads nothing that comes for the transfer',
      },
      source: { page: 'escalation', heading: 'Send a transfer message' },
    },
    'message.blank-still-transfers': {
      level: 'must',
      basis: 'documented',
      origin: 'page',
      statement: 'With BLANK_MESSAGE the transfer is requested all the same.',
      behaviour: {
        sentence: 'BLANK_MESSAGE does not keep the transfer from being requested',
        given: 'an escalation whose Message to User is BLANK_MESSAGE',
        when: 'the consumer asks for an agent',
        then: 'the transfer is requested all the same',
      },
      source: { page: 'escalation', heading: 'Send a transfer message' },
    },
    'message.blank-keeps-value': {
      level: 'must',
      basis: 'documented',
      origin: 'page',
      statement:
        'With BLANK_MESSAGE the body of the transfer request still has a message, since the platform requires one.',
      behaviour: {
        sentence: 'BLANK_MESSAGE leaves a value in the transfer request',
        given: 'an escalation with BLANK_MESSAGE',
        when: 'the bot escalates',
        then: 'the platform finds a message in the request',
      },
      source: { page: 'escalation', heading: 'Send a transfer message' },
    },
    'message.line-feed-variable-fails': {
      level: 'must',
      basis: 'documented',
      origin: 'linked',
      statement: 'A variable that holds a real line feed makes the integration fail.',
      behaviour: {
        sentence: 'a line feed in a variable makes the integration fail',
        given: 'an integration with a variable in its message that holds a line feed',
        when: 'the bot escalates, and once more after the variable was mended',
        then: 'only the second attempt requests a transfer',
      },
      source: { page: 'troubleshooting', heading: 'New lines stored in variables' },
    },
  },
  'Agent Id': {
    'agent.gets-it-when-skilled-and-available': {
      level: 'must',
      basis: 'documented',
      origin: 'page',
      statement: 'An agent who holds the skill and is available gets the conversation.',
      behaviour: {
        sentence: 'a skilled and available agent gets the conversation',
        given: 'an escalation that names an agent who holds the skill and is available',
        when: 'the bot escalates',
        then: 'that agent gets the conversation',
      },
      source: { page: 'escalation', heading: 'Add a LivePerson Agent Escalation' },
      needs: ['agent-id'],
    },
    'agent.unskilled-goes-to-skill': {
      level: 'must',
      basis: 'documented',
      origin: 'page',
      statement: 'An agent without the skill: the conversation goes to the skill.',
      behaviour: {
        sentence: 'a conversation for an unskilled agent goes to the skill',
        given: 'an escalation that names an agent without the skill',
        when: 'the bot escalates',
        then: 'the conversation goes to the skill',
      },
      source: { page: 'escalation', heading: 'Add a LivePerson Agent Escalation' },
      needs: ['agent-id'],
    },
    'agent.unavailable-goes-to-skill': {
      level: 'must',
      basis: 'documented',
      origin: 'page',
      statement: 'An unavailable agent: the conversation goes to the skill.',
      behaviour: {
        sentence: 'a conversation for an unavailable agent goes to the skill',
        given: 'an escalation that names an agent who is not available',
        when: 'the bot escalates',
        then: 'the conversation goes to the skill',
      },
      source: { page: 'escalation', heading: 'Add a LivePerson Agent Escalation' },
      needs: ['agent-id'],
    },
    'agent.none-goes-to-skill': {
      level: 'must',
      basis: 'documented',
      origin: 'page',
      statement: 'No Agent Id: the conversation goes to the skill.',
      behaviour: {
        sentence: 'without an Agent Id the conversation goes to the skill',
        given: 'an escalation that names no agent, while one is available',
        when: 'the bot escalates',
        then: 'the conversation goes to the skill',
      },
      source: { page: 'escalation', heading: 'Add a LivePerson Agent Escalation' },
    },
    'agent.not-for-bots': {
      level: 'must',
      basis: 'documented',
      origin: 'page',
      statement: 'Agent Id plays no part in a bot-to-bot transfer.',
      behaviour: {
        sentence: 'an Agent Id plays no part in a transfer to a bot',
        given: 'an escalation that names an agent, to a skill that a bot holds',
        when: 'the bot escalates',
        then: 'the bot gets the conversation',
      },
      source: { page: 'escalation', heading: 'Add a LivePerson Agent Escalation' },
      needs: ['agent-id', 'bot-to-bot'],
    },
  },
  'Transfer Bot Context': {
    'context.passes-intent': {
      level: 'must',
      basis: 'documented',
      origin: 'page',
      statement:
        "Enabled: the user's intent goes with the transfer, no script needed, or the user's message in its place.",
      behaviour: {
        sentence: 'the intent goes with a transfer to a bot',
        given: 'Transfer Bot Context enabled, and a dialog with an intent',
        when: 'the bot transfers to another bot',
        then: 'the transfer request passes the intent, or what the consumer said last in its place',
      },
      source: { page: 'escalation', heading: 'Add a LivePerson Agent Escalation' },
      needs: ['bot-to-bot'],
    },
    'context.passes-message': {
      level: 'must',
      basis: 'documented',
      origin: 'page',
      statement: "Enabled: the user's message goes with the transfer, or the user's intent in its place.",
      behaviour: {
        sentence: "the consumer's message goes with a transfer to a bot",
        given: 'Transfer Bot Context enabled',
        when: 'the bot transfers to another bot',
        then: 'the transfer request passes what the consumer said last, or the intent in its place',
      },
      source: { page: 'escalation', heading: 'Add a LivePerson Agent Escalation' },
      needs: ['bot-to-bot'],
    },
    'context.not-for-people': {
      level: 'must',
      basis: 'documented',
      origin: 'page',
      statement:
        'Transfer Bot Context is used for bot-to-bot transfers only; a transfer to people is what it would be without it.',
      behaviour: {
        sentence: 'Transfer Bot Context changes nothing about a transfer to people',
        given: 'Transfer Bot Context enabled, and a skill that live agents hold',
        when: 'the bot escalates',
        then: 'the conversation goes to the skill, and the consumer reads what it reads without the setting',
      },
      source: { page: 'escalation', heading: 'Add a LivePerson Agent Escalation' },
      needs: ['bot-to-bot'],
    },
    'context.off-passes-nothing': {
      level: 'must',
      basis: 'documented',
      origin: 'linked',
      statement: 'Disabled: neither intent nor message is passed.',
      behaviour: {
        sentence: 'without Transfer Bot Context nothing is passed',
        given: 'Transfer Bot Context disabled',
        when: 'the bot transfers to another bot',
        then: 'the transfer request passes neither intent nor message',
      },
      source: { page: 'botToBot', heading: 'Making manual transfers seamless' },
      needs: ['bot-to-bot'],
    },
    'context.receiver-starts-intent-dialog': {
      level: 'must',
      basis: 'documented',
      origin: 'page',
      statement: 'The receiving bot starts the dialog that fits what was passed.',
      behaviour: {
        sentence: 'the receiving bot starts the dialog that fits',
        given: 'a bot that is handed an intent, or a message',
        when: 'the conversation reaches it',
        then: 'it starts the dialog that fits what was handed over',
      },
      source: { page: 'escalation', heading: 'Add a LivePerson Agent Escalation' },
      needs: ['receiver'],
    },
    'context.receiver-prefers-intent': {
      level: 'must',
      basis: 'documented',
      origin: 'linked',
      statement: 'Both passed: the intent wins.',
      behaviour: {
        sentence: 'the receiving bot prefers the intent',
        given: 'a bot that is handed an intent and a message that fit different dialogs',
        when: 'the conversation reaches it',
        then: 'it starts the dialog of the intent',
      },
      source: { page: 'botToBot', heading: 'Making manual transfers seamless' },
      needs: ['receiver'],
    },
    'context.receiver-falls-back': {
      level: 'must',
      basis: 'documented',
      origin: 'linked',
      statement: "Neither matches: the receiver's fallback message.",
      behaviour: {
        sentence: 'a receiving bot that knows neither falls back',
        given: 'a bot that is handed what fits none of its dialogs',
        when: 'the conversation reaches it',
        then: 'the consumer gets its fallback message',
      },
      source: { page: 'botToBot', heading: 'Making manual transfers seamless' },
      needs: ['receiver'],
    },
  },
  'Silence: the bot does not respond': {
    'silence.fallback-skill-after-three-minutes': {
      level: 'must',
      basis: 'documented',
      origin: 'page',
      statement:
        'Numeric skill id, bot silent for more than 3 minutes, connector has a fallback skill: one transfer to that skill is attempted.',
      behaviour: {
        sentence: 'a bot that is silent for more than three minutes is bypassed to the fallback skill',
        given: 'an agent connector with a fallback skill',
        when: 'the consumer writes, and the bot engine stays silent for more than 3 minutes',
        then: 'a transfer to the fallback skill is attempted',
      },
      source: { page: 'escalation', heading: 'Add a LivePerson Agent Escalation' },
      channels: ['messaging'],
      needs: ['bot-outage'],
    },
    'silence.nothing-within-three-minutes': {
      level: 'must',
      basis: 'documented',
      origin: 'page',
      statement: 'No transfer to the fallback skill is attempted while 3 minutes have not passed.',
      behaviour: {
        sentence: 'a bot is not bypassed while three minutes have not passed',
        given: 'an agent connector with a fallback skill',
        when: 'the consumer writes, and the bot engine stays silent for just under 3 minutes',
        then: 'no transfer to the fallback skill is attempted in that time',
      },
      source: { page: 'escalation', heading: 'Add a LivePerson Agent Escalation' },
      channels: ['messaging'],
      needs: ['bot-outage'],
    },
    'silence.no-fallback-skill-no-transfer': {
      level: 'must',
      basis: 'documented',
      origin: 'page',
      statement: 'Without a fallback skill the escalation fails; no transfer to any fallback is requested.',
      behaviour: {
        sentence: 'a silent bot without a fallback skill leads to no transfer',
        given: 'an agent connector without a fallback skill',
        when: 'the consumer writes, and the bot engine stays silent for more than 3 minutes',
        then: 'no transfer to any fallback is requested',
      },
      source: { page: 'escalation', heading: 'Add a LivePerson Agent Escalation' },
      channels: ['messaging'],
      needs: ['bot-outage'],
    },
    'silence.reply-cancels': {
      level: 'should',
      basis: 'inferred',
      origin: 'page',
      statement: 'A bot that answers in time is not bypassed later.',
      behaviour: {
        sentence: 'a bot that answers in time is not bypassed later',
        given: 'an agent connector with a fallback skill',
        when: 'the bot answers before 3 minutes have passed, and more time goes by',
        then: 'no transfer to the fallback skill follows',
      },
      source: { page: 'escalation', heading: 'Add a LivePerson Agent Escalation' },
      channels: ['messaging'],
      needs: ['bot-outage'],
    },
    'silence.configured-wait': {
      level: 'must',
      basis: 'documented',
      origin: 'linked',
      statement: "The connector's fallbackEscalationTime, in milliseconds, replaces the 3 minutes.",
      behaviour: {
        sentence: 'the agent connector can set the wait',
        given: 'an agent connector with a fallback skill and a wait of its own',
        when: 'the bot stays silent for that long',
        then: 'a transfer to the fallback skill is requested then, and not before',
      },
      source: { page: 'connector', heading: 'Custom configuration fields' },
      channels: ['messaging'],
      clocks: ['virtual', 'configurable'],
      needs: ['bot-outage'],
    },
  },
  'Immediate failure': {
    'immediate.failure-reaches-rule': {
      level: 'must',
      basis: 'documented',
      origin: 'page',
      statement:
        "When the transfer call answers with an error, the interaction's rule for failure decides the next action.",
      behaviour: {
        sentence: 'an error of the transfer call is followed by what the rule for failure names',
        given: 'an escalation with a rule for failure, and a platform that answers the transfer call with an error',
        when: 'the consumer asks for an agent',
        then: 'the dialog that the rule names runs next',
      },
      source: { page: 'escalation', heading: 'Handle transfer failures' },
    },
    'immediate.broken-call-is-failure': {
      level: 'must',
      basis: 'documented',
      origin: 'page',
      statement:
        'When the transfer call breaks (refused, reset, cut off), the rule for failure decides the next action.',
      behaviour: {
        sentence: 'a transfer call that breaks is followed by what the rule for failure names',
        given: 'an escalation with a rule for failure, and a transfer call that is refused, reset or cut off',
        when: 'the consumer asks for an agent',
        then: 'the dialog that the rule names runs next',
      },
      source: { page: 'escalation', heading: 'Handle transfer failures' },
    },
    'immediate.success-reaches-rule': {
      level: 'must',
      basis: 'documented',
      origin: 'linked',
      statement: 'A call that succeeds runs the rule for success and not the other.',
      behaviour: {
        sentence: 'a successful call runs the rule for success',
        given: 'an escalation with rules for success and failure',
        when: 'the platform accepts the transfer',
        then: 'the dialog of the rule for success runs, by its words or by what it has set, and the other does not',
      },
      source: { page: 'interactions', heading: 'Integration interactions' },
    },
    'immediate.no-rule-next-action': {
      level: 'should',
      basis: 'inferred',
      origin: 'linked',
      statement: 'Without a matching rule the plain next action runs.',
      behaviour: {
        sentence: 'without a matching rule the next action runs',
        given: 'an escalation with a next action and no rule for failure',
        when: 'the transfer call fails',
        then: 'the next action runs',
      },
      source: { page: 'nextAction', heading: 'Next Action' },
    },
    'immediate.bot-keeps-conversation': {
      level: 'must',
      basis: 'inferred',
      origin: 'page',
      statement: 'After an immediate failure the bot still answers the consumer.',
      behaviour: {
        sentence: 'the bot keeps the conversation after an immediate failure',
        given: 'an escalation whose transfer call fails',
        when: 'the consumer goes on talking',
        then: 'the bot answers',
      },
      source: { page: 'escalation', heading: 'Handle transfer failures' },
    },
  },
  'Deferred failure': {
    'deferred.sentinel-reaches-bot': {
      level: 'must',
      basis: 'documented',
      origin: 'page',
      statement:
        'When an accepted transfer fails later, the bot gets __agent_escalation_failed__; a dialog that catches exactly this pattern runs.',
      behaviour: {
        sentence: 'a transfer that fails after it was accepted starts the dialog that catches the failure',
        given: 'a dialog that catches exactly __agent_escalation_failed__',
        when: 'the platform accepts a transfer and reports later that it failed',
        then: 'that dialog runs',
      },
      source: { page: 'escalation', heading: 'Handle transfer failures' },
    },
    'deferred.caught-dialog-answers': {
      level: 'must',
      basis: 'documented',
      origin: 'page',
      statement: 'The text of the dialog that catches the failed escalation reaches the consumer.',
      behaviour: {
        sentence: 'the text of the dialog that catches the failure reaches the consumer',
        given: 'a dialog that catches exactly __agent_escalation_failed__ and says a text',
        when: 'the platform accepts a transfer and reports later that it failed',
        then: 'the consumer reads that text',
      },
      source: { page: 'escalation', heading: 'Handle transfer failures' },
    },
    'deferred.uncaught-goes-to-fallback': {
      level: 'should',
      basis: 'documented',
      origin: 'page',
      statement:
        'Without such a dialog the failed escalation is treated like any consumer message, as a rule by the Fallback dialog.',
      behaviour: {
        sentence: 'a failure that no dialog catches is answered like any consumer message',
        given: 'a bot without a dialog that catches __agent_escalation_failed__',
        when: 'the platform accepts a transfer and reports later that it failed',
        then: 'the consumer reads what the bot answers to messages that it does not understand',
      },
      source: { page: 'escalation', heading: 'Handle transfer failures' },
    },
    'deferred.sentinel-hidden': {
      level: 'must',
      basis: 'inferred',
      origin: 'page',
      statement: 'The consumer never sees __agent_escalation_failed__.',
      behaviour: {
        sentence: 'the consumer never sees __agent_escalation_failed__',
        given: 'a bot that hears of failed escalations by this text',
        when: 'the platform accepts a transfer and reports later that it failed',
        then: 'nothing that the consumer reads contains it',
      },
      source: { page: 'escalation', heading: 'Handle transfer failures' },
    },
    'deferred.one-sentinel-per-failure': {
      level: 'must',
      basis: 'inferred',
      origin: 'page',
      statement: 'One failed attempt yields one __agent_escalation_failed__.',
      behaviour: {
        sentence: 'one failed attempt is told to the bot once',
        given: 'a dialog that catches __agent_escalation_failed__ and says a text',
        when: 'the platform accepts a transfer and reports later that it failed',
        then: 'the dialog answers once, not more often',
      },
      source: { page: 'escalation', heading: 'Handle transfer failures' },
    },
  },
  'The cap on repeated failures': {
    'cap.text-on-fourth-failure': {
      level: 'must',
      basis: 'documented',
      origin: 'page',
      statement:
        'After 3 failures told to the bot, a failing 4th attempt gives the consumer exactly the documented default text.',
      behaviour: {
        sentence: 'the consumer is told to try later when the fourth attempt fails',
        given: 'a dialog that tries again whenever the escalation failed',
        when: 'the platform accepts four transfers and reports each of them as failed later',
        then: 'the consumer reads the documented default text',
      },
      source: { page: 'escalation', heading: 'Handle transfer failures' },
    },
    'cap.stops-after-fourth-failure': {
      level: 'must',
      basis: 'documented',
      origin: 'page',
      statement: 'After the 4th failure the escalation stops: no further transfer request comes of itself.',
      behaviour: {
        sentence: 'the escalation stops after the fourth failure',
        given: 'a dialog that tries again whenever the escalation failed',
        when: 'the platform accepts four transfers and reports each of them as failed later, and more time passes',
        then: 'no further transfer is requested of itself',
      },
      source: { page: 'escalation', heading: 'Handle transfer failures' },
    },
    'cap.user-friendly-response-instead': {
      level: 'must',
      basis: 'documented',
      origin: 'page',
      statement:
        'If Bot Settings hold a default user-friendly response, that text is sent after the 4th failure, and the built-in one is not.',
      behaviour: {
        sentence: 'a default user-friendly response takes the place of the built-in text',
        given:
          'Bot Settings with a default user-friendly response, and a dialog that tries again whenever the escalation failed',
        when: 'the fourth attempt fails',
        then: 'the consumer reads that response, and not the built-in text',
      },
      source: { page: 'escalation', heading: 'Handle transfer failures' },
    },
    'cap.no-text-before-fourth': {
      level: 'must',
      basis: 'inferred',
      origin: 'page',
      statement: 'One, two or three failures do not give the text of the cap.',
      behaviour: {
        sentence: 'one, two or three failures do not tell the consumer to try later',
        given: 'a dialog that tries again whenever the escalation failed',
        when: 'fewer than four attempts fail',
        then: 'the consumer does not read the text of the cap',
      },
      source: { page: 'escalation', heading: 'Handle transfer failures' },
    },
    'cap.no-fourth-sentinel': {
      level: 'should',
      basis: 'inferred',
      origin: 'page',
      statement: 'The 4th failure sends no further __agent_escalation_failed__ to the bot.',
      behaviour: {
        sentence: 'the fourth failure is not told to the bot',
        given: 'a dialog that tries again whenever the escalation failed',
        when: 'the fourth attempt fails',
        then: 'the dialog that catches the failure does not run a fourth time',
      },
      source: { page: 'escalation', heading: 'Handle transfer failures' },
    },
    'cap.success-prevents-text': {
      level: 'must',
      basis: 'inferred',
      origin: 'page',
      statement: 'A success within the four attempts means that the text of the cap is never sent.',
      behaviour: {
        sentence: 'a success within four attempts keeps the consumer from being told to try later',
        given: 'a dialog that tries again whenever the escalation failed',
        when: 'some attempts fail, and one of the first four succeeds',
        then: 'the consumer never reads the text of the cap',
      },
      source: { page: 'escalation', heading: 'Handle transfer failures' },
    },
    'cap.per-conversation': {
      level: 'should',
      basis: 'inferred',
      origin: 'page',
      statement: 'Failures of one conversation do not count in another.',
      behaviour: {
        sentence: 'failures of one conversation do not count in another',
        given: 'two conversations with the same bot',
        when: 'transfers fail in both, four times together, and then in one of them for its own fourth time',
        then: 'no consumer reads the text of the cap before that',
      },
      source: { page: 'escalation', heading: 'Handle transfer failures' },
    },
  },
  'Interaction delay': {
    'delay.postpones-transfer': {
      level: 'must',
      basis: 'documented',
      origin: 'page',
      statement:
        'The Interaction Delay of an Integration interaction, in milliseconds, passes before the transfer is requested.',
      behaviour: {
        sentence: 'the Interaction Delay postpones the transfer',
        given: 'an Integration interaction with an Interaction Delay',
        when: 'the bot escalates',
        then: 'the transfer is not requested before the delay has passed',
      },
      source: { page: 'escalation', heading: 'Add a time delay to the transfer if needed' },
    },
    'delay.texts-arrive-first': {
      level: 'should',
      basis: 'documented',
      origin: 'page',
      statement:
        'With n texts and a delay of n × 2000 ms, n at most 5, all n texts reach the consumer before the transfer.',
      behaviour: {
        sentence: 'with the recommended delay every text arrives before the transfer',
        given: 'one to five texts before an escalation, and two seconds of delay for each',
        when: 'the bot escalates',
        then: 'the consumer reads every text before the transfer is requested',
      },
      source: { page: 'escalation', heading: 'Add a time delay to the transfer if needed' },
    },
    'delay.agent-transfer-postpones': {
      level: 'must',
      basis: 'documented',
      origin: 'linked',
      statement: 'The Interaction Delay of an Agent Transfer interaction passes before the transfer is requested.',
      behaviour: {
        sentence: 'the Interaction Delay of an Agent Transfer postpones the transfer',
        given: 'an Agent Transfer interaction with an Interaction Delay',
        when: 'the bot escalates by it',
        then: 'the transfer is not requested before the delay has passed',
      },
      source: { page: 'interactions', heading: 'Add a time delay to the transfer if needed' },
    },
  },
  'Result data': {
    'result.response-variable': {
      level: 'must',
      basis: 'documented',
      origin: 'page',
      statement: "The transfer's response is held under the configured response data variable.",
      behaviour: {
        sentence: 'the response is held in the response data variable',
        given: 'an integration with a response data variable',
        when: 'the transfer is accepted, and the bot says what a script and a custom data field find in the variable',
        then: 'the consumer reads what the platform answered',
      },
      source: { page: 'escalation', heading: 'Add a LivePerson Agent Escalation' },
      needs: ['result-data'],
    },
    'result.transform-script': {
      level: 'must',
      basis: 'documented',
      origin: 'page',
      statement: 'A Transform Result Script changes the raw result before the dialog uses it.',
      behaviour: {
        sentence: 'a Transform Result Script changes the result',
        given: 'an integration with a Transform Result Script',
        when: 'the transfer is accepted, and the bot says what came of it, at the latest when the transfer has failed',
        then: 'the consumer reads what the script made of the answer',
      },
      source: { page: 'escalation', heading: 'Add a LivePerson Agent Escalation' },
      needs: ['result-data'],
    },
    'result.custom-data-fields': {
      level: 'must',
      basis: 'documented',
      origin: 'page',
      statement: 'Custom data fields hold result data as key/value pairs that interactions can show.',
      behaviour: {
        sentence: 'custom data fields hold result data',
        given: 'an integration with custom data fields',
        when: 'the transfer is accepted, and the bot says what a field holds, at the latest when the transfer has failed',
        then: "the consumer reads that part of the platform's answer",
      },
      source: { page: 'escalation', heading: 'Add a LivePerson Agent Escalation' },
      needs: ['result-data'],
    },
  },
} as const satisfies Record<string, Record<string, Requirement>>;

type Sections = typeof catalogue;
type IdsOf<Section> = Section extends unknown ? keyof Section : never;

export type SectionTitle = keyof Sections;
export type RequirementId = IdsOf<Sections[SectionTitle]>;

export interface Row extends Requirement {
  readonly id: RequirementId;
  readonly section: SectionTitle;
}

/** Every row, in the order of the page. */
export const rows: readonly Row[] = Object.entries(catalogue).flatMap(([section, requirements]) =>
  Object.entries(requirements as Record<string, Requirement>).map(([id, requirement]) => ({
    ...requirement,
    id: id as RequirementId,
    section: section as SectionTitle,
  })),
);

const byId = new Map<string, Row>(rows.map((row) => [row.id, row]));

/** The row with this id, or undefined where there is none. */
export function findRow(id: string): Row | undefined {
  return byId.get(id);
}

/** The row with this id. */
export function rowOf(id: RequirementId): Row {
  const row = byId.get(id);
  if (!row) throw new Error(`The catalogue has no row "${id}".`);
  return row;
}
