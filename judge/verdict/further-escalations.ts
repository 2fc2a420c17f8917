/** What a bot does the first time and not the second, by what is alike in both: what sets a play apart may be that it comes again. */
import type { JudgedFinding } from '../../results/judged-finding';
import { blankMessage, type Trace } from '../../trace/trace';
import type { Escalation } from '../../trace/turn';
import { attemptedEscalationsOf } from '../../trace/turns';
import type { Feature } from './features-of-play';

/** In what one escalation may be like another, as words that go on after "a further transfer". */
const likenesses: readonly (readonly [like: string, holds: (escalation: Escalation) => boolean])[] = [
  ['with a skill id that is not numeric', ({ skill }) => skill.numeric === 'not-numeric'],
  ['with BLANK_MESSAGE', ({ message }) => message.template === blankMessage],
  ['that names an agent', ({ agentId }) => agentId !== undefined],
  ['with Transfer Bot Context', ({ transferBotContext }) => transferBotContext],
  ['after an Interaction Delay', ({ delayMs }) => delayMs > 0],
];

/**
 * Of a failing finding, what the escalation that it goes back to has in common with one before it in its conversation; of any other,
 * what any two of a conversation have in common.
 */
export function furtherIn(trace: Trace, failing: Pick<JudgedFinding, 'evidence'> | undefined): readonly Feature[] {
  const all = attemptedEscalationsOf(trace);
  return likenesses.flatMap(([like, holds]) => {
    const alike = all.filter(holds);
    const isFurther = alike.some(
      ({ turn }, place) =>
        (failing === undefined || turn.stimulus.n === failing.evidence[0]) &&
        alike.slice(0, place).some((before) => before.turn.conversation === turn.conversation),
    );
    return isFurther ? [`at a further transfer ${like} in one conversation`] : [];
  });
}
