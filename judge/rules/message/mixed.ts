import type { Escalation } from '../../../trace/turn';
import { onEvery, type Rule } from '../rule';
import { pastTheirDelay } from '../past-their-delay';
import { hasMessage } from './hand-over-of';
import { readsMessageOfEither } from './reads-message-of-either';

export const mixed: Rule = {
  id: 'message.mixed',
  lookAt: 'whether every variable in the Message to User is replaced and the text around it is kept',
  judge: (trace) =>
    onEvery(
      pastTheirDelay(trace, readsMessageOfEither).filter((each) => hasMessage(each) && isMixed(each)),
      readsMessageOfEither,
      'No escalation had text and variables in its message in this play.',
    ),
};

function isMixed({ message }: Escalation): boolean {
  const around = (message.template ?? '').replace(/\{\$botContext\.[\w-]+\}/g, '');
  return message.names.length > 0 && around.trim() !== '';
}
