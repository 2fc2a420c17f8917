/**
 * What the rules about result data ask of a trace: texts that show the response of an accepted transfer, and what the
 * consumer read of them. Words of the bot's that follow the acceptance may reach nobody, since the conversation is no
 * longer the bot's; those of the dialog that hears of a failure later reach the consumer, and so do those of later turns.
 */
import { cap, isKind, type Event, type Trace } from '../../../trace/trace';
import { readings } from '../../../trace/pick-events';
import type { Escalation, PlannedText, Turn } from '../../../trace/turn';
import { escalationsOf, turnsOf } from '../../../trace/turns';
import { promptlyMs, textPaceMs } from '../../../trace/pace';
import type { Integration } from '../../../protocol/types';
import { quote } from '../../../trace/render-event';
import { isSameCall } from '../../../trace/repeated-calls';
import { endOf } from '../../../trace/what-happened';
import { mostFailures, toldFailures } from '../deferred/failed-turns';
import { fail, inconclusive, onEvery, pass } from '../rule';
import type { Finding } from '../../../results/finding';
import { textDueAfterMs, watchedTooShort } from '../transfer-due';
import { holds, insteadOfResponse, renderDues, type Due, type KnownWrong } from './instead-of-response';

/** An accepted escalation by integration, and the texts that show something of its response. */
export interface Showing {
  readonly escalation: Escalation;
  readonly transferId: string;
  /** All that the platform answered. */
  readonly response: unknown;
  /** Texts, as configured, of the dialog that the rule for success names. */
  readonly atOnce: readonly string[];
  /**
   * The same in the turn in which the bot hears that this transfer has failed, before anything else is attempted, or one
   * of a turn after that, before anything could replace the response.
   */
  readonly later?: { readonly turn: Turn; readonly texts: readonly Shown[] };
  /** Every other escalation of the conversation that was asked for. */
  readonly others: readonly Escalation[];
  /** Those of other conversations. */
  readonly elsewhere: readonly Escalation[];
}

/** A text of a turn, and which of its texts it is. */
interface Shown {
  readonly template: string;
  readonly place: number;
}

/** What is to be read, something that only the platform's answer could give. */
export type Wanted = (template: string) => readonly [Due, ...Due[]];

/** Accepted escalations by integration with a text that `shows` accepts. */
export function showingsOf(trace: Trace, shows: (template: string, escalation: Escalation) => boolean): Showing[] {
  const failures = toldFailures(trace);
  const escalations = escalationsOf(trace);
  return escalations.flatMap((escalation) => {
    const { answer, integration, request, turn: asked } = escalation;
    const end = endOf(answer);
    if (end.kind !== 'accepted' || integration?.responseDataVariableName === undefined) return [];
    const { response, transferId } = end;
    // Which of two answers a bot keeps that calls twice, no document says; that it calls twice is for another row.
    if (!transferId || !request || isMadeAgain(asked, request)) return [];
    const atOnce = templatesAfterSuccess(escalation).filter((template) => shows(template, escalation));
    const turn = failureNext(trace, escalation, failures);
    const texts = turn ? openingOf(turn).filter(({ template }) => shows(template, escalation)) : [];
    const requested = escalations.filter((each) => each !== escalation && each.request);
    const isOwn = (each: Escalation) => each.turn.conversation === asked.conversation;
    const [others, elsewhere] = [requested.filter(isOwn), requested.filter((each) => !isOwn(each))];
    const showing = { escalation, transferId, response, others, elsewhere };
    const first =
      atOnce.length === 0 && texts.length === 0
        ? []
        : [{ ...showing, atOnce, ...(turn && texts.length > 0 ? { later: { turn, texts } } : {}) }];
    const further = furtherTurns(trace, escalation).flatMap((each) =>
      openingOf(each)
        .filter(({ template }) => shows(template, escalation))
        .map((text) => ({ ...showing, atOnce: [], later: { turn: each, texts: [text] } })),
    );
    return [...first, ...further];
  });
}

