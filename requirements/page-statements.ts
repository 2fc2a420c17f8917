/**
 * Every statement of the agent-escalation page, in the page's order and in our words: each is kept by requirements, or
 * is left out for a reason. So what the suite covers can be read from the page's side, too, and a gap is a visible line.
 */
import type { RequirementId } from './catalogue';
import type { SentenceId } from './page-sentences';
import type { Heading } from './sources';

interface Said {
  readonly heading: Heading<'escalation'>;
  readonly says: string;
  /** The sentences of the page that say it. */
  readonly sentences: readonly [SentenceId, ...SentenceId[]];
}

export interface Kept extends Said {
  readonly requirements: readonly [RequirementId, ...RequirementId[]];
}

export interface LeftOut extends Said {
  /** Why nothing can be required of an implementation. */
  readonly excluded: string;
}

export type PageStatement = Kept | LeftOut;

const pointer = 'A pointer to another page, whose obligations stand under that page.';
const operation = 'How the tool is operated; an implementation is not seen through its menus.';
const advice = 'Advice for people who build bots; nothing that a bot does depends on it.';

const introduction: readonly PageStatement[] = [
  {
    heading: 'Introduction',
    says: 'An integration of this kind transfers a conversation to a live agent or to another bot.',
    sentences: ['introduction/1'],
    requirements: ['route.integration-transfers', 'route.to-agent-or-bot', 'unasked.transfer'],
  },
  {
    heading: 'Introduction',
    says: 'An escalation is declared in one of two ways: an Agent Transfer interaction, or an Integration interaction with such an integration.',
    sentences: ['introduction/2', 'introduction/3'],
    requirements: ['route.agent-transfer-transfers', 'route.integration-transfers', 'route.same-outcome'],
  },
  {
    heading: 'Introduction',
    says: 'Neither way performs worse than the other.',
    sentences: ['introduction/4'],
    requirements: ['route.same-speed'],
  },
  {
    heading: 'Introduction',
    says: 'The Agent Transfer interaction is the simpler and more convenient of the two.',
    sentences: ['introduction/5'],
    excluded: advice,
  },
  {
    heading: 'Introduction',
    says: 'An Agent Transfer interaction holds all it needs itself, so no integration has to be made for it.',
    sentences: ['introduction/5', 'introduction/6'],
    requirements: ['route.agent-transfer-transfers'],
  },
  {
    heading: 'Introduction',
    says: 'Transfers between bots are told about elsewhere.',
    sentences: ['introduction/7', 'introduction/8'],
    excluded: pointer,
  },
];

