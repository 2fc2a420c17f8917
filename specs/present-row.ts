/** Presents one requirement of the run: what was set up, what happened, what was found, and the play that decides. */
import { link } from 'allure-js-commons';
import type { TestInfo } from '@playwright/test';
import type { Row } from '../requirements/catalogue';
import type { Evidence, Judged } from '../judge/verdict/evidence';
import { conversationPicture } from '../judge/words/conversation-picture';
import { issueLink } from '../judge/words/issue-link';
import { decidingFinding, renderResult } from '../judge/words/paragraph';
import { renderConversation } from '../judge/words/render-conversation';
import { renderFault } from '../judge/words/render-fault';
import { renderGiven, renderWhen } from '../judge/words/render-play';
import { visible } from '../judge/words/visible';
import { worstFirst } from '../judge/words/worst-first';
import type { JudgedFinding } from '../results/judged-finding';
import type { RowResult } from '../judge/verdict/verdict';
import type { Trace } from '../trace/trace';
import { attach } from './attach';
import { cutLines, toldStep } from './told-step';
import { unsatisfied } from './unsatisfied';

/** Conversations of so many further plays are attached where a row fails in several. */
const mostOthers = 5;

/** A longer trace is cut in the report, which holds one for each requirement. */
const longestTrace = 200_000;

export async function presentRow(row: Row, { run, evidence }: Judged, testInfo: TestInfo): Promise<void> {
  const { id, behaviour } = row;
  const result = run.results.find((each) => each.id === id);
  if (!result) throw new Error(`The run gives no result for "${id}", although it was selected.`);
  for (const waiver of result.waivers ?? []) {
    const url = issueLink(waiver);
    if (url !== undefined) await link(url, visible(waiver.issue ?? url, 200), 'issue');
  }
  if (result.status === 'not-applicable') {
    testInfo.skip(true, `NOT APPLICABLE  ${result.why ?? ''}`);
  }

  const deciding = decidingFinding(result);
  const trace = deciding && evidence.traceOf(deciding);
  if (trace) attachPlay(trace, deciding.evidence, testInfo);

  const step = (title: string, name: string, lines: readonly string[], last?: () => void) =>
    toldStep(title, cutLines(lines, name, testInfo), last);
  await step(`Given ${behaviour.given}`, 'all that was given', trace ? renderGiven(trace) : []);
  await step(`When ${behaviour.when}`, 'all that happened', trace ? renderWhen(trace) : []);
  const paragraph = () => renderResult(run, result, evidence);
  const fault = evidence.plays.find((play) => play.fault && play.exercises?.includes(id))?.fault;
  // What a fault kept from being judged has no outcome to show, not even a failed one.
  if (result.status === 'inconclusive' && fault) unsatisfied(`${renderFault(fault)}\n\n${paragraph()}`, testInfo);
  attachOthers(result.findings, deciding, evidence, testInfo);
  await step(`Then ${behaviour.then}`, 'every finding', worstFirst(result.findings).map(tellFinding), () => {
    if (result.status === 'waived') testInfo.skip(true, paragraph());
    if (result.status !== 'passed') unsatisfied(paragraph(), testInfo);
    if (!isShown(result)) unsatisfied(`INCONCLUSIVE  ${id}\n  It counts as passed, and no play shows it.`, testInfo);
  });
}

/** Green needs a play that says so: a status alone is not evidence. */
function isShown(result: RowResult): boolean {
  return result.findings.some((finding) => finding.listed && finding.verdict === 'pass');
}

function tellFinding(finding: JudgedFinding): string {
  const listed = finding.listed ? '' : ', seen in passing';
  return `${finding.verdict}: ${visible(finding.scenario)} on ${finding.channel}${listed}. ${visible(finding.because, 400)}`;
}

/** The conversations of further plays that failed, so that more than one of them can be looked at. */
function attachOthers(
  findings: readonly JudgedFinding[],
  deciding: JudgedFinding | undefined,
  { traceOf }: Evidence,
  testInfo: TestInfo,
): void {
  const others = findings.filter((finding) => finding.verdict === 'fail' && finding !== deciding);
  const told = others.slice(0, mostOthers).flatMap((finding) => {
    const trace = traceOf(finding);
    return trace ? [`${tellFinding(finding)}\n\n${renderConversation(trace)}`] : [];
  });
  if (told.length === 0) return;
  const rest = others.length - mostOthers;
  const more = rest > 0 ? [`… and ${rest} more that failed, each with its trace in the results folder\n`] : [];
  const body = [...told, ...more].join('\n----\n\n');
  const name = `further plays that failed${rest > 0 ? `, ${mostOthers} of ${others.length}` : ''}`;
  attach(testInfo, name, { body, contentType: 'text/plain' });
}

function attachPlay(trace: Trace, evidence: readonly number[], testInfo: TestInfo): void {
  const name = `${visible(trace.scenario)} on ${trace.channel}`;
  const picture = conversationPicture(trace, evidence);
  attach(testInfo, `picture of ${name}`, { body: picture, contentType: 'image/svg+xml' });
  attach(testInfo, `conversation of ${name}`, { body: renderConversation(trace), contentType: 'text/plain' });
  const whole = `${JSON.stringify(trace, undefined, 2)}\n`;
  if (whole.length > longestTrace) {
    const body = `${whole.slice(0, longestTrace)}\n… cut after ${longestTrace} of ${whole.length} characters; the whole trace is in the results folder, in traces/.\n`;
    attach(testInfo, `beginning of the trace of ${name}`, { body, contentType: 'text/plain' });
    return;
  }
  const body = whole;
  attach(testInfo, `trace of ${name}`, { body, contentType: 'application/json' });
}
