import { onEvery, type Rule } from '../rule';
import { pastTheirDelay } from '../past-their-delay';
import { hasMessage } from './hand-over-of';
import { readsMessageOfEither } from './reads-message-of-either';

export const variable: Rule = {
  id: 'message.variable',
  lookAt: 'whether variables in the Message to User are replaced, once, by their present values',
  judge: (trace) =>
    onEvery(
      pastTheirDelay(trace, readsMessageOfEither).filter(
        (each) =>
          hasMessage(each) &&
          /^\{\$botContext\.[\w-]+\}$/.test(each.message.template ?? '') &&
          each.message.names.length === 1,
      ),
      readsMessageOfEither,
      'No escalation had a variable alone as its message in this play.',
    ),
};
