/**
 * A trace in which every text of the bot's stands alone. No document says how texts in a row travel: a bot may put them into
 * one, with new lines between, and the consumer reads the same.
 */
import { oncePerTrace } from './once-per-trace';
import { fill } from './templates';
import { capText, type Event, type Trace } from './trace';
import type { Turn } from './turn';
import { turnsOf } from './turns';

/** The trace itself where nothing was put together. */
export const withSeparateTexts = oncePerTrace((trace) => (joinedIn(trace).length === 0 ? trace : separate(trace)));

function joinedIn(trace: Trace): Event<'consumer-read'>[] {
  return trace.events.filter(
    (event): event is Event<'consumer-read'> =>
      event.kind === 'consumer-read' && event.via === 'message' && event.text.includes('\n'),
  );
}

function separate(trace: Trace): Trace {
  const turns = turnsOf(trace);
  const joined = new Set<Event>(joinedIn(trace));
  const events = trace.events.flatMap((event): Event[] => {
    if (!joined.has(event) || event.kind !== 'consumer-read') return [event];
    const turn = turns.find((each) => each.events.includes(event));
    const parts = turn && partsOf(event.text, textsOf(trace, turn));
    return parts && parts.length > 1 ? parts.map((text) => ({ ...event, text })) : [event];
  });
  return { ...trace, events };
}

/** The texts that the bot has for the consumer in a turn, whatever its dialogs lead to. */
function textsOf({ implementation }: Trace, { planned, setup, variables }: Turn): readonly string[] {
  const said = planned.flatMap((each) => (each.kind === 'text' && each.settled ? [each.text] : []));
  const others = setup.bot.dialogs
    .flatMap(({ interactions }) => interactions)
    .flatMap((each) => (each.type === 'text' ? [fill(each.text, variables).value] : []));
  const { defaultUserFriendlyResponse: own } = setup.bot;
  return [...said, ...others, implementation.fallbackMessage, capText, ...(own === undefined ? [] : [own])].filter(
    (text) => text !== '',
  );
}

/**
 * The texts that make this one when they are put together; the text itself where it is one of them, or nothing is known of it. The
 * first way counts. No place is looked at twice: a text may have thousands of parts, and each may be the beginning of another.
 */
function partsOf(text: string, texts: readonly string[]): readonly string[] | undefined {
  const stands = (each: string, at: number) => text.startsWith(each, at);
  const deadEnds = new Set<number>();
  const parts: string[] = [];
  const way = [{ at: 0, next: 0 }];
  for (let here = way.at(-1); here; here = way.at(-1)) {
    const { at, next } = here;
    const rest = next === 0 ? texts.find((each) => text.length - at === each.length && stands(each, at)) : undefined;
    if (rest !== undefined) return [...parts, rest];
    const place = texts.findIndex(
      (each, index) =>
        index >= next && stands(each, at) && text[at + each.length] === '\n' && !deadEnds.has(behind(text, at, each)),
    );
    const part = texts[place];
    if (part === undefined) {
      deadEnds.add(at);
      way.pop();
      parts.pop();
    } else {
      here.next = place + 1;
      parts.push(part);
      way.push({ at: behind(text, at, part), next: 0 });
    }
  }
  return undefined;
}

/** Where the next part begins: new lines between two are of no consequence. */
function behind(text: string, at: number, part: string): number {
  let next = at + part.length;
  while (text[next] === '\n') next += 1;
  return next;
}
