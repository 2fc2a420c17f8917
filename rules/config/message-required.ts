import { eventsOf, escalationsOf } from '../../trace/turns';
import { isKind, type Setup, type Trace } from '../../trace/trace';
import { fail, inconclusive, onEvery, pass, type Finding, type Rule } from '../rule';
import { noTwin, numericTwin } from '../transfer-due';

export const messageRequired: Rule = {
  id: 'config.message-required',
  lookAt: 'whether a text is made up for an escalation that was configured without a Message to User',
  judge: (trace) =>
    onEvery(
      Object.entries(trace.conversations).filter(([, setup]) => lacksMessage(setup)),
      ([conversation]) => judgeConversation(trace, conversation),
      'No escalation was configured without a message in this play.',
    ),
};

function lacksMessage(setup: Setup): boolean {
  return setup.integrations.some((integration) => (integration.messageToUser ?? '') === '');
}

function judgeConversation(trace: Trace, conversation: string): Finding {
  const events = eventsOf(trace, conversation);
  const transferred = events.find(isKind('handed-over'));
  if (transferred) {
    const request = events.find(isKind('transfer-requested'));
    return fail(
      'An escalation without a Message to User was accepted at configuration and transferred the conversation.',
      'a refusal at configuration, or no transfer',
      request,
      transferred,
    );
  }
  if (!numericTwin(trace)) return noTwin();
  const refusal = events.find(isKind('configuration-refused'));
  if (refusal)
    return pass('The configuration without a message was refused; the one with a message transferred.', refusal);
  const attempted = escalationsOf(trace).some(
    (each) => each.turn.conversation === conversation && each.message.missing,
  );
  return attempted
    ? pass('The escalation without a message never transferred; the one with a message did.', ...events)
    : inconclusive('The escalation without a message was accepted at configuration and not attempted in this play.');
}
