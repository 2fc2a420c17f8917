/**
 * Every statement of the agent-escalation page, in the page's order and in our words: each is kept by requirements, or
 * is left out for a reason. So what the suite covers can be read from the page's side, too, and a gap is a visible line.
 */
import type { RequirementId } from './catalogue';
import type { Heading } from './sources';

interface Said {
  readonly heading: Heading<'escalation'>;
  readonly says: string;
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
    requirements: ['route.integration-transfers', 'route.to-agent-or-bot', 'unasked.transfer'],
  },
  {
    heading: 'Introduction',
    says: 'An escalation is declared in one of two ways: an Agent Transfer interaction, or an Integration interaction with such an integration.',
    requirements: ['route.agent-transfer-transfers', 'route.integration-transfers', 'route.same-outcome'],
  },
  { heading: 'Introduction', says: 'Neither way performs worse than the other.', requirements: ['route.same-speed'] },
  {
    heading: 'Introduction',
    says: 'The Agent Transfer interaction is the simpler and more convenient of the two.',
    excluded: advice,
  },
  {
    heading: 'Introduction',
    says: 'An Agent Transfer interaction holds all it needs itself, so no integration has to be made for it.',
    requirements: ['route.agent-transfer-transfers'],
  },
  { heading: 'Introduction', says: 'Transfers between bots are told about elsewhere.', excluded: pointer },
];

