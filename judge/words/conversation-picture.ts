/**
 * One play as a picture: consumer, bot and platform side by side, time running down, the deciding events marked. It is
 * one SVG that needs nothing else, in light and in dark, and every text in it is escaped: it may come from a stranger.
 */
import { moment, quote, seconds } from '../../trace/render-event';
import type { Event, Trace } from '../../trace/trace';
import { escapeMarkup } from './html';
import { isForFallbackSkill } from './is-for-fallback-skill';
import { visible } from './visible';

const lanes = { consumer: 140, bot: 370, platform: 600 } as const;
type Lane = keyof typeof lanes;

const width = 720;
const lineHeight = 15;
/** Characters that fit between two neighbouring lanes, and across a note. */
const narrow = 36;
const wide = 78;
const mostLines = 4;

/** Pictures with more events show the deciding ones with their surroundings; the rest is in the trace. */
const mostEvents = 60;
const targetFacts = 3;

type Shape =
  | { readonly kind: 'arrow'; readonly from: Lane; readonly to: Lane; readonly text: string; readonly broken?: boolean }
  | { readonly kind: 'at-platform'; readonly text: string }
  | { readonly kind: 'across'; readonly text: string };

/** The whole picture. `deciding` are the numbers of the events that show the finding. */
export function conversationPicture(trace: Trace, deciding: readonly number[]): string {
  const marked = new Set(deciding);
  const several = Object.keys(trace.conversations).length > 1;
  const parts: string[] = [];
  let y = 52;
  for (const entry of chosen(trace.events, marked)) {
    if ('leftOut' in entry) {
      parts.push(text(width / 2, y + 14, 'cp-quiet', 'middle', [`… ${entry.leftOut} events, in the trace …`]));
      y += 26;
      continue;
    }
    const drawn = drawEvent(entry, y, {
      marked: marked.has(entry.n),
      several,
      toFallbackSkill: isForFallbackSkill(entry, trace),
    });
    parts.push(drawn.svg);
    y += drawn.height;
  }
  const height = y + 14;
  const title = `Conversation of ${visible(trace.scenario, 200)} on ${trace.channel}`;
  const told =
    marked.size === 0 ? 'No single event decides.' : `Deciding events: ${[...marked].map((n) => `#${n}`).join(', ')}.`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" class="conversation-picture" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="${escapeMarkup(`${title}. ${told}`)}">`,
    `<style>${style}</style>`,
    `<rect class="cp-ground" x="0.5" y="0.5" width="${width - 1}" height="${height - 1}" rx="8"/>`,
    ...Object.entries(lanes).map(
      ([name, x]) =>
        `<rect class="cp-head" x="${x - 52}" y="10" width="104" height="24" rx="12"/>` +
        text(x, 27, 'cp-name', 'middle', [name]) +
        `<line class="cp-lane" x1="${x}" y1="34" x2="${x}" y2="${height - 8}"/>`,
    ),
    text(14, 27, 'cp-quiet', 'start', ['time']),
    ...parts,
    '</svg>',
    '',
  ].join('\n');
}

const style = `
.conversation-picture{font-family:system-ui,"Segoe UI",Roboto,"DejaVu Sans",sans-serif;font-size:12px}
.cp-ground{fill:#fff;stroke:#c9ced6}.cp-head{fill:#e8ecf2}.cp-name{fill:#1c2733;font-weight:600}
.cp-lane{stroke:#c9ced6;stroke-dasharray:3 4}.cp-text{fill:#1c2733}.cp-quiet{fill:#56616e;font-size:11px}
.cp-arrow{stroke:#2f5f9e;stroke-width:1.6;fill:none}.cp-tip{fill:#2f5f9e}.cp-broken{stroke-dasharray:6 4}
.cp-note{fill:#eef2f7;stroke:#c9ced6}.cp-mark{fill:#fff3cd;stroke:#b7791f;stroke-width:1.5}.cp-diamond{fill:#9a5b00}
@media (prefers-color-scheme:dark){
.cp-ground{fill:#161b22;stroke:#3a4350}.cp-head{fill:#2a323d}.cp-name,.cp-text{fill:#e6ebf1}.cp-lane{stroke:#3a4350}
.cp-quiet{fill:#a5b0bd}.cp-arrow{stroke:#7fb2f0}.cp-tip{fill:#7fb2f0}.cp-note{fill:#222a34;stroke:#3a4350}
.cp-mark{fill:#453608;stroke:#e0a93b}.cp-diamond{fill:#f0c465}}
@media print{.cp-ground{fill:#fff}.cp-text,.cp-name{fill:#000}}
`.replace(/\n/g, '');

