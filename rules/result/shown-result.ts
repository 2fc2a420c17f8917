/** What the rules about result data ask of a trace: texts of the dialog after a success that show the response. */
import { isKind, type Event, type Trace } from '../../trace/trace';
import { escalationsOf, readings, type Escalation } from '../../trace/turns';
import type { TransferAccepted } from '../../protocol/types';
import { quote } from '../../trace/tell';
import { fail, pass, type Finding } from '../rule';
import { textDueAfterMs, watchedTooShort } from '../transfer-due';

/** An escalation whose success dialog shows something of the response by `placeholder`. */
export interface Showing {
  readonly escalation: Escalation;
  readonly transferId: string;
  /** All that the platform answered. */
  readonly response: unknown;
  /** The texts of the success dialog that hold a placeholder. */
  readonly templates: readonly string[];
}

/** Accepted escalations by integration whose success dialog has a text that `shows` accepts. */
export function showingsOf(trace: Trace, shows: (template: string, escalation: Escalation) => boolean): Showing[] {
  return escalationsOf(trace).flatMap((escalation) => {
    const { answer, integration } = escalation;
    if (answer?.answer !== 'accepted' || integration?.responseDataVariableName === undefined) return [];
    const templates = templatesAfterSuccess(escalation).filter((template) => shows(template, escalation));
    const { transferId } = (answer.raw ?? {}) as Partial<TransferAccepted>;
    return templates.length > 0 && transferId ? [{ escalation, transferId, response: answer.raw, templates }] : [];
  });
}

/** The texts, as configured, of the dialog that the rule for success names. */
function templatesAfterSuccess({ interaction, turn }: Escalation): readonly string[] {
  const name = interaction.rules?.find((rule) => rule.result === 'success')?.dialog;
  const dialog = turn.setup.bot.dialogs.find((each) => each.name === name);
  return dialog?.interactions.flatMap((each) => (each.type === 'text' ? [each.text] : [])) ?? [];
}

/** Whether the consumer read one text that holds all of `wanted`, something only the platform's answer could give. */
export function showsToConsumer(
  { escalation, templates }: Showing,
  wanted: readonly [string, ...string[]],
  what: string,
): Finding {
  const { request, turn } = escalation;
  const read = readings(turn.events);
  const right = read.find((reading) => wanted.every((each) => reading.text.includes(each)));
  if (right) return pass(`The consumer read ${what}.`, request, right);
  return (
    watchedTooShort(turn, textDueAfterMs(escalation)) ??
    fail(
      `The dialog after the transfer is to say ${quote(templates[0] ?? '')}, and the consumer did not read ${what}.`,
      `a text that holds ${wanted.map((each) => quote(each)).join(' and ')}`,
      request,
      ...turn.events.filter(isKind('transfer-answered')),
      ...read.filter((reading): reading is Event<'consumer-read'> => reading.via === 'message'),
    )
  );
}
