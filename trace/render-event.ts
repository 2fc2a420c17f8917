/** Puts events into words: one line each, safe to print whatever the text holds. */
import { blankMessage, type Event } from './trace';

/** The text in quotes, with control characters made visible, cut at `longest` characters. */
export function quote(text: string, longest = 200): string {
  const shown = [...text].slice(0, longest).join('');
  // JSON escapes the C0 controls; C1, line separators, every mark without a shape (direction, width) and marks heaped on one letter need the same.
  const escaped = JSON.stringify(shown).replace(
    /[\u007f-\u009f\u2028\u2029\p{Cf}]|(?<=\p{M}{4})\p{M}/gu,
    (character) => {
      const point = (character.codePointAt(0) ?? 0).toString(16);
      return point.length > 4 ? `\\u{${point}}` : `\\u${point.padStart(4, '0')}`;
    },
  );
  return shown.length < text.length ? `${escaped} … (${text.length} characters)` : escaped;
}

/** Milliseconds as seconds: `0.1 s`, `180.0 s`. Rounded down, so that a moment just before a limit never shows as the limit. */
export function seconds(ms: number): string {
  return `${(Math.floor(ms / 100) / 10).toFixed(1)} s`;
}

/** The moment of an event: one instant, or the span in which a virtual clock places it. */
export function moment(event: Event): string {
  return event.afterMs === event.byMs ? seconds(event.byMs) : `${seconds(event.afterMs)}–${seconds(event.byMs)}`;
}

/** One event as a line: number, moment, who to whom, what. */
export function renderEvent(event: Event): string {
  return `#${event.n}  ${moment(event)}  ${whoAndWhat(event)}`;
}

/** Who did what, without number and moment. */
export function whoAndWhat(event: Event): string {
  switch (event.kind) {
    case 'configuration-offered':
      return 'suite  offers the configuration';
    case 'configuration-refused':
      return `implementation  refuses the configuration with status ${event.status}: ${quote(event.detail)}`;
    case 'consumer-said':
      return `consumer → ${event.heardBy}  ${quote(event.text)}`;
    case 'consumer-read':
      return event.via === 'message'
        ? `bot → consumer  ${quote(event.text)}`
        : `platform → consumer  ${quote(event.text)} (from the transfer request)`;
    case 'transfer-requested':
      return `bot → platform  transfer to skill ${quote(event.skillId)}${event.agentId === undefined ? '' : `, agent ${quote(event.agentId)}`}, ${messageIn(event)}${event.context ? `, context ${quote(JSON.stringify(event.context))}` : ''}`;
    case 'transfer-answered':
      return `platform → bot  ${event.answer === 'error' ? `error ${event.status ?? ''}` : event.answer} (attempt ${event.attempt})`;
    case 'handed-over':
      return `platform  hands the conversation to ${event.to} ${quote(event.id)}`;
    case 'transfer-failed':
      return `platform → bot  accepted transfer ${event.attempt} failed`;
    case 'agent-joined':
      return `platform → bot  an agent joined`;
    case 'returned-to-bot':
      return 'platform  gives the conversation back to the bot';
    case 'outage-began':
      return 'suite  the bot engine falls silent';
    case 'outage-ended':
      return 'suite  the bot engine may answer again';
    case 'time-passed':
      return `suite  ${seconds(event.ms)} pass`;
    case 'call-refused':
      return `platform  refuses ${quote(event.call)} with status ${event.status}: ${quote(event.why)}`;
    case 'conversation-ended':
      return 'suite  ends the conversation';
  }
}

function messageIn({ message, toldByPlace }: Event<'transfer-requested'>): string {
  if (toldByPlace !== true) return `message ${quote(message)}`;
  return message === blankMessage ? 'no message shortly before it' : `message by its place ${quote(message)}`;
}
