import { readings } from '../../trace/pick-events';
import { quote } from '../../trace/render-event';
import type { Turn } from '../../trace/turn';
import { fixedTextsOf } from './unasked/own-texts';

/** What came in place of what was due. */
export interface Came {
  /** As the end of a sentence, with its colon; empty where nothing but texts of the turn came. `differenceOf` passes over it. */
  readonly told: string;
  /** Whether it is a text of a dialog that was not to run. */
  readonly ofDialog: boolean;
  /** Whether nothing came at all. */
  readonly nothing: boolean;
}

/** What a bot said in a turn from some event on that is not planned there: words of another dialog say most. */
export function whatCame({ events, planned, setup, stimulus }: Turn, from: number = stimulus.n): Came {
  const texts = planned.flatMap((each) => (each.kind === 'text' ? [each.text] : []));
  const said = readings(events).filter(({ n, via }) => n > from && via === 'message');
  const others = said.filter(({ text }) => !texts.includes(text));
  for (const { text } of others) {
    const dialog = setup.bot.dialogs.find((each) => fixedTextsOf(each).includes(text));
    if (!dialog) continue;
    const ran = dialog.type === 'fallback' ? 'its Fallback dialog' : `its dialog ${quote(dialog.name)}`;
    return { told: `: ${ran} said ${quote(text)} instead`, ofDialog: true, nothing: false };
  }
  const [other] = others;
  if (other === undefined) {
    const nothing = said.length === 0;
    return { told: nothing ? ': the bot said nothing' : '', ofDialog: false, nothing };
  }
  const isResponse = other.text === setup.bot.defaultUserFriendlyResponse;
  const named = `${quote(other.text)}${isResponse ? ', the default user-friendly response,' : ''}`;
  return { told: `: the consumer read ${named} instead`, ofDialog: false, nothing: false };
}
