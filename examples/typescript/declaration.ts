import { fallbackMessage } from './bot';

/** What this bot is, and what can be judged of it. */
export const declaration = {
  protocol: 'escalation-conformance/1',
  implementation: { name: 'typescript starter', version: '1.0.0' },
  channels: ['messaging', 'chat'],
  clock: 'virtual',
  capabilities: ['bot-outage', 'agent-id', 'bot-to-bot', 'receiver'],
  fallbackMessage,
} as const;