const settings: readonly PageStatement[] = [
  {
    heading: 'Add a LivePerson Agent Escalation',
    says: 'Where integrations are found in the menu.',
    sentences: ['add/1', 'add/2'],
    excluded: operation,
  },
  {
    heading: 'Add a LivePerson Agent Escalation',
    says: 'Required fields are marked with an asterisk.',
    sentences: ['add/3'],
    excluded: 'How a form marks its fields. Which field is required stands with that field.',
  },
  {
    heading: 'Add a LivePerson Agent Escalation',
    says: 'An integration has a name, which ought to be meaningful, short and follow a pattern.',
    sentences: ['add/4', 'add/5', 'add/6'],
    excluded: advice,
  },
  {
    heading: 'Add a LivePerson Agent Escalation',
    says: 'An integration names a response data variable.',
    sentences: ['add/7'],
    requirements: ['result.response-variable'],
  },
  {
    heading: 'Add a LivePerson Agent Escalation',
    says: 'The type to choose is LivePerson Agent Escalation.',
    sentences: ['add/8'],
    excluded: 'The only type that the suite configures: every play of an integration rests on it.',
  },
  {
    heading: 'Add a LivePerson Agent Escalation',
    says: 'The skill name is that of the skill to transfer to.',
    sentences: ['add/9'],
    requirements: ['config.skill-name-is-a-label'],
  },
  {
    heading: 'Add a LivePerson Agent Escalation',
    says: 'Skills are defined in Conversational Cloud.',
    sentences: ['add/10', 'add/13'],
    excluded: 'Where skills come from; here they come from the double of the platform.',
  },
  {
    heading: 'Add a LivePerson Agent Escalation',
    says: 'The skill name is there for people to read, since the id is only a number.',
    sentences: ['add/11'],
    requirements: ['config.skill-name-is-a-label'],
  },
  {
    heading: 'Add a LivePerson Agent Escalation',
    says: 'The skill id says to which skill the conversation goes.',
    sentences: ['add/12'],
    requirements: ['skill.literal-number', 'route.integration-transfers', 'config.skill-name-is-a-label'],
  },
  {
    heading: 'Add a LivePerson Agent Escalation',
    says: 'The skill id may be a bot context variable.',
    sentences: ['add/14'],
    requirements: ['skill.variable-at-attempt'],
  },
  {
    heading: 'Add a LivePerson Agent Escalation',
    says: 'The skill id may be a number as it stands.',
    sentences: ['add/14'],
    requirements: ['skill.literal-number'],
  },
  {
    heading: 'Add a LivePerson Agent Escalation',
    says: 'The skill id is evaluated at the moment of the escalation.',
    sentences: ['add/15'],
    requirements: ['skill.variable-at-attempt'],
  },
  {
    heading: 'Add a LivePerson Agent Escalation',
    says: 'If the skill id is not numeric, the user gets the fallback message.',
    sentences: ['add/15'],
    requirements: [
      'skill.non-numeric-sends-fallback',
      'skill.non-numeric-no-transfer',
      'skill.non-numeric-hides-message',
    ],
  },
  {
    heading: 'Add a LivePerson Agent Escalation',
    says: 'If it is numeric and the bot stays silent for more than three minutes, a transfer to the fallback skill of the agent connector is attempted.',
    sentences: ['add/16'],
    requirements: [
      'silence.fallback-skill-after-three-minutes',
      'silence.nothing-within-three-minutes',
      'silence.reply-cancels',
      'silence.bypassed-once',
    ],
  },
  {
    heading: 'Add a LivePerson Agent Escalation',
    says: 'A bot may be silent because a server under load lost the message.',
    sentences: ['add/16'],
    excluded: 'An example of a cause. The suite brings silence about and looks at what follows.',
  },
  {
    heading: 'Add a LivePerson Agent Escalation',
    says: 'Without a fallback skill the escalation fails.',
    sentences: ['add/16', 'add/17'],
    requirements: ['silence.no-fallback-skill-no-transfer'],
  },
  {
    heading: 'Add a LivePerson Agent Escalation',
    says: 'How failures are handled is told further below.',
    sentences: ['add/18'],
    excluded: 'A pointer within the page.',
  },
  {
    heading: 'Add a LivePerson Agent Escalation',
    says: 'The agent id is optional.',
    sentences: ['add/19'],
    requirements: ['config.agent-id-optional', 'agent.none-goes-to-skill'],
  },
  {
    heading: 'Add a LivePerson Agent Escalation',
    says: 'The agent id is for transfers to people only.',
    sentences: ['add/20'],
    requirements: ['agent.not-for-bots'],
  },
  {
    heading: 'Add a LivePerson Agent Escalation',
    says: 'The agent id names the agent who is to get the conversation.',
    sentences: ['add/21'],
    requirements: ['agent.gets-it-when-skilled-and-available'],
  },
  {
    heading: 'Add a LivePerson Agent Escalation',
    says: "Where an agent's id can be read.",
    sentences: ['add/22'],
    excluded: operation,
  },
  {
    heading: 'Add a LivePerson Agent Escalation',
    says: 'The agent gets the conversation only with the skill assigned and while available.',
    sentences: ['add/23'],
    requirements: [
      'agent.gets-it-when-skilled-and-available',
      'agent.unskilled-goes-to-skill',
      'agent.unavailable-goes-to-skill',
    ],
  },
  {
    heading: 'Add a LivePerson Agent Escalation',
    says: 'In all other cases the conversation goes to the skill.',
    sentences: ['add/23'],
    requirements: ['agent.unskilled-goes-to-skill', 'agent.unavailable-goes-to-skill', 'agent.none-goes-to-skill'],
  },
  {
    heading: 'Add a LivePerson Agent Escalation',
    says: 'Transfer Bot Context is for manual transfers between bots only.',
    sentences: ['add/24'],
    requirements: ['context.not-for-people'],
  },
  {
    heading: 'Add a LivePerson Agent Escalation',
    says: "When it is selected, the user's intent, the user's message or both are passed by themselves.",
    sentences: ['add/25'],
    requirements: ['context.passes-intent', 'context.passes-message'],
  },
  {
    heading: 'Add a LivePerson Agent Escalation',
    says: 'From these the receiving bot knows which dialog to start.',
    sentences: ['add/26'],
    requirements: ['context.receiver-starts-intent-dialog', 'unasked.other-dialog'],
  },
  {
    heading: 'Add a LivePerson Agent Escalation',
    says: 'The Message to User is sure to be seen before the transfer.',
    sentences: ['add/27'],
    requirements: ['message.before-transfer', 'message.once', 'unasked.crossed-conversations'],
  },
  {
    heading: 'Add a LivePerson Agent Escalation',
    says: 'It is static text, a variable, or both together.',
    sentences: ['add/28'],
    requirements: ['message.static-text', 'message.variable', 'message.mixed'],
  },
  {
    heading: 'Add a LivePerson Agent Escalation',
    says: "It is sent in the body of the transfer API's request.",
    sentences: ['add/29'],
    requirements: ['message.in-transfer-request'],
  },
  {
    heading: 'Add a LivePerson Agent Escalation',
    says: 'A new line in it is written as an escape.',
    sentences: ['add/30'],
    requirements: ['message.newline-escape'],
  },
  {
    heading: 'Add a LivePerson Agent Escalation',
    says: 'It is required.',
    sentences: ['add/31'],
    requirements: ['config.message-required'],
  },
  {
    heading: 'Add a LivePerson Agent Escalation',
    says: 'Whoever wants no message enters BLANK_MESSAGE.',
    sentences: ['add/31'],
    requirements: ['config.blank-satisfies-required'],
  },
  {
    heading: 'Add a LivePerson Agent Escalation',
    says: 'BLANK_MESSAGE meets the demand for a message, and sends none.',
    sentences: ['add/32'],
    requirements: ['message.blank-sends-nothing', 'message.blank-keeps-value', 'message.blank-still-transfers'],
  },
  {
    heading: 'Add a LivePerson Agent Escalation',
    says: "A script can transform the raw result for the bot's dialog.",
    sentences: ['add/33'],
    requirements: ['result.transform-script'],
  },
  {
    heading: 'Add a LivePerson Agent Escalation',
    says: 'More on such scripts stands elsewhere.',
    sentences: ['add/34'],
    excluded: pointer,
  },
  {
    heading: 'Add a LivePerson Agent Escalation',
    says: 'Custom data fields store result data as keys and values.',
    sentences: ['add/35'],
    requirements: ['result.custom-data-fields'],
  },
  {
    heading: 'Add a LivePerson Agent Escalation',
    says: 'Interactions can show what the fields hold.',
    sentences: ['add/36'],
    requirements: ['result.custom-data-fields'],
  },
  {
    heading: 'Add a LivePerson Agent Escalation',
    says: 'More on the fields stands elsewhere.',
    sentences: ['add/37'],
    excluded: pointer,
  },
  {
    heading: 'Add a LivePerson Agent Escalation',
    says: 'The settings are saved at the end.',
    sentences: ['add/38'],
    excluded: operation,
  },
];

