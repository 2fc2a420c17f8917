/** What the rules about skill ids that are no numbers ask of a trace. */
import { isKind, type Event, type Trace } from '../../../trace/trace';
import { claimedRequests, requests } from '../../../trace/pick-events';
import type { Escalation } from '../../../trace/turn';
import { escalationsOf } from '../../../trace/turns';
import { isSameCall, repeatedCallsIn } from '../../../trace/repeated-calls';
import { refusedTransfers } from '../transfer-due';

/**
 * Escalations whose skill id is set and clearly not a number, and which fail for no other reason. A setting that was left
 * out or left empty is no value that could be evaluated: the documents call it mandatory and do not say what comes of
 * it. A variable that holds nothing is one.
 */
export function notNumericAttempts(trace: Trace): Escalation[] {
  return escalationsOf(trace).filter(isNotNumeric);
}

export function isNotNumeric({ message, skill }: Escalation): boolean {
  return (
    skill.numeric === 'not-numeric' && (skill.template ?? '') !== '' && !skill.unset && message.lineBreak === 'none'
  );
}

/** Why a play shows no such escalation. */
export function noneNotNumeric(trace: Trace): string {
  const refused = trace.events.find(isKind('configuration-refused'));
  return refused
    ? `The configuration was refused with status ${refused.status}. The documents have a skill id evaluated at the attempt, so one that is no number is to be taken.`
    : 'No escalation had a skill id that is clearly not numeric in this play.';
}

/** Calls to the Transfer API in its turn that belong to no other escalation, and repeat none of theirs and none that had failed. */
export function callsWithoutReason(trace: Trace, escalation: Escalation): Event[] {
  const { turn } = escalation;
  const repeated = repeatedCallsIn(trace);
  const explained = claimedRequests(turn);
  const made = requests(turn.events).filter(
    (request) => !explained.some((each) => isSameCall(each, request)) && !repeated.has(request),
  );
  return [...made, ...refusedTransfers(escalation)];
}

/**
 * Whether another escalation may follow in the same turn. What runs after a skill id that is no number is not
 * documented: the fallback, a rule, the next action, or the rest of the dialog.
 */
export function anotherMayFollow({ interaction, turn }: Escalation): boolean {
  const named = [interaction.nextDialog, ...(interaction.rules ?? []).map((rule) => rule.dialog)];
  return turn.setup.bot.dialogs
    .filter(
      ({ interactions, name, type }) =>
        type === 'fallback' || named.includes(name) || interactions.some((each) => each === interaction),
    )
    .some(({ interactions }) =>
      interactions.some(
        (each) => (each.type === 'integration' || each.type === 'agent-transfer') && each !== interaction,
      ),
    );
}
