import { isKind, sentinel } from '../../trace/trace';
import { eventsOf } from '../../trace/pick-events';
import { escalationsOf } from '../../trace/turns';
import type { Observation } from './observation';

export const messageAfterFailure: Observation = {
  id: 'context.message-after-failure',
  section: 'Transfer Bot Context',
  question: 'Which message is passed to another bot where a failed transfer led there?',
  whyOpen:
    'The documents have the message of the user passed on, and a failed transfer told to the bot like any other message of the consumer.',
  look: (trace) =>
    escalationsOf(trace)
      .filter(({ transferBotContext, turn }) => transferBotContext && turn.stimulus.kind === 'transfer-failed')
      .flatMap(({ request, turn }) => {
        if (!request) return [];
        const said = eventsOf(trace, turn.conversation)
          .filter(isKind('consumer-said'))
          .findLast((event) => event.n < request.n);
        return [
          {
            about: 'a transfer with Transfer Bot Context after one that failed',
            seen: seenIn(request.context?.userMessage, said?.text),
            evidence: [turn.stimulus.n, ...(said ? [said.n] : []), request.n].sort((a, b) => a - b),
          },
        ];
      }),
};

function seenIn(passed: string | undefined, said: string | undefined): string {
  if (passed === undefined) return 'no message is passed';
  if (passed === sentinel) return 'the text that tells of the failure is passed';
  return passed === said ? 'what the consumer wrote last is passed' : 'another text is passed';
}
