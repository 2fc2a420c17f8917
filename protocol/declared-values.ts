/** What an implementation may declare: apart from the schemas, since the command's words need these alone, and at once. */
export const channels = ['messaging', 'chat'] as const;
export const clocks = ['virtual', 'configurable', 'real'] as const;
export const capabilities = ['bot-outage', 'agent-id', 'bot-to-bot', 'receiver', 'result-data'] as const;