/** Whether a call of this turn is made once more in it, word for word. */
function isMadeAgain({ events }: Turn, request: Event<'transfer-requested'>): boolean {
  return events.filter(isKind('transfer-requested')).some((each) => each !== request && isSameCall(each, request));
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

/**
 * Turns that the consumer's words began after that one, as long as nothing but Agent Transfers and integrations of other
 * names was attempted: what a second call of the same one leaves behind when it fails, the documents do not say. Whether
 * the bot hears of another transfer's failure is not for these rules to judge.
 */
function furtherTurns(trace: Trace, { integration, request, resultIsOpen, turn }: Escalation): Turn[] {
  if (resultIsOpen || !integration || !request) return [];
  const own = turnsOf(trace).filter(({ conversation }) => conversation === turn.conversation);
  const atWork = begunAtWork(own);
  const turns = own.slice(own.indexOf(turn));
  const end = turns.findIndex((each) => !leavesAlone(each, integration, request));
  return turns
    .slice(1, end < 0 ? undefined : end)
    .filter(
      (each) =>
        each.stimulus.kind === 'consumer-said' &&
        each.planned.every(({ kind }) => kind === 'text') &&
        !atWork.has(each) &&
        mostFailures(trace, each.stimulus) < cap,
    );
}

/**
 * Turns of one conversation that begin while a bot that takes its time may still be at work on those before. Texts of
 * which nobody can tell that they were read count as well: those that show results are such texts.
 */
function begunAtWork(turns: readonly Turn[]): ReadonlySet<Turn> {
  const begun = new Set<Turn>();
  let untilMs = 0;
  for (const turn of turns) {
    const { planned, stimulus } = turn;
    if (stimulus.afterMs < untilMs) begun.add(turn);
    const delaysMs = Math.max(0, ...planned.map((each) => (each.kind === 'escalation' ? each.dueAfterMs : 0)));
    untilMs = Math.max(untilMs, stimulus.byMs) + promptlyMs + delaysMs + planned.length * textPaceMs;
  }
  return begun;
}

/** Whether nothing of a turn, but for this request, can have touched what an integration answered. */
function leavesAlone(turn: Turn, integration: Integration, request: Event<'transfer-requested'>): boolean {
  const { events, overlapped, planned, returned, silenced } = turn;
  if (overlapped || returned || silenced) return false;
  const others = planned.filter(
    (each): each is Escalation => each.kind === 'escalation' && each.request?.n !== request.n,
  );
  const asked = [request, ...others.map((each) => each.request)].map((each) => each?.attempt);
  return (
    others.every(({ integration: other }) => other === undefined || !sharesNames(other, integration)) &&
    // A call that no interaction asked for may be this integration's, made again.
    events.filter(isKind('transfer-requested')).every(({ attempt }) => asked.includes(attempt))
  );
}

function sharesNames(a: Integration, b: Integration): boolean {
  return a.integrationName === b.integrationName || a.responseDataVariableName === b.responseDataVariableName;
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
  wantedBy: (showing: Showing) => Wanted,
  what: string,
  noneBecause: string,
): Finding {
  return onEvery(showings, (showing) => judgeShowing(showing, showings, wantedBy, what), noneBecause);
}

function judgeShowing(
  showing: Showing,
  showings: readonly Showing[],
  wantedBy: (showing: Showing) => Wanted,
  what: string,
): Finding {
  const { escalation, atOnce, later } = showing;
  const { request, turn } = escalation;
  const wanted = wantedBy(showing);
  const readAtOnce = readingsAtOnce(showing);
  const [right] = rightOf(showing, wanted);
  const wrong = atOnce.find((template) => readAtOnce.some((reading) => isWrong(template, reading.text, wanted)));
  const failing = (who: string, template: string, read: readonly Event<'consumer-read'>[], since: string) => {
    const texts = read.map(({ text }) => text);
    const { told, text, missing } = insteadOfResponse(
      template,
      wanted(template),
      texts,
      knownWrong(showing, wantedBy, template),
      what,
    );
    return {
      because:
        `What the bot shows of the response ${told}${since}: ${who} ` +
        (text === undefined
          ? `is to say ${quote(template)}, and the consumer did not read that.`
          : `says ${quote(text)}, where ${renderDues(missing)}.`),
      expected: `a text that holds ${missing.map((due) => `${quote(due.value)}, ${due.what}`).join(', and ')}`,
    };
  };
  if (wrong !== undefined) {
    const { because, expected } = failing('the dialog after the transfer', wrong, readAtOnce, '');
    return fail(because, expected, request, escalation.answer, ...readAtOnce);
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
  const tooShort = watchedTooShort(later.turn, (missing.place + 1) * textPaceMs);
  if (tooShort) return tooShort;
  const read = readings(later.turn.events);
  const { stimulus } = later.turn;
  const lastRight = showings
    .filter((each) => each.escalation === escalation)
    .flatMap((each) => rightOf(each, wantedBy(each)))
    .filter(({ n }) => n < stimulus.n)
    .sort((a, b) => a.n - b.n)
    .at(-1);
  const since = lastRight ? `; it was right until ${whatCameBetween(showing, lastRight, stimulus)}` : '';
  const { because, expected } = failing(whoSays(later.turn), missing.template, read, since);
  const answers = turn.events.filter(isKind('transfer-answered'));
  return fail(because, expected, request, ...answers, stimulus, ...read);
}

function readingsAtOnce({ escalation: { answer, turn } }: Showing): Event<'consumer-read'>[] {
  return readings(turn.events).filter((reading) => reading.n > (answer?.n ?? Infinity));
}

function whoSays({ stimulus }: Turn): string {
  return stimulus.kind === 'transfer-failed'
    ? 'the dialog that hears of the failed transfer'
    : 'the dialog of a later turn';
}

/** What happened between the text in which the response was shown as it is and that which begins the turn. */
function whatCameBetween({ others }: Showing, right: Event, stimulus: Event): string {
  const between = others.filter(({ request }) => request && request.n > right.n && request.n < stimulus.n);
  if (between.some(({ route }) => route === 'agent-transfer')) return 'an Agent Transfer came';
  return between.length > 0 ? 'another integration was called' : 'the consumer spoke again';
}

/** What a text may show that was due otherwise: what somebody else was answered, the path of a field, the response as it came. */
function knownWrong(showing: Showing, wantedBy: (showing: Showing) => Wanted, template: string): KnownWrong {
  const { escalation, others, elsewhere, transferId } = showing;
  return [
    ...[...others, ...elsewhere].flatMap((other): KnownWrong => {
      const end = endOf(other.answer);
      if (end.kind !== 'accepted' || !end.transferId) return [];
      const { response, transferId: otherId } = end;
      const same = other.integration?.integrationName === escalation.integration?.integrationName;
      const whose = elsewhere.includes(other)
        ? 'the answer to a call of another conversation'
        : other.route === 'agent-transfer'
          ? 'the answer to the Agent Transfer'
          : !same
            ? 'the answer to another integration'
            : (other.request?.n ?? 0) < (escalation.request?.n ?? 0)
              ? 'the answer to an earlier call'
              : 'the answer to a later call';
      const values = wantedBy({ ...showing, response, transferId: otherId })(template).map(({ value }) => value);
      return [...values, otherId].map((value) => [value, whose] as const);
    }),
    // With its braces, as a JSON path, or as the name of a variable.
    ...(escalation.integration?.customDataFields ?? [])
      .flatMap(({ value }) => [value, value.slice(1, -1), value.slice(3, -1)])
      .map((path) => [path, 'the path that the field is configured with'] as const),
    ...(escalation.integration?.transformResultScript === undefined
      ? []
      : ([[transferId, 'as the platform answered it, without what the script makes of it']] as const)),
  ];
}

/** What the consumer read of it that is right. */
function rightOf(showing: Showing, wanted: Wanted): Event<'consumer-read'>[] {
  const { atOnce, later } = showing;
  const among = (templates: readonly string[], read: readonly Event<'consumer-read'>[]) =>
    templates.flatMap((template) => read.filter(({ text }) => holds(text, wanted(template))));
  return [
    ...among(atOnce, readingsAtOnce(showing)),
    ...(later
      ? among(
          later.texts.map(({ template }) => template),
          readings(later.turn.events),
        )
      : []),
  ];
}

/** Whether a text that was read is this one, by the words before its first placeholder, without what it is to show. */
function isWrong(template: string, text: string, wanted: Wanted): boolean {
  const words = template.slice(0, Math.max(0, template.indexOf('{')));
  return words !== '' && text.startsWith(words) && !holds(text, wanted(template));
}
