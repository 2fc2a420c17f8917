import { eventsOf } from '../../../trace/pick-events';
import { escalationsOf } from '../../../trace/turns';
import { isKind, type Setup, type Trace } from '../../../trace/trace';
import { fail, inconclusive, onEvery, pass, type Rule } from '../rule';
import type { Finding } from '../../../results/finding';
import { handOverOf } from '../message/hand-over-of';
import { noTwin, numericTwin, underWayAfterMs, watchedTooShort } from '../transfer-due';

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
  const attempts = escalationsOf(trace).filter(
    (each) => each.turn.conversation === conversation && each.route === 'integration' && each.message.missing,
  );
  const transferred = attempts.find(handOverOf);
  if (transferred) {
    return fail(
      'An escalation without a Message to User was accepted at configuration and transferred the conversation.',
      'a refusal at configuration, or no transfer',
      transferred.request,
      handOverOf(transferred),
    );
  }
  if (!numericTwin(trace)) return noTwin();
  const refusal = eventsOf(trace, conversation).find(isKind('configuration-refused'));
  if (refusal)
    return pass('The configuration without a message was refused; the one with a message transferred.', refusal);
  const [attempt] = attempts;
  if (!attempt) {
    return inconclusive(
      'The escalation without a message was accepted at configuration and not attempted in this play.',
    );
  }
  return (
    watchedTooShort(attempt.turn, underWayAfterMs(attempt)) ??
    pass('The escalation without a message did not transfer; the one with a message did.', ...attempt.turn.events)
  );
}
