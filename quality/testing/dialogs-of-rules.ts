/** Dialogs of a bot whose escalation leads to one text after a success and to another after a failure. */
import type { Dialog, Interaction } from '../../protocol/types';
import { catchingDialog, escalatingDialog } from './failing-bot';

export const textsOfRules = { success: 'All is well', failure: 'No luck' } as const;

/** The dialog that catches failures, made one that says a text and that only a rule leads to. */
function saying(name: string, text: string): Dialog {
  return { ...catchingDialog({ type: 'text', text }), name, patterns: [`pattern of ${name}`] };
}

const escalate: Interaction = {
  type: 'integration',
  integration: 'escalation',
  rules: [
    { result: 'success', dialog: 'well' },
    { result: 'failure', dialog: 'wrong' },
  ],
};

export const dialogsOfRules: readonly Dialog[] = [
  { ...escalatingDialog, interactions: [escalate] },
  saying('well', textsOfRules.success),
  saying('wrong', textsOfRules.failure),
];
