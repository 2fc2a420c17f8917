/** A bot that is handed a conversation with a context, and has a dialog for its intent and another for its message. */
import type { Dialog, HandedOver } from '../../protocol/types';
import { offered } from './event-bodies';
import type { FindingInTests, Judge } from './expect-finding';
import { traceOf, type Happened } from './trace-builder';

export const byWords: Dialog = {
  name: 'by words',
  type: 'dialog',
  patterns: ['my bill'],
  interactions: [{ type: 'text', text: 'You said so' }],
};

export const byIntent: Dialog = {
  name: 'by intent',
  type: 'dialog',
  patterns: ['-'],
  intentId: 'billing',
  interactions: [{ type: 'text', text: 'You meant that' }],
};

/** This context is handed over, and what is given happens. */
export function judgedReceiving(judge: Judge) {
  return (handedOver: HandedOver, eventBodies: readonly Happened[], dialogs = [byWords, byIntent]): FindingInTests =>
    judge(traceOf({ dialogs, handedOver }, [offered, ...eventBodies]));
}
