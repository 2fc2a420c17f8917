/**
 * What the rules about result data ask of a trace: texts that show the response of an accepted transfer, and what the
 * consumer read of them. Words of the bot's that follow the acceptance may reach nobody, since the conversation is no
 * longer the bot's; those of the dialog that hears of a failure later reach the consumer.
 */
import { isKind, type Event, type Trace } from '../../../trace/trace';
import { escalationsOf, readings, turnsOf, type Escalation, type PlannedText, type Turn } from '../../../trace/turns';
import { textPaceMs } from '../../../trace/pace';
import type { TransferAccepted } from '../../../protocol/types';
import { quote } from '../../../trace/tell';
import { toldFailures } from '../deferred/failed-turns';
import { fail, inconclusive, onEvery, pass } from '../rule';
import type { Finding } from '../../../results/finding';
import { textDueAfterMs, watchedTooShort } from '../transfer-due';

/** An accepted escalation by integration, and the texts that show something of its response. */
export interface Showing {
  readonly escalation: Escalation;
  readonly transferId: string;
  /** All that the platform answered. */
  readonly response: unknown;
  /** Texts, as configured, of the dialog that the rule for success names. */
  readonly atOnce: readonly string[];
  /** The same in the turn in which the bot hears that this transfer has failed, before anything else is attempted. */
  readonly later?: { readonly turn: Turn; readonly texts: readonly Shown[] };
}

/** A text of a turn, and which of its texts it is. */
interface Shown {
  readonly template: string;
  readonly place: number;
}

/** What is to be read, something that only the platform's answer could give; undefined where a text says none of it. */
export type Wanted = (template: string) => readonly [string, ...string[]] | undefined;

/** Accepted escalations by integration with a text that `shows` accepts. */
export function showingsOf(trace: Trace, shows: (template: string, escalation: Escalation) => boolean): Showing[] {
  const failures = toldFailures(trace);
  return escalationsOf(trace).flatMap((escalation) => {
    const { answer, integration } = escalation;
    if (answer?.answer !== 'accepted' || integration?.responseDataVariableName === undefined) return [];
    const { transferId } = (answer.raw ?? {}) as Partial<TransferAccepted>;
    if (!transferId) return [];
    const atOnce = templatesAfterSuccess(escalation).filter((template) => shows(template, escalation));
    const turn = failureNext(trace, escalation, failures);
    const texts = turn ? openingOf(turn).filter(({ template }) => shows(template, escalation)) : [];
    if (atOnce.length === 0 && texts.length === 0) return [];
    const later = turn && texts.length > 0 ? { later: { turn, texts } } : {};
    return [{ escalation, transferId, response: answer.raw, atOnce, ...later }];
  });
}

/** The texts, as configured, of the dialog that the rule for success names. */
function templatesAfterSuccess({ interaction, turn }: Escalation): readonly string[] {
  const name = interaction.rules?.find((rule) => rule.result === 'success')?.dialog;
  const dialog = turn.setup.bot.dialogs.find((each) => each.name === name);
  return dialog?.interactions.flatMap((each) => (each.type === 'text' ? [each.text] : [])) ?? [];
}

/** The turn in which the bot hears that this transfer failed, when it is the next and nothing else was called before. */
function failureNext(trace: Trace, { answer, turn }: Escalation, failures: readonly Turn[]): Turn | undefined {
  const next = turnsOf(trace).find(
    (each) => each.conversation === turn.conversation && each.stimulus.n > turn.stimulus.n,
  );
  const isLast = !turn.events.some((event) => event.kind === 'transfer-answered' && event.n > (answer?.n ?? 0));
  if (!next || !isLast || !failures.includes(next)) return undefined;
  return next.stimulus.kind === 'transfer-failed' && next.stimulus.attempt === answer?.attempt ? next : undefined;
}

/** The texts that a turn's dialog says before it escalates. */
function openingOf({ planned }: Turn): Shown[] {
  const end = planned.findIndex((each) => each.kind !== 'text');
  return (end < 0 ? planned : planned.slice(0, end)).map((each, place) => ({
    template: (each as PlannedText).template,
    place,
  }));
}

/** Judges every showing of which the consumer could read something. */
export function onEveryShowing(
  showings: readonly Showing[],
  wanted: (showing: Showing) => Wanted,
  what: string,
  noneBecause: string,
): Finding {
  return onEvery(showings, (showing) => judgeShowing(showing, wanted(showing), what), noneBecause);
}

function judgeShowing({ escalation, atOnce, later }: Showing, wanted: Wanted, what: string): Finding {
  const { request, turn } = escalation;
  const readAtOnce = readings(turn.events).filter((reading) => reading.n > (escalation.answer?.n ?? Infinity));
  const [right] = [
    ...rightOf(atOnce, readAtOnce, wanted),
    ...(later
      ? rightOf(
          later.texts.map(({ template }) => template),
          readings(later.turn.events),
          wanted,
        )
      : []),
  ];
  const wrong = atOnce.find((template) => readAtOnce.some((reading) => isWrong(template, reading.text, wanted)));
  if (wrong !== undefined) {
    return failing('The dialog after the transfer', wrong, wanted, what, [request, escalation.answer, ...readAtOnce]);
  }
  if (right) return pass(`The consumer read ${what}.`, request, right);
  const missing = later?.texts[0];
  if (!later || !missing) {
    return (
      watchedTooShort(turn, textDueAfterMs(escalation)) ??
      inconclusive(
        'Nothing that the bot said after the transfer was accepted reached the consumer, and nothing has to: ' +
          `where the transfer does not fail later, ${what} cannot be seen.`,
        request,
        escalation.answer,
      )
    );
  }
  return (
    watchedTooShort(later.turn, (missing.place + 1) * textPaceMs) ??
    failing('The dialog that hears of the failed transfer', missing.template, wanted, what, [
      request,
      ...turn.events.filter(isKind('transfer-answered')),
      later.turn.stimulus,
      ...readings(later.turn.events),
    ])
  );
}

function rightOf(templates: readonly string[], read: readonly Event<'consumer-read'>[], wanted: Wanted) {
  return templates.flatMap((template) => {
    const values = wanted(template);
    return values ? read.filter(({ text }) => values.every((value) => text.includes(value))) : [];
  });
}

/** Whether a text that was read is this one, by the words before its first placeholder, without what it is to show. */
function isWrong(template: string, text: string, wanted: Wanted): boolean {
  const values = wanted(template);
  const words = template.slice(0, Math.max(0, template.indexOf('{')));
  return values !== undefined && words !== '' && text.startsWith(words) && !values.every((each) => text.includes(each));
}

function failing(
  who: string,
  template: string,
  wanted: Wanted,
  what: string,
  shown: readonly (Event | undefined)[],
): Finding {
  return fail(
    `${who} is to say ${quote(template)}, and the consumer did not read ${what}.`,
    `a text that holds ${(wanted(template) ?? []).map((each) => quote(each)).join(' and ')}`,
    ...shown,
  );
}
