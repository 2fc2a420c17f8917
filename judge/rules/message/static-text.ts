import type { Escalation } from '../../../trace/turn';
import { escalationsOf } from '../../../trace/turns';
import { onEvery, type Rule } from '../rule';
import { hasMessage } from './hand-over-of';
import { readsMessage } from './reads-message';

export const staticText: Rule = {
  id: 'message.static-text',
  lookAt: 'encodings, escaping and trimming on the way from the configuration to the transfer request',
  judge: (trace) =>
    onEvery(
      escalationsOf(trace).filter((each) => hasMessage(each) && isStatic(each)),
      readsMessage,
      'No escalation with a static message was attempted in this play.',
    ),
};

/** A backslash may stand for an escape; which ones there are beside the new line is not documented. */
function isStatic({ message }: Escalation): boolean {
  return message.names.length === 0 && message.template === message.value && !message.value.includes('\\');
}