const transferMessage: readonly PageStatement[] = [
  {
    heading: 'Send a transfer message',
    says: 'It is the custom to tell the user that a transfer is coming.',
    sentences: ['message/1'],
    excluded: advice,
  },
  {
    heading: 'Send a transfer message',
    says: 'A text in the dialog could tell it.',
    sentences: ['message/2'],
    excluded: 'An alternative that the page advises against, and of which it promises nothing.',
  },
  {
    heading: 'Send a transfer message',
    says: 'As part of the configuration the message is sure to be the last that the consumer sees before the transfer.',
    sentences: ['message/3'],
    requirements: ['message.last-before-transfer', 'message.before-transfer'],
  },
  {
    heading: 'Send a transfer message',
    says: 'That is so because it travels in the body of the request to the Transfer API.',
    sentences: ['message/3'],
    requirements: ['message.in-transfer-request'],
  },
  {
    heading: 'Send a transfer message',
    says: 'Its field is Message to User.',
    sentences: ['message/4'],
    requirements: ['message.static-text', 'message.before-transfer'],
  },
  {
    heading: 'Send a transfer message',
    says: 'The message may be left unsaid, and the field must then hold BLANK_MESSAGE.',
    sentences: ['message/5'],
    requirements: ['config.blank-satisfies-required', 'config.message-required', 'message.blank-sends-nothing'],
  },
];