/** The events to draw, with a gap where some are left out. */
function chosen(events: readonly Event[], marked: ReadonlySet<number>): (Event | { readonly leftOut: number })[] {
  if (events.length <= mostEvents) return [...events];
  const wanted = new Set<number>();
  const take = (index: number) => {
    if (index >= 0 && index < events.length && wanted.size < mostEvents) wanted.add(index);
  };
  for (let index = 0; index < 6; index += 1) take(index);
  events.forEach((event, index) => {
    if (!marked.has(event.n)) return;
    for (let near = index - targetFacts; near <= index + targetFacts; near += 1) take(near);
  });
  for (let index = 0; wanted.size < mostEvents; index += 1) take(index);
  const drawn: (Event | { readonly leftOut: number })[] = [];
  let leftOut = 0;
  events.forEach((event, index) => {
    if (!wanted.has(index)) {
      leftOut += 1;
      return;
    }
    if (leftOut > 0) drawn.push({ leftOut });
    leftOut = 0;
    drawn.push(event);
  });
  return leftOut > 0 ? [...drawn, { leftOut }] : drawn;
}

interface Seen {
  readonly marked: boolean;
  /** Whether the play has several conversations. */
  readonly several: boolean;
  readonly toFallbackSkill: boolean;
}

function drawEvent(event: Event, top: number, { marked, several, toFallbackSkill }: Seen) {
  const shape = shapeOf(event, toFallbackSkill);
  const told = several ? `${visible(event.conversation, 30)}: ${shape.text}` : shape.text;
  const lines = wrap(
    told,
    shape.kind === 'arrow' && Math.abs(lanes[shape.from] - lanes[shape.to]) < 300 ? narrow : wide,
  );
  const height = lines.length * lineHeight + (shape.kind === 'arrow' ? 18 : 20);
  const band = marked
    ? `<rect class="cp-mark" x="6" y="${top}" width="${width - 12}" height="${height - 3}" rx="5"/>` +
      `<path class="cp-diamond" d="M${width - 20} ${top + 7}l6 6l-6 6l-6 -6z"/>`
    : '';
  const time = text(14, top + lineHeight, 'cp-quiet', 'start', [`#${event.n}  ${moment(event)}`]);
  return { svg: `<g>${band}${time}${drawShape(shape, lines, top, height)}</g>`, height };
}

function drawShape(shape: Shape, lines: readonly string[], top: number, height: number): string {
  if (shape.kind === 'arrow') {
    const [from, to] = [lanes[shape.from], lanes[shape.to]];
    const y = top + height - 9;
    const way = Math.sign(to - from);
    return (
      text((from + to) / 2, top + lineHeight - 2, 'cp-text', 'middle', lines) +
      `<line class="cp-arrow${shape.broken ? ' cp-broken' : ''}" x1="${from}" y1="${y}" x2="${to - way * 6}" y2="${y}"/>` +
      `<path class="cp-tip" d="M${to} ${y}l${-way * 9} -4.5v9z"/>`
    );
  }
  const characters = Math.max(...lines.map(columns));
  const boxWidth = Math.min(characters * 6.6 + 20, width - 100);
  const centre = shape.kind === 'across' ? (lanes.consumer + lanes.platform) / 2 : lanes.platform;
  const x = Math.max(90, Math.min(centre - boxWidth / 2, width - 32 - boxWidth));
  return (
    `<rect class="cp-note" x="${x}" y="${top + 2}" width="${boxWidth}" height="${height - 8}" rx="4"/>` +
    text(x + boxWidth / 2, top + lineHeight + 2, 'cp-text', 'middle', lines)
  );
}

function text(x: number, y: number, name: string, anchor: 'start' | 'middle', lines: readonly string[]): string {
  if (lines.length === 0) return '';
  const spans = lines.map(
    (line, index) => `<tspan x="${x}" dy="${index === 0 ? 0 : lineHeight}">${escapeMarkup(line)}</tspan>`,
  );
  return `<text class="${name}" y="${y}" text-anchor="${anchor}">${spans.join('')}</text>`;
}

