/**
 * Reads a trace as turns: what the bot was told, which dialog that starts, and what that dialog is configured to do. Rules
 * ask turns for the occasions on which a requirement speaks.
 */
import { reachOf } from './escalation';
import { fallbackTexts } from './fallback-texts';
import { failedBeforeAcceptance, mayHaveStopped } from './failure-count';
import { followDialog, memoryOf } from './follow-dialog';
import { escalatingIn, following, ledToBy } from './following-dialogs';
import { callsOf } from './match-requests';
import { oncePerTrace } from './once-per-trace';
import { promptlyMs, textPaceMs } from './pace';
import { eventsOf, readings } from './pick-events';
import { splitTurns } from './split-turns';
import { isKind, type Setup, type Trace } from './trace';
import type { Escalation, Planned, Turn } from './turn';

/** All turns of all conversations, in the order in which they began. */
export const turnsOf = oncePerTrace((trace): readonly Turn[] =>
  Object.keys(trace.conversations)
    .flatMap((name) => turnsOfConversation(trace, name))
    .sort((a, b) => a.stimulus.n - b.stimulus.n),
);

/** Every escalation that the configuration calls for and of which the documents say what the bot makes of it. */
export const escalationsOf = oncePerTrace((trace): readonly Escalation[] =>
  attemptedEscalationsOf(trace).filter(({ turn }) => !turn.returned && !mayHaveStopped(trace, turnsOf(trace), turn)),
);

/** Every escalation that the configuration calls for, except in turns in which the bot is silent or still at work. */
export const attemptedEscalationsOf = oncePerTrace((trace): readonly Escalation[] =>
  turnsOf(trace)
    .filter((turn) => !turn.silenced && !turn.overlapped)
    .flatMap((turn) => turn.planned.filter((planned): planned is Escalation => planned.kind === 'escalation')),
);

function turnsOfConversation(trace: Trace, conversation: string): Turn[] {
  const setup = trace.conversations[conversation];
  if (!setup) return [];
  const events = eventsOf(trace, conversation);
  const memory = memoryOf(setup);
  const calls = callsOf(events);
  const turns: Turn[] = [];
  let immediateFailures = 0;
  let atWorkUntilMs = 0;
  for (const stretch of splitTurns(events, setup)) {
    const overlapped = stretch.stimulus.afterMs < atWorkUntilMs;
    const turn = followDialog({ ...stretch, conversation, setup, immediateFailures, overlapped }, memory, calls);
    turns.push(turn);
    immediateFailures += failedBeforeAcceptance(turn);
    if (!turn.silenced)
      atWorkUntilMs = Math.max(atWorkUntilMs, ...turn.planned.map((each) => pendingUntilMs(trace, turn, each)));
  }
  return turns;
}

/** Milliseconds of all that stands before further escalations in the dialogs to which an escalation may lead: texts and delays. Undefined: there is none. */
function beforeFurtherOnesMs({ bot }: Setup, from: Escalation['interaction']): number | undefined {
  const reached = [...following(bot.dialogs, ledToBy(bot.dialogs, from))].filter(
    (dialog) => escalatingIn(dialog).length > 0,
  );
  if (reached.length === 0) return undefined;
  return reached
    .flatMap(({ interactions }) => interactions)
    .map((each) =>
      each.type === 'text' ? textPaceMs : each.type === 'set-variable' ? 0 : (each.interactionDelay ?? 0),
    )
    .reduce((sum, ms) => sum + ms, 0);
}

/** Until when a planned act may still come of which nothing is to be seen yet. */
function pendingUntilMs(trace: Trace, turn: Turn, act: Planned): number {
  const { planned, setup, stimulus } = turn;
  if (act.kind === 'escalation' && act.resultIsOpen) {
    // Nobody can tell what the call led to that was made again and ended otherwise; it may be on its way to another one.
    const furtherMs = beforeFurtherOnesMs(setup, act.interaction);
    const fromMs = Math.max(
      stimulus.byMs + act.dueAfterMs,
      ...turn.events.filter(isKind('transfer-answered')).map(({ byMs }) => byMs),
    );
    return furtherMs === undefined ? 0 : fromMs + furtherMs + promptlyMs;
  }
  const place = planned.indexOf(act);
  // Who has gone on to a later transfer will not come back to it.
  const isPast = planned.slice(place).some((each) => each.kind === 'escalation' && each.request !== undefined);
  if (isPast) return 0;
  const before = planned.slice(0, place + 1);
  const dueAfterMs = Math.max(0, ...before.map((each) => (each.kind === 'escalation' ? each.dueAfterMs : 0)));
  const until = (texts: number) => stimulus.byMs + dueAfterMs + promptlyMs + texts * textPaceMs;
  const texts = before.filter(({ kind }) => kind === 'text').length;
  if (act.kind === 'text') return !act.settled || isRead([act.text], turn) ? 0 : until(texts);
  const reach = reachOf(act);
  if (reach.kind === 'called') return until(texts);
  if (reach.kind === 'unseen' && reach.because === 'no number')
    return isRead(fallbackTexts(trace, turn), turn) ? 0 : until(texts + 1);
  return stimulus.byMs + act.dueAfterMs;
}

function isRead(texts: readonly string[], { events }: Turn): boolean {
  return readings(events).some(({ text }) => texts.includes(text));
}