const delay: readonly PageStatement[] = [
  {
    heading: 'Add a time delay to the transfer if needed',
    says: 'Where texts precede the transfer, the interaction is better given a delay that allows for each of them.',
    sentences: ['delay/1'],
    requirements: ['delay.texts-arrive-first'],
  },
  {
    heading: 'Add a time delay to the transfer if needed',
    says: 'The delay gives the bot time to send them before the transfer.',
    sentences: ['delay/2'],
    requirements: ['delay.postpones-transfer', 'delay.texts-arrive-first'],
  },
  {
    heading: 'Add a time delay to the transfer if needed',
    says: 'Two seconds are reckoned for each text: three texts make 6000 ms.',
    sentences: ['delay/3'],
    requirements: ['delay.texts-arrive-first', 'unasked.repeated-text'],
  },
  {
    heading: 'Add a time delay to the transfer if needed',
    says: 'The delay is set as the Interaction Delay of the Integration interaction.',
    sentences: ['delay/4'],
    requirements: ['delay.postpones-transfer'],
  },
];

const failures: readonly PageStatement[] = [
  {
    heading: 'Handle transfer failures',
    says: 'An error while the escalation API is called gives a failure at once.',
    sentences: ['failures/1'],
    requirements: ['immediate.failure-reaches-rule', 'immediate.broken-call-is-failure'],
  },
  {
    heading: 'Handle transfer failures',
    says: 'A custom rule of the interaction that asks for a failure catches it.',
    sentences: ['failures/2'],
    requirements: [
      'immediate.failure-reaches-rule',
      'immediate.broken-call-is-failure',
      'immediate.bot-keeps-conversation',
    ],
  },
  {
    heading: 'Handle transfer failures',
    says: 'More on such rules stands elsewhere.',
    sentences: ['failures/3'],
    excluded: pointer,
  },
  {
    heading: 'Handle transfer failures',
    says: 'A late failure is more frequent in chat than in messaging.',
    sentences: ['failures/4'],
    excluded: 'How often something happens on the platform; both channels are played.',
  },
  {
    heading: 'Handle transfer failures',
    says: 'A call can succeed, and the transfer to the skill fail some time later.',
    sentences: ['failures/4'],
    requirements: ['deferred.sentinel-reaches-bot', 'unasked.second-transfer'],
  },
  {
    heading: 'Handle transfer failures',
    says: 'The bot is then sent a fixed message that tells it so.',
    sentences: ['failures/5'],
    requirements: ['deferred.sentinel-reaches-bot', 'deferred.one-sentinel-per-failure', 'deferred.sentinel-hidden'],
  },
  {
    heading: 'Handle transfer failures',
    says: 'Where no dialog catches it, it is treated like anything that a consumer says.',
    sentences: ['failures/6'],
    requirements: ['deferred.uncaught-like-other-texts'],
  },
  {
    heading: 'Handle transfer failures',
    says: 'Mostly it then goes to the Fallback dialog.',
    sentences: ['failures/7'],
    requirements: ['deferred.uncaught-goes-to-fallback'],
  },
  {
    heading: 'Handle transfer failures',
    says: 'A dialog that catches it can tell the consumer something fitting.',
    sentences: ['failures/8', 'failures/9'],
    requirements: ['deferred.caught-dialog-answers'],
  },
  {
    heading: 'Handle transfer failures',
    says: 'After three such messages, a fourth attempt that fails ends the escalation.',
    sentences: ['failures/10'],
    requirements: ['cap.stops-after-fourth-failure', 'cap.no-fourth-sentinel', 'cap.per-conversation'],
  },
  {
    heading: 'Handle transfer failures',
    says: 'The consumer is then sent a default text.',
    sentences: ['failures/10', 'failures/11'],
    requirements: [
      'cap.text-on-fourth-failure',
      'cap.no-text-before-fourth',
      'cap.success-prevents-text',
      'unasked.cap-text',
    ],
  },
  {
    heading: 'Handle transfer failures',
    says: 'A default user-friendly response of the Bot Settings is sent in its place.',
    sentences: ['failures/12'],
    requirements: ['cap.user-friendly-response-instead'],
  },
];

const troubleshooting: readonly PageStatement[] = [
  {
    heading: 'Troubleshooting',
    says: 'Help with trouble stands elsewhere.',
    sentences: ['troubleshooting/1'],
    excluded: pointer,
  },
];

export const pageStatements: readonly PageStatement[] = [
  ...introduction,
  ...settings,
  ...transferMessage,
  ...delay,
  ...failures,
  ...troubleshooting,
];
