/**
 * The run as `ctrf.json`, in the Common Test Report Format (https://ctrf.io). A test of it is a requirement. It knows
 * passed, failed and skipped, and `other` for what is neither: only rows that make the run red are failed, rows that leave
 * it open and faults are other, and rows without that weight are skipped. The run is called healthy when a whole one
 * conforms, so that a reader who looks at nothing else is not misled.
 */
import { tellProfile } from '../judge/words/tell-profile';
import type { Evidence } from '../judge/verdict/evidence';
import { effectOnClaim, type ClaimEffect } from '../judge/verdict/claim-effect';
import type { JudgedRun, RowResult } from '../judge/verdict/verdict';
import { causeHeading } from '../judge/words/cause-words';
import { renderResult } from '../judge/words/paragraph';
import { renderConclusion, renderPart } from '../judge/words/render-extent';
import { renderFault } from '../judge/words/render-fault';
import { visible } from '../judge/words/visible';
import { rowOf } from '../requirements/catalogue';
import { sourceUrl } from '../requirements/source-url';
import { sources } from '../requirements/sources';
import { besideTheClaim } from './beside-the-claim';
import { exitMeaning } from './exit-meaning';
import { durationsMs } from './row-duration';

/** Of the format, as its schema has it. */
const specVersion = '0.0.0';

type TestStatus = 'passed' | 'failed' | 'skipped' | 'other';

interface Test {
  readonly name: string;
  readonly status: TestStatus;
  readonly duration: number;
  readonly [more: string]: unknown;
}

export function ctrfReport(run: JudgedRun, evidence: Evidence): string {
  const durationMs = durationsMs(evidence);
  const tests = [...run.results.map((result) => testOf(run, result, evidence, durationMs(result))), ...faultsOf(run)];
  const count = (status: TestStatus) => tests.filter((each) => each.status === status).length;
  const start = Date.parse(run.startedAt);
  const duration = run.tookMs ?? 0;
  const part = renderPart(run.extent);
  const { declaration, suite } = run;
  const report = {
    reportFormat: 'CTRF',
    specVersion,
    timestamp: new Date(start + duration).toISOString(),
    generatedBy: suite.name,
    results: {
      tool: { name: suite.name, version: suite.version },
      summary: {
        tests: tests.length,
        passed: count('passed'),
        failed: count('failed'),
        skipped: count('skipped'),
        pending: 0,
        other: count('other'),
        suites: new Set(run.results.map(({ id }) => rowOf(id).section)).size,
        start,
        stop: start + duration,
        duration,
      },
      tests,
      environment: {
        reportName: `Agent escalation: ${renderConclusion(run)}`,
        ...(declaration
          ? {
              appName: visible(declaration.implementation.name, 200),
              appVersion: visible(declaration.implementation.version, 200),
            }
          : {}),
        healthy: run.conclusion === 'conforms' && run.extent.whole,
        extra: {
          conclusion: run.conclusion,
          exitCode: run.exitCode,
          meaning: exitMeaning(run),
          profile: tellProfile(run),
          ...(part === undefined ? {} : { extent: part }),
          seed: run.seed,
        },
      },
    },
  };
  return `${JSON.stringify(report, undefined, 2)}\n`;
}

const statusByEffect: Readonly<Record<ClaimEffect, TestStatus>> = {
  red: 'failed',
  open: 'other',
  reported: 'skipped',
  fine: 'passed',
};

function testOf(run: JudgedRun, result: RowResult, evidence: Evidence, duration: number): Test {
  const row = rowOf(result.id);
  const effect = effectOnClaim(run, result);
  // What does not apply is fine for the claim, and nobody has seen it kept.
  const status = result.status === 'not-applicable' ? 'skipped' : statusByEffect[effect];
  return {
    name: row.statement,
    status,
    duration,
    suite: [row.section],
    ...(status === 'passed'
      ? {}
      : { message: messageOf(run, result, status), trace: renderResult(run, result, evidence) }),
    rawStatus: result.status,
    tags: [row.level, row.basis, result.gating ? 'in the profile' : 'beside the profile'],
    labels: { requirement: row.id, level: row.level, basis: row.basis, origin: row.origin, gating: result.gating },
    extra: {
      source: { title: sources[row.source.page].title, heading: row.source.heading, url: sourceUrl(row.source) },
    },
  };
}

function messageOf(run: JudgedRun, result: RowResult, status: TestStatus): string {
  return status === 'skipped' ? besideTheClaim(run, result) : causeHeading(result);
}

function faultsOf(run: JudgedRun): Test[] {
  return run.faults.map((fault, index) => ({
    name: `Fault ${index + 1}: ${fault.kind}${fault.scenario === undefined ? '' : `, ${visible(fault.scenario)}`}`,
    status: 'other',
    duration: 0,
    suite: ['Faults'],
    message: visible(fault.message),
    trace: renderFault(fault),
    rawStatus: `fault, ${fault.kind}`,
  }));
}
