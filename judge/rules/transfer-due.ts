/** When a configured escalation has to request a transfer, and what it means when none came. */
import { reachOf } from '../../trace/escalation';
import { promptlyMs, textPaceMs } from '../../trace/pace';
import { oncePerTrace } from '../../trace/once-per-trace';
import { isKind, type Event } from '../../trace/trace';
import { readings, requests } from '../../trace/pick-events';
import type { Escalation, Turn } from '../../trace/turn';
import { escalationsOf } from '../../trace/turns';
import { quote, seconds } from '../../trace/render-event';
import { misshapen } from '../../trace/what-happened';
import { fail, inconclusive } from './rule';
import { fixedTextsOf } from './unasked/own-texts';
import type { Finding } from '../../results/finding';

/** Whether the documents leave no doubt that this escalation calls the Transfer API, also where the call finds nobody. */
export function callIsDue(escalation: Escalation): boolean {
  const reach = reachOf(escalation);
  return reach.kind === 'called' || (reach.kind === 'unseen' && reach.because === 'connection refused');
}

/** Whether the documents leave no doubt that this escalation requests a transfer which the double can see. */
export function transferIsDue(escalation: Escalation): boolean {
  return reachOf(escalation).kind === 'called';
}

/**
 * The answer for a turn that ended too early to show what was due `dueAfterMs` after its stimulus, when left out: one
 * text; else undefined.
 */
export function watchedTooShort(turn: Turn, dueAfterMs = textPaceMs): Finding | undefined {
  const neededMs = dueAfterMs + promptlyMs;
  if (turn.watchedMs >= neededMs) return undefined;
  return inconclusive(`Observed only ${seconds(turn.watchedMs)} of ${seconds(neededMs)}.`, turn.stimulus);
}

/** Milliseconds after the stimulus by which an escalation may be under way: its delays, and the texts before it. */
export function underWayAfterMs({ dueAfterMs, interaction, turn }: Escalation): number {
  const place = turn.planned.findIndex((each) => each.kind === 'escalation' && each.interaction === interaction);
  const textsBefore = turn.planned.slice(0, Math.max(0, place)).filter((each) => each.kind === 'text');
  return dueAfterMs + textsBefore.length * textPaceMs;
}

/** Milliseconds after the stimulus by which the first text may have come that an escalation leads to. */
export function textDueAfterMs(escalation: Escalation): number {
  return underWayAfterMs(escalation) + textPaceMs;
}

/** The answer for an escalation whose transfer is due and was not requested. */
export function noRequest(escalation: Escalation): Finding {
  const { turn, skill } = escalation;
  const refused = refusedTransfers(escalation);
  if (refused.length > 0) {
    const found = fail(
      'The transfer request was not one that the Transfer API takes, so the platform refused it.',
      `a transfer request to skill ${skill.value}`,
      turn.stimulus,
      ...refused,
    );
    // Whatever the requirement asks of a transfer, what is wrong stands in the answer.
    return { ...found, lookAt: 'what the Transfer API says of the request that it refuses' };
  }
  if (turn.stimulus.kind === 'transfer-failed' && !ranItsDialog(turn)) {
    return inconclusive('The bot showed no sign of having heard of the failed transfer.', turn.stimulus);
  }
  const tooShort = watchedTooShort(turn, underWayAfterMs(escalation) + messagesAsTexts(turn) * textPaceMs);
  if (tooShort) return tooShort;
  const expected = `a transfer request to skill ${skill.value}`;
  const within = seconds(turn.watchedMs);
  if (requests(turn.events).length > 0) {
    const because = `The bot was to escalate, and none of the calls within ${within} is what it asks for.`;
    return fail(because, expected, ...turn.events);
  }
  const never = `No transfer was requested within ${within} of the moment at which the bot was to escalate`;
  const other = otherDialogIn(turn);
  if (!other) return fail(`${never}.`, expected, ...turn.events);
  const found = fail(`${never}: ${other}.`, expected, ...turn.events);
  return { ...found, lookAt: 'why that dialog runs, and not the one that holds the escalation' };
}

/** What another dialog said in its place, which then is why nothing was requested; undefined where none is seen to have run. */
function otherDialogIn({ events, planned, setup }: Turn): string | undefined {
  const texts = planned.flatMap((each) => (each.kind === 'text' ? [each.text] : []));
  const said = readings(events).filter(({ via, text }) => via === 'message' && !texts.includes(text));
  for (const { text } of said) {
    const dialog = setup.bot.dialogs.find((each) => fixedTextsOf(each).includes(text));
    if (!dialog) continue;
    const ran = dialog.type === 'fallback' ? 'its Fallback dialog' : `its dialog ${quote(dialog.name)}`;
    return `${ran} said ${quote(text)} instead`;
  }
  return undefined;
}

/** How many messages the turn has that are texts of their own, each at its pace, where no request carries them. */
function messagesAsTexts({ events, planned }: Turn): number {
  if (!requests(events).some(({ toldByPlace }) => toldByPlace === true)) return 0;
  return planned.filter((each) => each.kind === 'escalation' && !each.message.blank).length;
}

/** Calls to the Transfer API in this turn that the double refused. */
export function refusedTransfers({ turn }: Pick<Escalation, 'turn'>): Event<'call-refused'>[] {
  return turn.events.filter(isKind('call-refused')).filter((refused) => misshapen(refused).meant === 'transfer');
}

/** The positive control: an escalation with a clearly numeric id that did request the transfer to it in the same play. */
export const numericTwin = oncePerTrace((trace): Escalation | undefined =>
  escalationsOf(trace).find((each) => transferIsDue(each) && each.request?.skillId === each.skill.value),
);

/** The answer when a play shows no positive control: what was not seen may be a bot that never transfers at all. */
export function noTwin(): Finding {
  return inconclusive('In this play no numeric skill id led to a transfer either, so its absence here shows nothing.');
}

/** A skill id as people read it. */
export function skillShown(escalation: Escalation): string {
  const { template, value } = escalation.skill;
  return template === value ? quote(value) : `${quote(template ?? '')}, which holds ${quote(value)},`;
}

function ranItsDialog(turn: Turn): boolean {
  const texts = turn.planned.flatMap((each) => (each.kind === 'text' ? [each.text] : []));
  return readings(turn.events).some((reading) => texts.includes(reading.text));
}
