/** Which dialogs may run after which, by the rules and next actions of their escalations, whatever result those have. */
import type { Dialog } from '../protocol/types';
import type { Escalation } from './turn';

/** These dialogs and those that they lead to. */
export function following(dialogs: readonly Dialog[], from: readonly Dialog[]): ReadonlySet<Dialog> {
  const found = new Set(from);
  for (const dialog of found) {
    for (const interaction of escalatingIn(dialog)) ledToBy(dialogs, interaction).forEach((each) => found.add(each));
  }
  return found;
}

/** The dialogs to which an escalation leads itself. */
export function ledToBy(
  dialogs: readonly Dialog[],
  { nextDialog, rules = [] }: Escalation['interaction'],
): readonly Dialog[] {
  const named = [nextDialog, ...rules.map((rule) => rule.dialog)];
  return dialogs.filter(({ name }) => named.includes(name));
}

/** The interactions of a dialog that escalate. */
export function escalatingIn({ interactions }: Dialog): readonly Escalation['interaction'][] {
  return interactions.filter((each) => each.type === 'integration' || each.type === 'agent-transfer');
}
