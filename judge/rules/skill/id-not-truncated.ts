import type { Escalation } from '../../../trace/turn';
import { escalationsOf } from '../../../trace/turns';
import { quote } from '../../../trace/render-event';
import { fail, inconclusive, onEvery, pass, type Rule } from '../rule';
import type { Finding } from '../../../results/finding';
import { transferIsDue } from '../transfer-due';

/** The largest number that fits into 32 bits with a sign. */
const largest32Bits = 2_147_483_647n;

export const idNotTruncated: Rule = {
  id: 'skill.id-not-truncated',
  lookAt: 'whether the skill id becomes a number on its way; it is safest to keep it as text',
  judge: (trace) =>
    onEvery(
      escalationsOf(trace).filter((each) => transferIsDue(each) && BigInt(each.skill.value) > largest32Bits),
      judgeEscalation,
      'No skill id beyond 32 bits was used in this play.',
    ),
};

function judgeEscalation({ request, skill, turn }: Escalation): Finding {
  if (!request) return inconclusive('No transfer was requested.', turn.stimulus);
  return request.skillId === skill.value
    ? pass(`The id ${quote(skill.value)} arrived unchanged.`, request)
    : fail(
        `The id ${quote(skill.value)} arrived as ${quote(request.skillId)}.`,
        `agentSkillId ${quote(skill.value)}`,
        turn.stimulus,
        request,
      );
}
