import type { ChangedWhileWaiting } from '../../../trace/changed-while-waiting';
import { quote } from '../../../trace/render-event';
import type { Escalation } from '../../../trace/turn';
import type { Finding } from '../../../results/finding';
import { inconclusive } from '../rule';
import { readsMessage } from './reads-message';

/**
 * Whether the consumer read the message as it is to be. The documents say when a skill id is evaluated, and not when the variables
 * of a message are: where one changed during the Interaction Delay, the message of before is as right as that of after it.
 */
export function readsMessageOfEither(escalation: Escalation | ChangedWhileWaiting): Finding {
  const found = readsMessage(escalation);
  if (found.verdict !== 'fail' || !('before' in escalation)) return found;
  const { before, message, shownBy, turn } = escalation;
  if (before.message.value === message.value) return found;
  if (!before.message.settled)
    return inconclusive('What the message was when its delay began is not documented.', turn.stimulus);
  const foundOfBefore = readsMessage({ ...escalation, message: before.message });
  if (foundOfBefore.verdict === 'pass') return foundOfBefore;
  return {
    ...found,
    expected: `${quote(message.value)} to the consumer, or ${quote(before.message.value)}, as the variables were when the delay began`,
    evidence: [...new Set([...found.evidence, ...shownBy.map(({ n }) => n)])].sort((a, b) => a - b),
  };
}