function shapeOf(event: Event, toFallbackSkill: boolean): Shape {
  const arrow = (from: Lane, to: Lane, said: string, broken = false): Shape => ({
    kind: 'arrow',
    from,
    to,
    text: said,
    broken,
  });
  switch (event.kind) {
    case 'consumer-said':
      return event.heardBy === 'bot'
        ? arrow('consumer', 'bot', quote(event.text))
        : arrow('consumer', 'platform', `to the agent: ${quote(event.text)}`);
    case 'consumer-read':
      return event.via === 'message'
        ? arrow('bot', 'consumer', quote(event.text))
        : arrow('platform', 'consumer', `${quote(event.text)} (from the transfer request)`);
    case 'transfer-requested':
      return arrow('bot', 'platform', transferWords(event, toFallbackSkill));
    case 'transfer-answered':
      return event.answer === 'accepted'
        ? arrow('platform', 'bot', `accepted (attempt ${event.attempt})`)
        : arrow(
            'platform',
            'bot',
            `${event.answer}${event.status === undefined ? '' : ` ${event.status}`} (attempt ${event.attempt})`,
            true,
          );
    case 'transfer-failed':
      return arrow('platform', 'bot', `transfer ${event.attempt} failed later`, true);
    case 'agent-joined':
      return { kind: 'at-platform', text: 'an agent joins' };
    case 'handed-over':
      return { kind: 'at-platform', text: `handed to ${event.to} ${quote(event.id, 80)}` };
    case 'returned-to-bot':
      return { kind: 'at-platform', text: 'given back to the bot' };
    case 'call-refused':
      return {
        kind: 'at-platform',
        text: `refuses ${quote(event.call, 60)}: ${event.status} ${quote(event.why, 120)}`,
      };
    case 'configuration-offered':
      return { kind: 'across', text: 'the configuration is offered' };
    case 'configuration-refused':
      return { kind: 'across', text: `the configuration is refused: ${event.status} ${quote(event.detail, 160)}` };
    case 'outage-began':
      return { kind: 'across', text: 'the bot engine falls silent' };
    case 'outage-ended':
      return { kind: 'across', text: 'the bot engine may answer again' };
    case 'time-passed':
      return { kind: 'across', text: `${seconds(event.ms)} pass` };
    case 'conversation-ended':
      return { kind: 'across', text: 'the conversation ends' };
  }
}

function transferWords(event: Event<'transfer-requested'>, toFallbackSkill: boolean): string {
  const skill = `${quote(event.skillId, 60)}${toFallbackSkill ? ' (the fallback skill)' : ''}`;
  const agent = event.agentId === undefined ? '' : `, agent ${quote(event.agentId, 60)}`;
  const context = event.context === undefined ? '' : `, context ${quote(JSON.stringify(event.context), 120)}`;
  return `transfer to skill ${skill}, message ${quote(event.message, 120)}${agent}${context}`;
}

/** Lines of at most `longest` columns, few of them: a picture is no place to read a novel. */
function wrap(told: string, longest: number): string[] {
  const lines: string[] = [''];
  for (const word of told.split(/(?<= )/)) {
    for (const piece of pieces(word, longest)) {
      const last = lines[lines.length - 1] ?? '';
      if (last !== '' && columns(last) + columns(piece.trimEnd()) > longest) lines.push(piece);
      else lines[lines.length - 1] = last + piece;
    }
  }
  if (lines.length <= mostLines) return lines;
  return [...lines.slice(0, mostLines - 1), `${(lines[mostLines - 1] ?? '').trimEnd().slice(0, longest - 2)} …`];
}

function pieces(word: string, longest: number): string[] {
  const cut: string[] = [''];
  for (const character of word) {
    const last = cut[cut.length - 1] ?? '';
    if (columns(last) + columns(character) > longest) cut.push(character);
    else cut[cut.length - 1] = last + character;
  }
  return cut;
}

/** Ideographs, full-width forms and emoji take two columns. */
function columns(text: string): number {
  return [...text].reduce(
    (sum, character) =>
      sum +
      (/[\u1100-\u11ff\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\uff00-\uff60]|\p{Extended_Pictographic}/u.test(character)
        ? 2
        : 1),
    0,
  );
}
