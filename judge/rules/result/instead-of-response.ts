/** In which way a text is wrong that was to show what the platform answered: the sentence names what stands in place of which value. */
import { quote } from '../../../trace/render-event';

/** A value that a text is to hold, and the placeholders of which any may stand for it. */
export interface Due {
  readonly value: string;
  readonly by: readonly string[];
  /** Where the value comes from, as it is configured, where that says more than the placeholder. */
  readonly from?: string;
  /** Which of several it is, in words. */
  readonly place?: string;
  /** What it is, in a word or two. */
  readonly what: string;
}

/** What may stand there wrongly, each with how the sentence calls it. */
export type KnownWrong = readonly (readonly [value: string, called: string])[];

export interface Instead {
  /** Begins the sentence, and is the same wherever the same went wrong. */
  readonly told: string;
  /** The text of those that were read in which it shows; undefined where none of them is this text. */
  readonly text: string | undefined;
  /** The values that are missing. */
  readonly missing: readonly Due[];
}

/** Of several texts those that hold what is due show nothing of it. `what` is due, in the words of the row. */
export function insteadOfResponse(
  template: string,
  dues: readonly Due[],
  texts: readonly string[],
  known: KnownWrong,
  what: string,
): Instead {
  const wrong = texts.filter((text) => !holds(text, dues));
  const [found] = wrong.flatMap((text) => {
    const shown = shownBy(template, text);
    return shown ? [{ text, shown }] : [];
  });
  const text = found?.text ?? wrong.find((each) => beginsAlike(template, each));
  if (text === undefined) return { told: 'does not come', text, missing: dues };
  const missing = dues.filter(({ value }) => !text.includes(value));
  const ways = new Set(
    missing.map(({ by }) =>
      wayOf(
        by.map((placeholder) => found?.shown.get(placeholder)),
        by,
        known,
        what,
      ),
    ),
  );
  const part = missing.length < dues.length ? ' in part' : '';
  return { told: `is ${[...ways].join(' and ')}${part}`, text, missing };
}

/** Whether the text shows all that is due. */
export function holds(text: string, dues: readonly Due[]): boolean {
  return dues.every(({ value }) => text.includes(value));
}

/** The values that are missing, with where they were to stand. */
export function renderDues(dues: readonly Due[]): string {
  return dues
    .map(({ by, from, place, value }) => {
      const source = from === undefined ? '' : ` (${place === undefined ? '' : `${place}, `}from ${quote(from)})`;
      return `${by.map((each) => quote(each)).join(' or ')}${source} is to be ${quote(value)}`;
    })
    .join(' and ');
}

function wayOf(shown: readonly (string | undefined)[], by: readonly string[], known: KnownWrong, what: string): string {
  const [first = undefined, ...others] = [...shown].sort((a, b) => (b ?? '').length - (a ?? '').length);
  if (first === undefined || others.includes(undefined)) return 'not there';
  if (first === '') return 'empty';
  // With nothing but blanks between two of them, each may hold it.
  const isAll = (value: string) => value !== '' && first.split(value).every((rest) => rest.trim() === '');
  const called = known.find(([value]) => first === value || isAll(value))?.[1];
  if (called !== undefined) return called;
  // With nothing but blanks between two of them, which text stands for which cannot be told: together they can.
  const rest = by.reduce((text, each) => text.replaceAll(each, ''), first);
  if (rest.trim() === '') return 'the placeholder as it is written';
  // Of which nobody knows what it is: that two rows show such a text does not make it one cause.
  return `something else than ${what}`;
}

/** What stands for each placeholder, when the text is that of the template. */
function shownBy(template: string, text: string): ReadonlyMap<string, string> | undefined {
  const placeholders = template.match(placeholder) ?? [];
  const parts = template.split(placeholder).map((part) => part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'));
  const pattern = parts.map((part) => part.replace(/\s+/g, '\\s*')).join('([\\s\\S]*?)');
  const found = new RegExp(`^\\s*${pattern}\\s*$`).exec(text);
  return found ? new Map(placeholders.map((each, index) => [each, (found[index + 1] ?? '').trim()])) : undefined;
}

const placeholder = /\{[^{}]*\}/g;

/** By the words before the first placeholder. */
function beginsAlike(template: string, text: string): boolean {
  const words = template.slice(0, Math.max(0, template.indexOf('{'))).trimEnd();
  return words !== '' && text.startsWith(words);
}
