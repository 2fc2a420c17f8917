/** What the rules about Transfer Bot Context ask of a trace. */
import type { Event, Trace } from '../../../trace/trace';
import type { Escalation } from '../../../trace/turn';
import { escalationsOf } from '../../../trace/turns';
import { holderOf } from '../route/to-agent-or-bot';
import { inconclusive } from '../rule';
import type { Finding } from '../../../results/finding';
import { transferIsDue } from '../transfer-due';
import { receivingTurns } from './receiving-turns';

/**
 * Escalations to a skill held so, with the setting on or off, that the consumer's own words led to, or a context that was handed
 * over and fits: there the intent and the words are those that were handed over. An intent alone does not count: a bot may pass
 * messages only, and has none.
 */
export function escalationsTo(trace: Trace, heldBy: 'agents' | 'bot', enabled: boolean): Escalation[] {
  const receiving = receivingTurns(trace);
  return escalationsOf(trace).filter(
    (each) =>
      transferIsDue(each) &&
      holderOf(each) === heldBy &&
      each.transferBotContext === enabled &&
      (each.turn.stimulus.kind === 'consumer-said' ||
        (each.turn.caughtBy === 'pattern' &&
          receiving.includes(each.turn) &&
          each.turn.setup.handedOver?.userMessage !== undefined)),
  );
}

/** What a request passes; a field that is empty passes nothing. */
export function passedIn({ context = {} }: Event<'transfer-requested'>): NonNullable<typeof context> {
  const { intentId = '', userMessage = '' } = context;
  return { ...(intentId === '' ? {} : { intentId }), ...(userMessage === '' ? {} : { userMessage }) };
}

export interface RightContext {
  /** Undefined where there is none, or the documents do not say which it is. */
  readonly intentId: string | undefined;
  readonly userMessage: string | undefined;
  /** Every intent that may be meant: which one it is where one dialog led to another the documents do not say. */
  readonly intents: readonly string[];
}

/** What Transfer Bot Context is to pass at this escalation. */
export function rightContext({ interaction, turn }: Escalation): RightContext {
  const { caughtBy, dialog, heard, setup, stimulus } = turn;
  const holding = setup.bot.dialogs.filter(({ interactions }) => interactions.includes(interaction));
  const intents = [dialog, ...holding].flatMap((each) => each?.intentId ?? []);
  // A dialog that another one led to, or the fallback, stands for no intent of the consumer's.
  const isKnown = caughtBy === 'pattern' && dialog !== undefined && dialog.interactions.includes(interaction);
  return {
    intentId: isKnown ? dialog.intentId : undefined,
    userMessage: stimulus.kind === 'configuration-offered' ? setup.handedOver?.userMessage : heard,
    intents,
  };
}

/** The positive control: an escalation to a bot in the same play, with the setting on, whose request passes the right intent or message. */
export function contextTwin(trace: Trace): Escalation | undefined {
  return escalationsTo(trace, 'bot', true).find((each) => {
    const { intentId, userMessage } = each.request ? passedIn(each.request) : {};
    return (
      (intentId !== undefined && intentId === each.turn.dialog?.intentId) ||
      (userMessage !== undefined && userMessage === rightContext(each).userMessage)
    );
  });
}

/** Without a positive control, a bot that never passes any context would pass. */
export function besideContextTwin(finding: Finding, trace: Trace): Finding {
  if (finding.verdict !== 'pass' || contextTwin(trace)) return finding;
  return inconclusive(
    'In this play no transfer to a bot passed intent or message, so that none did here shows nothing.',
  );
}
