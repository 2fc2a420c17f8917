/** What the rules about Transfer Bot Context ask of a trace. */
import type { Trace } from '../../trace/trace';
import { escalationsOf, type Escalation } from '../../trace/turns';
import { holderOf } from '../route/to-agent-or-bot';
import { inconclusive, type Finding } from '../rule';
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

/** The positive twin: an escalation to a bot in the same play, with the setting on, whose request passes the right intent or message. */
export function contextTwin(trace: Trace): Escalation | undefined {
  return escalationsTo(trace, 'bot', true).find(({ request, turn }) => {
    const { intentId, userMessage } = request?.context ?? {};
    return (
      (intentId !== undefined && intentId === turn.dialog?.intentId) ||
      (userMessage !== undefined && userMessage === turn.heard)
    );
  });
}

/** A pass stands only beside a positive twin: whoever never passes any context would earn it, too. */
export function besideContextTwin(finding: Finding, trace: Trace): Finding {
  if (finding.verdict !== 'pass' || contextTwin(trace)) return finding;
  return inconclusive(
    'In this play no transfer to a bot passed intent or message, so that none did here shows nothing.',
  );
}
