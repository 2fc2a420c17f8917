import { fallbackMessage } from './bot';

/** What your bot is. Begin with the least: one channel, real time, no capability. */
export const declaration = {
  protocol: 'escalation-conformance/1',
  implementation: { name: 'my bot', version: '0.0.1' },
  channels: ['messaging'],
  clock: 'real',
  capabilities: [],
  fallbackMessage,
} as const;
