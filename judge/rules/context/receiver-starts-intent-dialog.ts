import { onEvery, type Rule } from '../rule';
import { receivingTurns, speaksFirst, startsItsDialog } from './receiving-turns';

export const receiverStartsIntentDialog: Rule = {
  id: 'context.receiver-starts-intent-dialog',
  lookAt: 'what a bot does with the context that it is handed when a conversation starts',
  judge: (trace) =>
    onEvery(
      receivingTurns(trace).filter(speaksFirst),
      startsItsDialog,
      'No bot was handed a context that fits one of its dialogs in this play.',
    ),
};
