/** The documents behind the rows, with the headings that matter here. Nearly all are pages of LivePerson's developer center. */
const developers = 'https://developers.liveperson.com/';

export const sources = {
  escalation: {
    title: 'LivePerson Agent Escalation integrations',
    url: `${developers}conversation-builder-integrations-liveperson-agent-escalation-integrations.html`,
    headings: [
      'Introduction',
      'Add a LivePerson Agent Escalation',
      'Send a transfer message',
      'Add a time delay to the transfer if needed',
      'Handle transfer failures',
      'Troubleshooting',
    ],
  },
  interactions: {
    title: 'Integration interactions',
    url: `${developers}conversation-builder-interactions-integrations.html`,
    headings: [
      'Add an Agent Transfer interaction',
      'Add a time delay to the transfer if needed',
      'Integration interactions',
    ],
  },
  connector: {
    title: 'Deploying to Conversational Cloud',
    url: `${developers}conversation-builder-testing-deployment-deploying-to-conversational-cloud.html`,
    headings: ['Custom configuration fields'],
  },
  bots: {
    title: 'Bot basics',
    url: `${developers}conversation-builder-bots-bot-basics.html`,
    headings: ['Configure bot settings'],
  },
  botToBot: {
    title: 'Bot-to-bot transfers',
    url: `${developers}conversation-builder-bots-bot-to-bot-transfers.html`,
    headings: ['Making manual transfers seamless'],
  },
  integrations: {
    title: 'Integration basics',
    url: `${developers}conversation-builder-integrations-integration-basics.html`,
    headings: ['Transform an API result', 'Process API results with custom data fields'],
  },
  troubleshooting: {
    title: 'Troubleshooting integrations',
    url: `${developers}conversation-builder-integrations-troubleshooting.html`,
    headings: ['New lines stored in variables', 'The Agent Skill ID is incorrect'],
  },
  nextAction: {
    title: 'Next Action',
    url: `${developers}conversation-builder-interactions-configuration-next-action.html`,
    headings: ['Next Action'],
  },
  context: {
    title: 'Get and set contextual data',
    url: `${developers}conversation-builder-scripting-functions-get-set-contextual-data.html`,
    headings: ['Get and set bot variable'],
  },
  samples: {
    title: 'Conversation Builder samples (exported bot)',
    url: 'https://github.com/LivePersonInc/ConversationBuilder-Samples',
    headings: ['Exported bot'],
  },
} as const;

export type SourceKey = keyof typeof sources;

/** A heading of one of these documents. */
export type Heading<K extends SourceKey = SourceKey> = (typeof sources)[K]['headings'][number];
