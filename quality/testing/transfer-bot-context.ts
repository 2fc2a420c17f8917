/** A bot that escalates by an integration with Transfer Bot Context, on or off: where tests of the rules about context start. */
import type { HandedOver, Interaction } from '../../protocol/types';
import { offered, said } from './event-bodies';
import type { FindingInTests, Judge } from './expect-finding';
import { askForAgent, someMessage, someSkillId, traceOf, type Happened, type SetupOverrides } from './trace-builder';

export interface ContextSetup {
  readonly heldBy: 'agents' | 'bot';
  /** Whether Transfer Bot Context is on. */
  readonly on: boolean;
  /** Empty for a dialog without one. */
  readonly intentId: string;
  /** A failed transfer leads to a second dialog, which has no intent and escalates again. */
  readonly chained: boolean;
}

/** Everything but who holds the skill is as it is wherever context has to be passed. */
export function contextSetup({
  heldBy = 'bot',
  on = true,
  intentId = 'billing',
  chained = false,
}: Partial<ContextSetup> = {}) {
  const escalate: Interaction = { type: 'integration', integration: 'escalation' };
  const ask = { name: 'ask', type: 'dialog' as const, patterns: [askForAgent], interactions: [escalate] };
  const dialogs = chained
    ? [
        { ...ask, intentId, interactions: [{ ...escalate, rules: [{ result: 'failure' as const, dialog: 'again' }] }] },
        { ...ask, name: 'again', patterns: ['-'] },
      ]
    : [intentId === '' ? ask : { ...ask, intentId }];
  const platform = { skills: [{ id: someSkillId, name: 'Service', heldBy }] };
  return { dialogs, platform, integration: { transferBotContext: on } } satisfies SetupOverrides;
}

export interface PassedContext {
  readonly intentId?: string;
  readonly userMessage?: string;
}

/** The bot asks for a transfer and passes this context. */
export function passing(context: PassedContext, attempt = 1): Happened {
  return { kind: 'transfer-requested', attempt, skillId: someSkillId, message: someMessage, context };
}

/** The consumer asks for an agent, and what is given happens. */
export function judgedAsked(judge: Judge) {
  return (eventBodies: readonly Happened[], setup: Partial<ContextSetup> = {}): FindingInTests =>
    judge(traceOf(contextSetup(setup), [offered, said(), ...eventBodies]));
}

/** The bot is handed a context, and escalates in its dialog before the consumer has said anything. */
export function judgedHanded(judge: Judge, setup: Partial<ContextSetup>) {
  return (handedOver: HandedOver, context: PassedContext): FindingInTests =>
    judge(traceOf({ ...contextSetup(setup), handedOver }, [offered, passing(context)]));
}
