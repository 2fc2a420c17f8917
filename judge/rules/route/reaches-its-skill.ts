import type { Escalation } from '../../../trace/turn';
import { quote } from '../../../trace/render-event';
import { fail, pass } from '../rule';
import type { Finding } from '../../../results/finding';
import { noRequest } from '../no-request';
import { transferIsDue } from '../transfer-due';

/** Whether an escalation is due that neither BLANK_MESSAGE nor a variable complicates: those have rules of their own. */
export function isPlain(escalation: Escalation): boolean {
  return transferIsDue(escalation) && !escalation.message.blank && !escalation.skill.byVariable;
}

/** Whether the transfer that an escalation has to request was requested, for the configured skill. */
export function reachesItsSkill(escalation: Escalation): Finding {
  const { request, skill, turn } = escalation;
  if (!request) return noRequest(escalation);
  if (request.skillId !== skill.value) {
    return fail(
      `The transfer asks for skill ${quote(request.skillId)}; configured is ${quote(skill.value)}.`,
      `a transfer request to skill ${skill.value}`,
      turn.stimulus,
      request,
    );
  }
  return pass(`The transfer to skill ${quote(skill.value)} was requested.`, turn.stimulus, request);
}
