/**
 * Escalations whose skill id or message changed while they waited for their delay, as they stand when it is over. Whether the
 * bot reads what the consumer writes meanwhile is open: they are told of only where it showed, before the delay was over,
 * that it had run the dialogs that these words start, and set what they set. Which message counts then, of before or as it
 * is now, is open as well.
 */
import { escalationFrom, reachOf } from './escalation';
import { escalatingIn, following } from './following-dialogs';
import { oncePerTrace } from './once-per-trace';
import { readings, requests } from './pick-events';
import { repeatedCallsIn } from './repeated-calls';
import { slackMsOf } from './slack';
import { fill } from './templates';
import { isKind, threeMinutesMs, type Event, type Trace } from './trace';
import type { Escalation, Planned, Turn } from './turn';
import { escalationsOf, turnsOf } from './turns';
import { mayHaveBeenTaken } from './what-happened';

/** Such an escalation. Its turn is that in which it began to wait, together with those that began meanwhile. */
export interface ChangedWhileWaiting extends Escalation {
  /** What it would have been without its delay. */
  readonly before: Escalation;
  /** What the consumer wrote meanwhile, and the texts that show that it was acted upon. */
  readonly shownBy: readonly Event[];
}

export const changedWhileWaiting = oncePerTrace((trace): readonly ChangedWhileWaiting[] =>
  escalationsOf(trace).flatMap((each) => changedIn(trace, each)),
);

function changedIn(trace: Trace, before: Escalation): ChangedWhileWaiting[] {
  const { dueAfterMs, interaction, request, turn } = before;
  const dueMs = turn.stimulus.afterMs + dueAfterMs - slackMsOf(trace);
  if (request || turn.stimulus.afterMs + turn.watchedMs >= dueMs) return [];
  const meanwhile = turnsOf(trace).filter(
    (each) =>
      each.conversation === turn.conversation && each.stimulus.n > turn.stimulus.n && each.stimulus.byMs < dueMs,
  );
  const last = meanwhile[meanwhile.length - 1];
  if (!last || !meanwhile.every(isPlain)) return [];
  const names = namesIn(before);
  if (names.some((name) => last.otherValues.has(name) || maySet(turn, name))) return [];

  const shown = meanwhile.map((each) => showing(each, names, [turn, ...meanwhile], dueMs));
  if (shown.includes('not shown')) return [];
  const shownBy = shown.flatMap((each) => (each === 'nothing to show' || each === 'not shown' ? [] : each));
  const after = escalationFrom(together(turn, meanwhile, last), interaction, last.variables, dueAfterMs);
  if (after.skill.value === before.skill.value && after.message.value === before.message.value) return [];

  if (mayBeBypassed(after.turn)) return [];
  const own = ownRequest(trace, after, before);
  const until = own ?? after.turn.events[after.turn.events.length - 1];
  const isEarly = own && (own.byMs < dueMs || shownBy.some(({ n }) => n > own.n));
  // What becomes of a delay that ends once another transfer was accepted is open.
  if (!until || isEarly || isTaken(after.turn.events, until)) return [];
  const called = reachOf(after).kind === 'called' ? own : undefined;
  const answer = after.turn.events
    .filter(isKind('transfer-answered'))
    .find(({ attempt }) => attempt === called?.attempt);
  const planned: Planned[] = [];
  const changed = { ...after, request: called, answer, turn: { ...after.turn, planned }, before, shownBy };
  planned.push(...turn.planned.map((each) => (each === before ? changed : each)));
  return [changed];
}

/** Whether words are of a kind of which the documents say what comes: a dialog of texts and variables that has them as its pattern. */
function isPlain({ caughtBy, dialog, returned, silenced, stimulus }: Turn): boolean {
  return (
    stimulus.kind === 'consumer-said' &&
    !silenced &&
    !returned &&
    caughtBy === 'pattern' &&
    dialog !== undefined &&
    escalatingIn(dialog).length === 0
  );
}

function namesIn({ message, skill }: Escalation): readonly string[] {
  return [...fill(skill.template ?? '', new Map()).names, ...message.names];
}

/** Whether the turn that escalates may set the variable itself: which of both came last, nobody could tell. */
function maySet({ dialog, setup }: Turn, name: string): boolean {
  return [...following(setup.bot.dialogs, dialog ? [dialog] : [])].some(({ interactions }) =>
    interactions.some((each) => each.type === 'set-variable' && each.variable === name),
  );
}

/** The words and the text that show that the dialog which they start has set these variables by then, and not later. */
function showing(
  turn: Turn,
  names: readonly string[],
  all: readonly Turn[],
  dueMs: number,
): readonly Event[] | 'nothing to show' | 'not shown' {
  const { dialog, events, planned, setup, stimulus } = turn;
  const interactions = dialog?.interactions ?? [];
  const lastSet = interactions.findLastIndex((each) => each.type === 'set-variable' && names.includes(each.variable));
  if (lastSet < 0) return 'nothing to show';
  const textsBefore = interactions.slice(0, lastSet).filter(({ type }) => type === 'text').length;
  const ofThis = planned.flatMap((each) => (each.kind === 'text' ? [each] : []));
  const others = [
    ...ofThis.slice(0, textsBefore),
    ...all.filter((each) => each !== turn).flatMap((each) => each.planned.filter(({ kind }) => kind === 'text')),
  ].flatMap((each) => (each.kind === 'text' ? [each.text] : []));
  const elsewhere = all.flatMap((each) => (each.stimulus.kind === 'consumer-said' ? [each.stimulus.text] : []));
  const telling = ofThis
    .slice(textsBefore)
    .filter(({ settled, text }) => settled && ![...others, ...elsewhere].includes(text))
    .filter(({ text }) => text !== setup.bot.defaultUserFriendlyResponse)
    .map(({ text }) => text);
  const text = readings(events).find((each) => each.byMs < dueMs && telling.includes(each.text));
  return text ? [stimulus, text] : 'not shown';
}

/** One turn of all that happened in them. */
function together(turn: Turn, meanwhile: readonly Turn[], last: Turn): Turn {
  return {
    ...turn,
    events: [turn, ...meanwhile].flatMap(({ events }) => events),
    watchedMs: last.stimulus.afterMs + last.watchedMs - turn.stimulus.afterMs,
    variables: last.variables,
    otherValues: last.otherValues,
  };
}

/** Whether the connector may have asked for a transfer of its own while the bot waited. */
function mayBeBypassed({ setup, watchedMs }: Turn): boolean {
  const { fallbackSkillId, fallbackEscalationTime = threeMinutesMs } = setup.agentConnector;
  return fallbackSkillId !== undefined && watchedMs >= fallbackEscalationTime;
}

/** The request that belongs to the escalation: no other of the turn, and none that was made before. */
function ownRequest(trace: Trace, { turn }: Escalation, before: Escalation) {
  const ofOthers = before.turn.planned.flatMap((each) => (each.kind === 'escalation' ? [each.request] : []));
  const repeated = repeatedCallsIn(trace);
  return requests(turn.events).find((each) => !ofOthers.includes(each) && !repeated.has(each));
}

function isTaken(events: readonly Event[], until: Event): boolean {
  return events.some((each) => each.kind === 'transfer-answered' && each.n < until.n && mayHaveBeenTaken(each));
}
