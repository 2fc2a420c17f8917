/** Which rule of an escalation is seen to run by its words, from a moment on. */
import { readings } from '../../trace/pick-events';
import type { Event } from '../../trace/trace';
import type { Escalation } from '../../trace/turn';

export interface RuleSeen {
  readonly result: 'success' | 'failure';
  readonly read: Event<'consumer-read'>;
}

export function ruleSeenAfter(asked: Event, escalation: Escalation): RuleSeen | undefined {
  for (const result of ['failure', 'success'] as const) {
    const texts = textsOfRule(escalation, result);
    const read = readings(escalation.turn.events).find(({ n, text }) => n > asked.n && texts.includes(text));
    if (read) return { result, read };
  }
  return undefined;
}

function textsOfRule({ interaction, turn }: Escalation, result: 'success' | 'failure'): string[] {
  const name = interaction.rules?.find((rule) => rule.result === result)?.dialog;
  const dialog = turn.setup.bot.dialogs.find((each) => each.name === name);
  return dialog?.interactions.flatMap((each) => (each.type === 'text' ? [each.text] : [])) ?? [];
}
