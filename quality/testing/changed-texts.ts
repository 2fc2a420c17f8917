/**
 * A text that arrives a little changed is another text. Where a rule passes a trace, and would not if an altogether
 * different text stood there, it may not pass the trace with the text in the other case, cut short or with a line feed
 * either. In the same way it may not fail a changed text where it would not fail a different one.
 */
import type { Event, Trace } from '../../trace/trace';

/** How a text may come changed, by what is told of it. */
const changes: Readonly<Record<string, (text: string) => string>> = {
  'in the other case': (text) => (text === text.toLowerCase() ? text.toUpperCase() : text.toLowerCase()),
  'with a line feed at its end': (text) => `${text}\n`,
  'cut short': (text) => text.slice(0, -2),
  'with more behind it': (text) => `${text} now`,
};

const another = 'Nobody has ever configured these words.';

export interface JudgesTraces {
  readonly id: string;
  readonly judge: (trace: Trace) => { readonly verdict: string };
}

/** They look for a value or a word within a text; the words around it are the bot's own. */
const within: readonly string[] = [
  'context.not-for-people',
  'deferred.sentinel-hidden',
  'result.response-variable',
  'result.transform-script',
  'result.custom-data-fields',
];

/** The rules that look at whole texts, each with the file of its own tests. */
export function rulesOfWholeTexts(rules: Readonly<Record<string, JudgesTraces>>) {
  return Object.values(rules)
    .filter(({ id }) => !within.includes(id))
    .map((rule) => ({ rule, file: `judge/rules/${rule.id.replace('.', '/')}.test.ts` }));
}

/** One sentence for each changed text that a rule takes for the one that stood there. */
export function changedTextsTaken(rule: JudgesTraces, traces: readonly Trace[]): string[] {
  return traces.flatMap((trace) => {
    const { verdict } = rule.judge(trace);
    if (verdict === 'inconclusive') return [];
    return textsOf(trace).flatMap((text) => {
      if (rule.judge(replaced(trace, text, another)).verdict === verdict) return [];
      return Object.entries(changes)
        .filter(([, change]) => change(text) !== text)
        .filter(([, change]) => rule.judge(replaced(trace, text, change(text))).verdict === verdict)
        .map(([how]) => `${rule.id} ${told[verdict] ?? verdict} ${JSON.stringify(text)} ${how}`);
    });
  });
}

const told: Readonly<Record<string, string>> = { pass: 'passes', fail: 'fails' };

/** The texts that came from the implementation. */
function textsOf({ events }: Trace): string[] {
  const texts = events.flatMap((event) => {
    if (event.kind === 'consumer-read') return [event.text];
    if (event.kind === 'transfer-requested') return [event.message, event.context?.userMessage ?? ''];
    return [];
  });
  return [...new Set(texts)].filter((text) => text !== '' && text !== 'BLANK_MESSAGE');
}

/** The same trace with another text wherever the implementation gave this one. */
function replaced(trace: Trace, text: string, by: string): Trace {
  const events = trace.events.map((event): Event => {
    if (event.kind === 'consumer-read') return event.text === text ? { ...event, text: by } : event;
    if (event.kind !== 'transfer-requested') return event;
    const message = event.message === text ? by : event.message;
    if (event.context?.userMessage !== text) return { ...event, message };
    return { ...event, message, context: { ...event.context, userMessage: by } };
  });
  return { ...trace, events };
}
