/** What the rules about Transfer Bot Context ask of a trace. */
import type { Trace } from '../../trace/trace';
import { escalationsOf, type Escalation } from '../../trace/turns';
import { holderOf } from '../route/to-agent-or-bot';
import { transferIsDue } from '../transfer-due';

/** Escalations to a skill held so, with the setting on or off, that the consumer's own words led to. */
export function escalationsTo(trace: Trace, heldBy: 'agents' | 'bot', enabled: boolean): Escalation[] {
  return escalationsOf(trace).filter(
    (each) =>
      transferIsDue(each) &&
      holderOf(each) === heldBy &&
      each.transferBotContext === enabled &&
      each.turn.stimulus.kind === 'consumer-said',
  );
}