const settings: readonly PageStatement[] = [
  {
    heading: 'Add a LivePerson Agent Escalation',
    says: 'Where integrations are found in the menu.',
    excluded: operation,
  },
  {
    heading: 'Add a LivePerson Agent Escalation',
    says: 'Required fields are marked with an asterisk.',
    excluded: 'How a form marks its fields. Which field is required stands with that field.',
  },
  {
    heading: 'Add a LivePerson Agent Escalation',
    says: 'An integration has a name, which ought to be meaningful, short and follow a pattern.',
    excluded: advice,
  },
  {
    heading: 'Add a LivePerson Agent Escalation',
    says: 'An integration names a response data variable.',
    requirements: ['result.response-variable'],
  },
  {
    heading: 'Add a LivePerson Agent Escalation',
    says: 'The type to choose is LivePerson Agent Escalation.',
    excluded: 'The only type that the suite configures: every play of an integration rests on it.',
  },
  {
    heading: 'Add a LivePerson Agent Escalation',
    says: 'The skill name is that of the skill to transfer to.',
    requirements: ['config.skill-name-is-a-label'],
  },
  {
    heading: 'Add a LivePerson Agent Escalation',
    says: 'Skills are defined in Conversational Cloud.',
    excluded: 'Where skills come from; here they come from the double of the platform.',
  },
  {
    heading: 'Add a LivePerson Agent Escalation',
    says: 'The skill name is there for people to read, since the id is only a number.',
    requirements: ['config.skill-name-is-a-label'],
  },
  {
    heading: 'Add a LivePerson Agent Escalation',
    says: 'The skill id says to which skill the conversation goes.',
    requirements: ['skill.literal-number', 'route.integration-transfers', 'config.skill-name-is-a-label'],
  },
  {
    heading: 'Add a LivePerson Agent Escalation',
    says: 'The skill id may be a bot context variable.',
    requirements: ['skill.variable-at-attempt'],
  },
  {
    heading: 'Add a LivePerson Agent Escalation',
    says: 'The skill id may be a number as it stands.',
    requirements: ['skill.literal-number'],
  },
  {
    heading: 'Add a LivePerson Agent Escalation',
    says: 'The skill id is evaluated at the moment of the escalation.',
    requirements: ['skill.variable-at-attempt'],
  },
  {
    heading: 'Add a LivePerson Agent Escalation',
    says: 'If the skill id is not numeric, the user gets the fallback message.',
    requirements: [
      'skill.non-numeric-sends-fallback',
      'skill.non-numeric-no-transfer',
      'skill.non-numeric-hides-message',
    ],
  },
  {
    heading: 'Add a LivePerson Agent Escalation',
    says: 'If it is numeric and the bot stays silent for more than three minutes, a transfer to the fallback skill of the agent connector is attempted.',
    requirements: [
      'silence.fallback-skill-after-three-minutes',
      'silence.nothing-within-three-minutes',
      'silence.reply-cancels',
    ],
  },
  {
    heading: 'Add a LivePerson Agent Escalation',
    says: 'A bot may be silent because a server under load lost the message.',
    excluded: 'An example of a cause. The suite brings silence about and looks at what follows.',
  },
  {
    heading: 'Add a LivePerson Agent Escalation',
    says: 'Without a fallback skill the escalation fails.',
    requirements: ['silence.no-fallback-skill-no-transfer'],
  },
  {
    heading: 'Add a LivePerson Agent Escalation',
    says: 'How failures are handled is told further below.',
    excluded: 'A pointer within the page.',
  },
  {
    heading: 'Add a LivePerson Agent Escalation',
    says: 'The agent id is optional.',
    requirements: ['config.agent-id-optional', 'agent.none-goes-to-skill'],
  },
  {
    heading: 'Add a LivePerson Agent Escalation',
    says: 'The agent id is for transfers to people only.',
    requirements: ['agent.not-for-bots'],
  },
  {
    heading: 'Add a LivePerson Agent Escalation',
    says: 'The agent id names the agent who is to get the conversation.',
    requirements: ['agent.gets-it-when-skilled-and-available'],
  },
  {
    heading: 'Add a LivePerson Agent Escalation',
    says: "Where an agent's id can be read.",
    excluded: operation,
  },
  {
    heading: 'Add a LivePerson Agent Escalation',
    says: 'The agent gets the conversation only with the skill assigned and while available.',
    requirements: [
      'agent.gets-it-when-skilled-and-available',
      'agent.unskilled-goes-to-skill',
      'agent.unavailable-goes-to-skill',
    ],
  },
  {
    heading: 'Add a LivePerson Agent Escalation',
    says: 'In all other cases the conversation goes to the skill.',
    requirements: ['agent.unskilled-goes-to-skill', 'agent.unavailable-goes-to-skill', 'agent.none-goes-to-skill'],
  },
  {
    heading: 'Add a LivePerson Agent Escalation',
    says: 'Transfer Bot Context is for manual transfers between bots only.',
    requirements: ['context.not-for-people'],
  },
  {
    heading: 'Add a LivePerson Agent Escalation',
    says: "When it is selected, the user's intent, the user's message or both are passed by themselves.",
    requirements: ['context.passes-intent', 'context.passes-message'],
  },
  {
    heading: 'Add a LivePerson Agent Escalation',
    says: 'From these the receiving bot knows which dialog to start.',
    requirements: ['context.receiver-starts-intent-dialog', 'unasked.other-dialog'],
  },
  {
    heading: 'Add a LivePerson Agent Escalation',
    says: 'The Message to User is sure to be seen before the transfer.',
    requirements: ['message.before-transfer', 'message.once', 'unasked.crossed-conversations'],
  },
  {
    heading: 'Add a LivePerson Agent Escalation',
    says: 'It is static text, a variable, or both together.',
    requirements: ['message.static-text', 'message.variable', 'message.mixed'],
  },
  {
    heading: 'Add a LivePerson Agent Escalation',
    says: "It is sent in the body of the transfer API's request.",
    requirements: ['message.in-transfer-request'],
  },
  {
    heading: 'Add a LivePerson Agent Escalation',
    says: 'A new line in it is written as an escape.',
    requirements: ['message.newline-escape'],
  },
  {
    heading: 'Add a LivePerson Agent Escalation',
    says: 'It is required.',
    requirements: ['config.message-required'],
  },
  {
    heading: 'Add a LivePerson Agent Escalation',
    says: 'Whoever wants no message enters BLANK_MESSAGE.',
    requirements: ['config.blank-satisfies-required'],
  },
  {
    heading: 'Add a LivePerson Agent Escalation',
    says: 'BLANK_MESSAGE meets the demand for a message, and sends none.',
    requirements: ['message.blank-sends-nothing', 'message.blank-keeps-value', 'message.blank-still-transfers'],
  },
  {
    heading: 'Add a LivePerson Agent Escalation',
    says: "A script can transform the raw result for the bot's dialog.",
    requirements: ['result.transform-script'],
  },
  { heading: 'Add a LivePerson Agent Escalation', says: 'More on such scripts stands elsewhere.', excluded: pointer },
  {
    heading: 'Add a LivePerson Agent Escalation',
    says: 'Custom data fields store result data as keys and values.',
    requirements: ['result.custom-data-fields'],
  },
  {
    heading: 'Add a LivePerson Agent Escalation',
    says: 'Interactions can show what the fields hold.',
    requirements: ['result.custom-data-fields'],
  },
  { heading: 'Add a LivePerson Agent Escalation', says: 'More on the fields stands elsewhere.', excluded: pointer },
  { heading: 'Add a LivePerson Agent Escalation', says: 'The settings are saved at the end.', excluded: operation },
];

