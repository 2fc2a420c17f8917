/** Reads a trace written by hand as turns, with the dialogs that the tests of such reading are mostly made of. */
import type { Dialog, Interaction } from '../../protocol/types';
import type { Turn } from '../../trace/turn';
import { turnsOf } from '../../trace/turns';
import { traceOf, type Happened, type TraceOverrides } from './trace-builder';

export const escalate = { type: 'integration', integration: 'escalation' } as const satisfies Interaction;

export function dialog(name: string, pattern: string, ...interactions: Interaction[]): Dialog {
  return { name, type: 'dialog', patterns: [pattern], interactions };
}

export function turns(overrides: TraceOverrides, ...eventBodies: Happened[]): readonly Turn[] {
  return turnsOf(traceOf(overrides, eventBodies));
}

/** The only turn. */
export function only(overrides: TraceOverrides, ...eventBodies: Happened[]): Turn {
  const [turn, ...more] = turns(overrides, ...eventBodies);
  if (!turn || more.length > 0) throw new Error('The trace does not hold exactly one turn.');
  return turn;
}

/** The plan in words: texts as they are, escalations as their skill id. */
export function planOf(turn: Turn): string[] {
  return turn.planned.map((each) => (each.kind === 'text' ? each.text : `to ${each.skill.value}`));
}
