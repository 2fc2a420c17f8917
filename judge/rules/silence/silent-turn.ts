/** What the silence rules ask of a trace: turns in which the bot engine gave no answer to a wish for an agent. */
import { shortenedSilenceMs, threeMinutesMs, type Event, type Trace } from '../../../trace/trace';
import { repeatedCallsIn } from '../../../trace/repeated-calls';
import { readings, requests } from '../../../trace/pick-events';
import { fill, numericKind } from '../../../trace/templates';
import type { Escalation, Turn } from '../../../trace/turn';
import { turnsOf } from '../../../trace/turns';
import { inconclusive } from '../rule';
import type { Finding } from '../../../results/finding';
import { slackMsOf } from '../../../trace/slack';
import { seconds } from '../../../trace/render-event';

/** Milliseconds after the limit within which the attempt is to be seen. */
export const silenceToleranceMs = 10_000;

export interface SilentTurn {
  readonly turn: Turn;
  readonly limitMs: number;
  readonly fallbackSkillId: string | undefined;
  /** Nothing else that the consumer said waits for an answer: only these words can be bypassed for. */
  readonly alone: boolean;
  /** Whether the consumer had said something before in this silence. */
  readonly afterOthers: boolean;
  /** Those words, or the last of further ones that ask for no agent and come before the wait is over: they may start it anew. */
  readonly lastSaid: Event;
  /**
   * What went on after all of these words, until an agent came, or until the bot engine could answer again. That it can ends
   * no wait where a fallback skill is to be asked for: what it has dropped it does not answer.
   */
  readonly events: readonly Event[];
  /** For how long that was watched after `lastSaid`, in milliseconds. */
  readonly watchedMs: number;
  /** Requests made before the limit, however the consumer's words are taken to start the wait, and those made after. */
  readonly early: readonly Event<'transfer-requested'>[];
  readonly late: readonly Event<'transfer-requested'>[];
  /**
   * Requests for the fallback skill that a connector makes whatever the bot engine does, because one like it had failed or
   * may be tried again. Those of them that came after the limit are `late` as well: they may be the bypass.
   */
  readonly again: readonly Event<'transfer-requested'>[];
}

/**
 * Turns on messaging in which the consumer asked for an escalation with a numeric skill id and the bot was silent. One in which
 * the fallback skill was asked for before the limit by what may be a call made again shows nothing, and is none of them; nor is
 * one in which the bot engine could answer again before the limit, and did something.
 */
export function silentTurns(trace: Trace): SilentTurn[] {
  if (trace.channel !== 'messaging') return [];
  return turnsOf(trace)
    .filter((turn) => turn.silenced && turn.stimulus.kind === 'consumer-said')
    .filter((turn) => turn.planned.some((each) => each.kind === 'escalation' && asksForNumber(each)))
    .map((turn) => silentTurn(trace, turn))
    .filter((silent) => !isMadeAgainEarly(silent) && !isAnsweredOnReturn(silent));
}

/**
 * Whether an escalation that was not run would have asked for a number: with what its dialog sets before it, and with what
 * was set before its dialog. Which of the two counts where the dialog did not run, no document says.
 */
function asksForNumber({ skill, turn }: Escalation): boolean {
  const before = fill(skill.template ?? '', turn.variables);
  return skill.numeric === 'numeric' && before.unset.length === 0 && numericKind(before.value) === 'numeric';
}

function silentTurn(trace: Trace, turn: Turn): SilentTurn {
  const limitMs = silenceLimitMs(turn);
  const { fallbackSkillId } = turn.setup.agentConnector;
  const further = furtherWords(trace, turn, limitMs);
  const lastSaid = further.at(-1)?.stimulus ?? turn.stimulus;
  const all = [turn, ...further].flatMap((each) => each.events);
  const isBack = ({ kind, byMs }: Event) =>
    kind === 'outage-ended' && (fallbackSkillId === undefined || byMs - lastSaid.afterMs >= limitMs);
  const end = all.findIndex((event) => event.kind === 'agent-joined' || isBack(event));
  const events = end < 0 ? all : all.slice(0, end);
  const watchedMs = (all[end]?.afterMs ?? all.at(-1)?.byMs ?? 0) - lastSaid.afterMs;
  const sinceMs = unansweredSinceMs(trace, turn);
  const isEarly = (request: Event) => request.byMs - sinceMs < limitMs - slackMsOf(trace);
  const repeated = repeatedCallsIn(trace);
  const made = requests(events).filter((request) => !repeated.has(request) || request.skillId === fallbackSkillId);
  const again = made.filter((request) => repeated.has(request));
  return {
    turn,
    limitMs,
    fallbackSkillId,
    alone: sinceMs === turn.stimulus.afterMs && further.length === 0 && !turn.overlapped,
    afterOthers: sinceMs < turn.stimulus.afterMs,
    lastSaid,
    events,
    watchedMs,
    early: made.filter(isEarly),
    late: made.filter((request) => !isEarly(request)),
    again,
  };
}

/**
 * Turns right after this one in which the consumer, still without an answer, says something that asks for no agent. The bot goes on
 * being silent on the escalation that was asked for. Words that ask for one, or come when the wait is over, begin a wait of their own.
 * A text that the consumer reads meanwhile may be a receipt of the connector's.
 */