const transferMessage: readonly PageStatement[] = [
  {
    heading: 'Send a transfer message',
    says: 'It is the custom to tell the user that a transfer is coming.',
    excluded: advice,
  },
  {
    heading: 'Send a transfer message',
    says: 'A text in the dialog could tell it.',
    excluded: 'An alternative that the page advises against, and of which it promises nothing.',
  },
  {
    heading: 'Send a transfer message',
    says: 'As part of the configuration the message is sure to be the last that the consumer sees before the transfer.',
    requirements: ['message.last-before-transfer', 'message.before-transfer'],
  },
  {
    heading: 'Send a transfer message',
    says: 'That is so because it travels in the body of the request to the Transfer API.',
    requirements: ['message.in-transfer-request'],
  },
  {
    heading: 'Send a transfer message',
    says: 'Its field is Message to User.',
    requirements: ['message.static-text', 'message.before-transfer'],
  },
  {
    heading: 'Send a transfer message',
    says: 'The message may be left unsaid, and the field must then hold BLANK_MESSAGE.',
    requirements: ['config.blank-satisfies-required', 'config.message-required', 'message.blank-sends-nothing'],
  },
];

const delay: readonly PageStatement[] = [
  {
    heading: 'Add a time delay to the transfer if needed',
    says: 'Where texts precede the transfer, the interaction is better given a delay that allows for each of them.',
    requirements: ['delay.texts-arrive-first'],
  },
  {
    heading: 'Add a time delay to the transfer if needed',
    says: 'The delay gives the bot time to send them before the transfer.',
    requirements: ['delay.postpones-transfer', 'delay.texts-arrive-first'],
  },
  {
    heading: 'Add a time delay to the transfer if needed',
    says: 'Two seconds are reckoned for each text: three texts make 6000 ms.',
    requirements: ['delay.texts-arrive-first', 'unasked.repeated-text'],
  },
  {
    heading: 'Add a time delay to the transfer if needed',
    says: 'The delay is set as the Interaction Delay of the Integration interaction.',
    requirements: ['delay.postpones-transfer'],
  },
];

const failures: readonly PageStatement[] = [
  {
    heading: 'Handle transfer failures',
    says: 'An error while the escalation API is called gives a failure at once.',
    requirements: ['immediate.failure-reaches-rule', 'immediate.broken-call-is-failure'],
  },
  {
    heading: 'Handle transfer failures',
    says: 'A custom rule of the interaction that asks for a failure catches it.',
    requirements: [
      'immediate.failure-reaches-rule',
      'immediate.broken-call-is-failure',
      'immediate.bot-keeps-conversation',
    ],
  },
  { heading: 'Handle transfer failures', says: 'More on such rules stands elsewhere.', excluded: pointer },
  {
    heading: 'Handle transfer failures',
    says: 'A late failure is more frequent in chat than in messaging.',
    excluded: 'How often something happens on the platform; both channels are played.',
  },
  {
    heading: 'Handle transfer failures',
    says: 'A call can succeed, and the transfer to the skill fail some time later.',
    requirements: ['deferred.sentinel-reaches-bot', 'unasked.second-transfer'],
  },
  {
    heading: 'Handle transfer failures',
    says: 'The bot is then sent a fixed message that tells it so.',
    requirements: ['deferred.sentinel-reaches-bot', 'deferred.one-sentinel-per-failure', 'deferred.sentinel-hidden'],
  },
  {
    heading: 'Handle transfer failures',
    says: 'Where no dialog catches it, it is treated like anything that a consumer says.',
    requirements: ['deferred.uncaught-goes-to-fallback'],
  },
  {
    heading: 'Handle transfer failures',
    says: 'Mostly it then goes to the Fallback dialog.',
    requirements: ['deferred.uncaught-goes-to-fallback'],
  },
  {
    heading: 'Handle transfer failures',
    says: 'A dialog that catches it can tell the consumer something fitting.',
    requirements: ['deferred.caught-dialog-answers'],
  },
  {
    heading: 'Handle transfer failures',
    says: 'After three such messages, a fourth attempt that fails ends the escalation.',
    requirements: ['cap.stops-after-fourth-failure', 'cap.no-fourth-sentinel', 'cap.per-conversation'],
  },
  {
    heading: 'Handle transfer failures',
    says: 'The consumer is then sent a default text.',
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
    requirements: ['cap.user-friendly-response-instead'],
  },
];

const troubleshooting: readonly PageStatement[] = [
  { heading: 'Troubleshooting', says: 'Help with trouble stands elsewhere.', excluded: pointer },
];

export const pageStatements: readonly PageStatement[] = [
  ...introduction,
  ...settings,
  ...transferMessage,
  ...delay,
  ...failures,
  ...troubleshooting,
];
