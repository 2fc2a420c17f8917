import type { Dialog } from '../../../protocol/types';
import { readings } from '../../../trace/pick-events';
import { textPaceMs } from '../../../trace/pace';
import { quote } from '../../../trace/render-event';
import type { Event, Trace } from '../../../trace/trace';
import type { Turn } from '../../../trace/turn';
import { turnsOf } from '../../../trace/turns';
import { openingTexts } from '../deferred/failed-turns';
import { fail, onEvery, pass, type Rule } from '../rule';
import type { Finding } from '../../../results/finding';
import { watchedTooShort } from '../transfer-due';
import { dialogsInReachUntil, isPlainTurn } from './called-for';
import { fixedTextsOf, mayComeFromElsewhere } from './own-texts';

/** A turn, what the consumer read of dialogs that nothing had started by then, and a text of the one that was. */
interface Occasion {
  readonly turn: Turn;
  readonly strays: readonly { readonly reading: Event<'consumer-read'>; readonly dialog: Dialog }[];
  readonly own: Event<'consumer-read'> | undefined;
}

export const otherDialog: Rule = {
  id: 'unasked.other-dialog',
  lookAt:
    'what starts a dialog: its pattern character by character, its intent, or a rule or next action that names it',
  judge: (trace) =>
    onEvery(
      turnsOf(trace)
        .filter((turn) => isPlainTurn(turn) && turn.stimulus.kind !== 'configuration-offered')
        .flatMap((turn) => occasionIn(trace, turn)),
      judgeOccasion,
      'In no turn of this play a dialog was seen to run beside another that nothing had started.',
    ),
};

function occasionIn(trace: Trace, turn: Turn): Occasion[] {
  const inReach = dialogsInReachUntil(trace, turn);
  const others = turn.setup.bot.dialogs.filter((dialog) => !inReach.has(dialog));
  const usual = [...inReach].flatMap(({ interactions }) =>
    interactions.flatMap((each) => (each.type === 'text' ? [each.text] : [])),
  );
  const said = readings(turn.events).filter(({ via }) => via === 'message');
  // A text of a dialog in reach that holds a variable may become any other.
  const planned = turn.planned.flatMap((each) => (each.kind === 'text' ? [each.text] : []));
  const strays = said.flatMap((reading) => {
    const dialog = others.find((each) => fixedTextsOf(each).includes(reading.text));
    const isOther =
      dialog !== undefined &&
      ![...usual, ...planned].includes(reading.text) &&
      !mayComeFromElsewhere(trace, turn, reading.text);
    return isOther ? [{ reading, dialog }] : [];
  });
  const texts = openingTexts(turn);
  const own = said.find(({ text }) => texts.includes(text));
  const isShown = own !== undefined && others.some((dialog) => fixedTextsOf(dialog).length > 0);
  const isWatched = watchedTooShort(turn, texts.length * textPaceMs) === undefined;
  return strays.length > 0 || (isShown && isWatched) ? [{ turn, strays, own }] : [];
}

function judgeOccasion({ turn, strays, own }: Occasion): Finding {
  const [first] = strays;
  if (!first) return pass('No dialog said anything but the one that was started.', turn.stimulus, own);
  const { dialog, reading } = first;
  const [pattern] = dialog.patterns;
  return fail(
    `The consumer read ${quote(reading.text)}, a text of the dialog ${quote(dialog.name)}, which nothing had started.`,
    `no text of that dialog until ${pattern === undefined ? 'a rule or next action leads to it' : `${quote(pattern)} is heard`}`,
    turn.stimulus,
    ...strays.map((each) => each.reading),
  );
}