function furtherWords(trace: Trace, turn: Turn, limitMs: number): Turn[] {
  const later = turnsOf(trace).filter(
    ({ conversation, stimulus }) => conversation === turn.conversation && stimulus.n > turn.stimulus.n,
  );
  const further: Turn[] = [];
  for (const each of later) {
    const before = further.at(-1) ?? turn;
    const waits =
      each.silenced &&
      each.stimulus.kind === 'consumer-said' &&
      each.stimulus.byMs - turn.stimulus.afterMs < limitMs - slackMsOf(trace) &&
      each.planned.every(({ kind }) => kind !== 'escalation') &&
      !before.events.some(({ kind }) => kind === 'outage-ended' || kind === 'transfer-requested');
    if (!waits) break;
    further.push(each);
  }
  return further;
}

/**
 * Since when the consumer has had no answer. Whether further words start the wait anew is not on the page. What is read while the bot
 * engine is silent may be a receipt of the connector's.
 */
function unansweredSinceMs(trace: Trace, turn: Turn): number {
  const earlier = turnsOf(trace).filter(
    ({ conversation, stimulus }) => conversation === turn.conversation && stimulus.n < turn.stimulus.n,
  );
  const lastHeard = earlier.findLastIndex(
    ({ events, silenced, stimulus }) =>
      stimulus.kind !== 'consumer-said' ||
      events.some(
        ({ kind }) => kind === 'transfer-requested' || (kind === 'consumer-read' && !isSilent(silenced, events)),
      ),
  );
  return (earlier[lastHeard + 1] ?? turn).stimulus.afterMs;
}

/** Whether the bot engine was silent all through a turn. */
const isSilent = (silenced: boolean, events: readonly Event[]) =>
  silenced && !events.some(({ kind }) => kind === 'outage-ended');

/** How long a bot may be silent in this turn, in milliseconds. */
export function silenceLimitMs(turn: Turn): number {
  return turn.setup.agentConnector.fallbackEscalationTime ?? threeMinutesMs;
}

/** Whether a request may be the one for a bot that answered nothing: to the fallback skill, from when its wait may be over. */
export function mayBeBypass(turn: Turn, { skillId, byMs }: Event<'transfer-requested'>): boolean {
  const isLate = byMs - turn.stimulus.afterMs >= silenceLimitMs(turn);
  return isLate && skillId === turn.setup.agentConnector.fallbackSkillId;
}

/** A limit as seconds, with all that is configured of it: beside a moment that is cut it is not to be cut as well. */
export function asConfigured(limitMs: number): string {
  return limitMs % 100 === 0 ? seconds(limitMs) : `${limitMs / 1000} s`;
}

/** Whether the wait is the default of three minutes, or stands in for it where waits can be shortened. */
export function waitsByDefault(trace: Trace, { turn }: SilentTurn): boolean {
  const waitMs = turn.setup.agentConnector.fallbackEscalationTime;
  return waitMs === undefined || (trace.clock === 'configurable' && waitMs === shortenedSilenceMs);
}

/**
 * Why a silent turn shows nothing, if so: the bot answered after all, or the watch was too short. A connector may say
 * that it received a text: so much as was said to one whose bot was `bypassed` all the same is no answer of the bot.
 */
export function notShown(silent: SilentTurn, bypassed?: SilentTurn): Finding | undefined {
  const { turn, limitMs, watchedMs } = silent;
  const answers = saidInTime(silent);
  if (answers.length > (bypassed ? saidInTime(bypassed).length : 0))
    return inconclusive('The bot engine answered although it was to be silent.', ...answers);
  if (watchedMs < limitMs + silenceToleranceMs) {
    return inconclusive(
      `Observed ${seconds(watchedMs)} of ${seconds(limitMs + silenceToleranceMs)} after the consumer's words.`,
      turn.stimulus,
    );
  }
  return undefined;
}

/** What is said after the limit is no answer in time: it may go with the bypass, or stand in its place. */
function saidInTime({ events, lastSaid, limitMs }: SilentTurn): Event<'consumer-read'>[] {
  return readings(events).filter(({ byMs, via }) => via === 'message' && byMs - lastSaid.afterMs < limitMs);
}

function isMadeAgainEarly({ again, late }: SilentTurn): boolean {
  return again.some((request) => !late.includes(request));
}

function isAnsweredOnReturn(silent: SilentTurn): boolean {
  const back = silent.events.find(({ kind }) => kind === 'outage-ended');
  if (!back) return false;
  return [...saidInTime(silent), ...silent.early].some(({ n }) => n > back.n);
}

/** Requests for a skill that an escalation of this turn itself asks for: by them the bot engine is not silent. */
export function ownRequests({ turn, early }: SilentTurn): Event<'transfer-requested'>[] {
  const skills = turn.planned.flatMap((each) => (each.kind === 'escalation' ? [each.skill.value] : []));
  return early.filter(
    (request) => skills.includes(request.skillId) && request.skillId !== turn.setup.agentConnector.fallbackSkillId,
  );
}

/** A silent turn of this play in which the fallback skill was reached: the proof that silence is noticed at all. */
export function bypassTwin(trace: Trace): SilentTurn | undefined {
  return silentTurns(trace).find(
    ({ late, fallbackSkillId }) =>
      fallbackSkillId !== undefined && late.some((request) => request.skillId === fallbackSkillId),
  );
}

/** The answer when no silent bot was bypassed in this play. */
export function noBypassTwin(): Finding {
  return inconclusive('In this play no silent bot was bypassed at all, so the absence of a bypass shows nothing.');
}
