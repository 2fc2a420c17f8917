/** The documents behind the rows. All are pages of LivePerson's developer center. */
const developers = 'https://developers.liveperson.com/';

export const sources = {
  escalation: {
    title: 'LivePerson Agent Escalation integrations',
    url: `${developers}conversation-builder-integrations-liveperson-agent-escalation-integrations.html`,
  },
  interactions: {
    title: 'Integration interactions',
    url: `${developers}conversation-builder-interactions-integrations.html`,
  },
  connector: {
    title: 'Deploying to Conversational Cloud',
    url: `${developers}conversation-builder-testing-deployment-deploying-to-conversational-cloud.html`,
  },
  bots: { title: 'Bot basics', url: `${developers}conversation-builder-bots-bot-basics.html` },
  botToBot: { title: 'Bot-to-bot transfers', url: `${developers}conversation-builder-bots-bot-to-bot-transfers.html` },
  integrations: {
    title: 'Integration basics',
    url: `${developers}conversation-builder-integrations-integration-basics.html`,
  },
  troubleshooting: {
    title: 'Troubleshooting integrations',
    url: `${developers}conversation-builder-integrations-troubleshooting.html`,
  },
  nextAction: {
    title: 'Next Action',
    url: `${developers}conversation-builder-interactions-configuration-next-action.html`,
  },
  context: {
    title: 'Get and set contextual data',
    url: `${developers}conversation-builder-scripting-functions-get-set-contextual-data.html`,
  },
  samples: {
    title: 'Conversation Builder samples (exported bot)',
    url: 'https://github.com/LivePersonInc/ConversationBuilder-Samples',
  },
} as const;

export type SourceKey = keyof typeof sources;
