import { blankMessage } from '../../../trace/trace';
import type { Escalation } from '../../../trace/turn';

/** Where to look first for what came in place of a message: by what the message is made of, and what is left of it. */
export function whereChanged({ message }: Pick<Escalation, 'message'>, seen: string): string {
  if (seen === blankMessage || seen === '') {
    return 'whether the Message to User gets into the field "message" of the transfer request';
  }
  if (message.names.length > 0) {
    return 'whether every variable in the Message to User is replaced, once, by its present value, and the text around it is kept';
  }
  if (/\\n/.test(message.template ?? '') && message.value.split('\n').every((part) => seen.includes(part))) {
    return 'what becomes of the escaped new line in the Message to User';
  }
  return 'what changes the Message to User on its way from the configuration into the transfer request';
}
