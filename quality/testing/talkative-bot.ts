/** A bot with dialogs that do not escalate beside one that does: where tests of what nothing asks for start. */
import type { Dialog } from '../../protocol/types';
import { sentinel } from '../../trace/trace';
import { askForAgent } from './trace-builder';

export const askForHours = 'when are you open';
export const someHours = 'From nine to five';
export const someApology = 'Nobody was there';
export const someHint = 'I look for somebody';

export const talkativeDialogs: readonly Dialog[] = [
  { name: 'hours', type: 'dialog', patterns: [askForHours], interactions: [{ type: 'text', text: someHours }] },
  {
    name: 'escalate',
    type: 'dialog',
    patterns: [askForAgent],
    interactions: [
      { type: 'text', text: someHint },
      { type: 'integration', integration: 'escalation' },
    ],
  },
  { name: 'caught', type: 'dialog', patterns: [sentinel], interactions: [{ type: 'text', text: someApology }] },
];
