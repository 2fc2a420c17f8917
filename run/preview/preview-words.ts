/** Words that the preview as text and the preview as a page share. */
import { notLookedAt } from '../../exports/not-looked-at';
import { renderFlaw } from '../../exports/render-flaw';
import { visible } from '../../judge/words/visible';
import { quote } from '../../trace/render-event';
import type { Event, Trace } from '../../trace/trace';
import type { BotPreview, PreviewedEscalation } from './preview-bot';

/** More than these nobody reads. */
const mostFlaws = 200;

/** What could not be imported, before anything is shown. */
export function renderImported({ linted, imported }: BotPreview): string {
  const left =
    imported.leftOut.length === 0
      ? 'Nothing is left out'
      : `Left out: ${imported.leftOut.map((part) => visible(part, 300)).join('; ')}`;
  const guessed =
    imported.guessed > 0
      ? ` ${imported.guessed} of the escalations are settings of an integration, which no public export shows: how they are read is a guess.`
      : '';
  const { starters } = imported;
  const begin = starters === 0 ? '' : `; ${starters} more ${starters === 1 ? 'begins a dialog' : 'begin dialogs'}`;
  return `${imported.played} of ${linted.interactions} interactions can be played: texts and escalations${begin}. ${left}.${guessed}`;
}

export const whatThisIs =
  'This shows the definition of the bot, played in the reference engine of the suite. It is not LivePerson: what that makes of the bot was not seen.';

/** What is wrong with the bot, a paragraph for each; the last one tells how many more there are. */
export function renderFlaws({ file, linted }: BotPreview): readonly string[] {
  const rest = linted.findings.length - mostFlaws;
  return [
    ...notLookedAt(linted),
    ...linted.findings.slice(0, mostFlaws).map((finding) => renderFlaw(finding, file)),
    ...(rest > 0 ? [`… and ${rest} more, which lint-bot tells with --format=json.`] : []),
  ];
}

export function renderStart({ interaction, phrase, isOwnPhrase }: PreviewedEscalation): string {
  const name = quote(interaction.name, 80);
  return isOwnPhrase
    ? `Escalation ${name}: the consumer says ${quote(phrase, 80)}.`
    : `Escalation ${name}: no exact pattern leads to it by texts alone, so it is played from there on.`;
}

/** What the consumer reads, in order; a sentence of ours where there is nothing. */
export function renderRead(trace: Trace): readonly string[] {
  const refused = trace.events.find(({ kind }) => kind === 'configuration-refused');
  if (refused?.kind === 'configuration-refused') {
    return [`Nothing: the bot cannot be configured like this. ${quote(refused.detail, 300)}`];
  }
  const requested = trace.events.some(({ kind }) => kind === 'transfer-requested' || kind === 'call-refused');
  const lines = [...trace.events.flatMap(lineOf), ...(requested ? [] : ['          (no transfer is requested)'])];
  const readAny = trace.events.some(({ kind }) => kind === 'consumer-read');
  return readAny ? lines : [...lines, 'The consumer reads nothing.'];
}

function lineOf(event: Event): readonly string[] {
  switch (event.kind) {
    case 'consumer-said':
      return [`consumer  ${quote(event.text)}${event.heardBy === 'agent' ? ' (heard by the agent)' : ''}`];
    case 'consumer-read':
      return [`reads     ${quote(event.text)}`];
    case 'transfer-answered':
      return [`          (transfer ${event.attempt} ${answers[event.answer]})`];
    case 'transfer-failed':
      return [`          (transfer ${event.attempt} failed later)`];
    case 'call-refused':
      return [`          (the platform refuses it: ${quote(event.why, 120)})`];
    default:
      return [];
  }
}

const answers = {
  accepted: 'accepted',
  error: 'refused',
  reset: 'broken',
  'cut-off': 'broken',
  'not-json': 'broken',
} as const;

/** After the last thing that went wrong the consumer was told nothing: they wait for somebody who does not come. */
export function isLeftAlone(trace: Trace): boolean {
  const last = trace.events.findLast(
    (event) => event.kind === 'transfer-failed' || (event.kind === 'transfer-answered' && event.answer !== 'accepted'),
  );
  const readAny = trace.events.some(({ kind }) => kind === 'consumer-read');
  return last !== undefined && readAny && !trace.events.some(({ kind, n }) => kind === 'consumer-read' && n > last.n);
}

export const leftAlone = 'After that the consumer reads nothing more.';
