/**
 * One failure as one paragraph that a stranger can act on: what happened, what was expected, what was seen, where it is
 * written, where to look, how to see it again. Every reporter shows this same text.
 */
import { createRequire } from 'node:module';
import { rowOf, type Row } from '../../requirements/catalogue';
import { derivations } from '../../requirements/derivations';
import { sourceUrl } from '../../requirements/source-url';
import { sources } from '../../requirements/sources';
import type { JudgedFinding } from '../../results/judged-finding';
import type { Finding } from '../../results/finding';
import type * as rulesModule from '../rules/table';
import { withoutSearch } from '../verdict/difference-of';
import type { JudgedRun, RowResult } from '../verdict/verdict';
import type { Waiver } from '../../results/waiver';
import { renderEvent } from '../../trace/render-event';
import type { Event, Trace } from '../../trace/trace';
import type { Evidence } from '../verdict/evidence';
import { firstWords } from './first-words';
import { isForFallbackSkill } from './is-for-fallback-skill';
import { labelled } from './labelled';
import { nearlyDescribed } from './nearly-described';
import { replayLine } from './replay-line';
import { visible } from './visible';
import { whereToLook } from './where-to-look';

/** A finding, or the reason why there is none. */
export type Told = Omit<Finding, 'verdict'> & {
  readonly verdict: Finding['verdict'] | 'not-applicable' | 'waived' | 'unstable';
  /** How many findings of its row fail, and what those have in common. */
  readonly pattern?: string;
  /** Texts of the bot that nearly are those of its description. */
  readonly described?: readonly string[];
  /** Who excuses it, until when and why: one line for each waiver. */
  readonly waived?: readonly string[];
};

/** A rule is asked where to look by a paragraph alone: who shows that a row passed needs none of the rules. */
const load: (name: string) => unknown = createRequire(__filename);

/** More events than this are in the trace file, not in the paragraph. */
const mostEvents = 20;

/** The whole paragraph. */
export function renderFailure(row: Row, finding: Told, trace: Trace | undefined, replay: string): string {
  const { title } = sources[row.source.page];
  const lines = [
    `${firstWords[finding.verdict]}  ${row.id}   ${row.level.toUpperCase()} · ${row.basis}`,
    `  ${visible(finding.because)}`,
    ...labelled('Expected', finding.expected === undefined ? [] : [visible(finding.expected)]),
    ...labelled('Observed', trace ? observed(finding, trace) : []),
    ...labelled(
      'Described',
      (finding.described ?? []).map((each) => visible(each)),
    ),
    ...labelled('Findings', finding.pattern === undefined ? [] : [visible(finding.pattern)]),
    ...labelled('Waived', finding.waived ?? []),
    ...labelled('Scenario', trace ? [`${visible(trace.scenario)} on ${trace.channel}: ${visible(trace.title)}`] : []),
    ...labelled('Source', [`${title}, "${row.source.heading}"`, sourceUrl(row.source)]),
    ...labelled('Inferred', finding.verdict === 'fail' ? derivedFrom(row) : []),
    ...(finding.verdict === 'not-applicable'
      ? []
      : [...labelled('Look at', [visible(finding.lookAt ?? lookAtOf(row))]), ...labelled('Replay', [replay])]),
  ];
  return lines.join('\n');
}

function lookAtOf({ id }: Row): string {
  const { rules } = load('../rules/table') as typeof rulesModule;
  return rules[id].lookAt;
}

/** How a row that the documents do not state follows from what they do. */
function derivedFrom({ id }: Row): readonly string[] {
  const derivation = derivations[id];
  return derivation ? [derivation.so] : [];
}

/** The finding that decides a row: the first failure, else the first open question, else the first finding. */
export function decidingFinding({ findings, unstable }: RowResult): JudgedFinding | undefined {
  // Of plays that differ the worst one tells most, in the scenario where they do.
  const told = unstable
    ? findings.filter((each) => each.scenario === unstable.scenario && each.channel === unstable.channel)
    : findings;
  const first = (verdict: Finding['verdict']) => told.find((finding) => finding.verdict === verdict);
  return first('fail') ?? first('inconclusive') ?? findings[0];
}

/** Why the row has its status, in a sentence. */
export function reasonOf(result: RowResult): string | undefined {
  const because = decidingFinding(result)?.because;
  return result.unstable || because === undefined ? result.why : withoutSearch(because);
}

/** The paragraph of a row's deciding finding, or of the reason why it has none. */
export function renderResult(run: JudgedRun, result: RowResult, evidence: Evidence): string {
  const row = rowOf(result.id);
  const finding = decidingFinding(result);
  const replay = (finding && evidence.replayOf(finding)) ?? replayLine(run, result.id);
  const lookAt = whereToLook(run, result.id, finding);
  if (finding && result.waivers) {
    const told: Told = { ...finding, lookAt, verdict: 'waived', waived: result.waivers.map(renderWaiver) };
    return renderFailure(row, told, evidence.traceOf(finding), replay);
  }
  if (finding && result.unstable) {
    const told: Told = { ...finding, lookAt, verdict: 'unstable', because: result.why ?? '' };
    return renderFailure(row, told, evidence.traceOf(finding), replay);
  }
  if (finding) {
    const described = finding.verdict === 'fail' ? nearlyDescribed(run, evidence.traceOf(finding)) : [];
    const told: Told = {
      ...finding,
      lookAt,
      described,
      ...(result.pattern === undefined ? {} : { pattern: result.pattern }),
    };
    return renderFailure(row, told, evidence.traceOf(finding), replay);
  }
  const verdict = result.status === 'not-applicable' ? 'not-applicable' : 'inconclusive';
  const because = result.why ?? 'No scenario that exercises it was played to its end.';
  return renderFailure(row, { verdict, because, lookAt, evidence: [] }, undefined, replay);
}

/** A waiver in one line. */
export function renderWaiver(waiver: Waiver): string {
  const issue = waiver.issue === undefined ? '' : `, ${visible(waiver.issue)}`;
  return `until ${waiver.expires} by ${visible(waiver.owner, 200)}: ${visible(waiver.reason)} (${visible(waiver.at, 200)}${issue})`;
}

function observed(finding: Told, trace: Trace): string[] {
  const events = trace.events.filter((event) => finding.evidence.includes(event.n));
  if (events.length === 0) return [`nothing that speaks of it, in ${trace.events.length} events`];
  const rest = events.length - mostEvents;
  const lines = events.slice(0, mostEvents).map((event) => renderPlaced(event, trace));
  return rest > 0 ? [...lines, `… and ${rest} more, in the trace`] : lines;
}

/** The event as a line, with its conversation where there are several, and what it means that its numbers do not say. */
export function renderPlaced(event: Event, trace: Trace): string {
  const several = Object.keys(trace.conversations).length > 1;
  const beside = [
    ...(isForFallbackSkill(event, trace) ? ['the fallback skill'] : []),
    ...(several ? [`conversation ${visible(event.conversation)}`] : []),
  ];
  return beside.length === 0 ? renderEvent(event) : `${renderEvent(event)}  (${beside.join(', ')})`;
}
