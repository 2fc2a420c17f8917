import type { Declaration } from '../../protocol/types';
import { type RequirementId, rows } from '../../requirements/catalogue';
import { expect, test } from '../../quality/testing/test';
import type { JudgedFinding } from '../../results/judged-finding';
import type { Verdict } from '../../results/finding';
import { concludeRun, type JudgedRun } from './verdict';
import type { RunFault } from '../../results/run-fault';
import type { RunFacts } from '../../results/run-facts';
import type { Waiver } from '../../results/waiver';

const everything: Declaration = {
  protocol: 'escalation-conformance/1',
  implementation: { name: 'by hand', version: '1' },
  channels: ['messaging', 'chat'],
  clock: 'virtual',
  capabilities: ['bot-outage', 'agent-id', 'bot-to-bot', 'receiver', 'result-data'],
  fallbackMessage: 'Pardon?',
};

const facts: RunFacts = {
  suite: { name: 'suite', version: '1', requirements: 'digest' },
  startedAt: '2024-02-29T12:00:00.000Z',
  target: 'http://127.0.0.1:1/',
  declaration: everything,
  profile: 'page@1',
  strict: false,
  clock: 'virtual',
  channels: ['messaging', 'chat'],
  seed: 1,
  only: undefined,
  interrupted: false,
};

function finding(requirement: RequirementId, verdict: Verdict, listed = true): JudgedFinding {
  return {
    requirement,
    verdict,
    listed,
    because: 'So it is.',
    evidence: [],
    scenario: 'by/hand',
    channel: 'messaging',
  };
}

/** Every row passes, save those that say otherwise. */
function allPassBut(others: Partial<Record<RequirementId, Verdict>> = {}): JudgedFinding[] {
  return rows.map(({ id }) => finding(id, others[id] ?? 'pass'));
}

function conclude(
  findings: readonly JudgedFinding[],
  more: Partial<RunFacts> = {},
  ...faults: RunFault['kind'][]
): JudgedRun {
  return concludeRun(
    { ...facts, ...more },
    findings,
    faults.map((kind) => ({ kind, message: 'It broke.' })),
    () => true,
  );
}

function statusOf(run: JudgedRun, id: RequirementId) {
  return run.results.find((result) => result.id === id);
}

const gating: RequirementId = 'message.before-transfer';
const inferred: RequirementId = 'deferred.sentinel-hidden';
const documentedShould: RequirementId = 'deferred.uncaught-goes-to-fallback';
const inferredShould: RequirementId = 'cap.no-fourth-sentinel';
const onMessagingInSilence: RequirementId = 'silence.nothing-within-three-minutes';

// The status of a row.

test('a row whose listed findings all pass has passed', () => {
  expect(statusOf(conclude([finding(gating, 'pass'), finding(gating, 'pass')]), gating)?.status).toBe('passed');
});

test('one inconclusive finding among those listed leaves the row inconclusive', () => {
  const run = conclude([finding(gating, 'pass'), finding(gating, 'inconclusive')]);

  expect(statusOf(run, gating)?.status).toBe('inconclusive');
});

test('one failure fails the row, also by a scenario that does not list it', () => {
  expect(statusOf(conclude([finding(gating, 'pass'), finding(gating, 'fail')]), gating)?.status).toBe('failed');
  expect(statusOf(conclude([finding(gating, 'pass'), finding(gating, 'fail', false)]), gating)?.status).toBe('failed');
});

test('what scenarios find that do not list the row counts for nothing else', () => {
  const run = conclude([finding(gating, 'pass', false), finding(gating, 'inconclusive', false)]);

  expect(statusOf(run, gating)).toMatchObject({ status: 'inconclusive', findings: [] });
  expect(statusOf(run, gating)?.why).toContain('No scenario that exercises it was played');
});

test('a capability that is not declared makes a row not applicable, and is named', () => {
  const run = conclude(allPassBut(), { declaration: { ...everything, capabilities: ['agent-id'] } });

  expect(statusOf(run, onMessagingInSilence)).toMatchObject({ status: 'not-applicable', findings: [] });
  expect(statusOf(run, onMessagingInSilence)?.why).toContain('"bot-outage"');
});

test('a channel that was not used makes a row not applicable, and is named', () => {
  const run = conclude(allPassBut(), { channels: ['chat'] });

  expect(statusOf(run, onMessagingInSilence)?.status).toBe('not-applicable');
  expect(statusOf(run, onMessagingInSilence)?.why).toBe('It is judged on messaging only; this run used chat.');
});

test('a clock that keeps its own waits makes the configured wait not applicable', () => {
  const run = conclude(allPassBut(), { clock: 'real' });

  expect(statusOf(run, 'silence.configured-wait')).toMatchObject({
    status: 'not-applicable',
    why: "It is judged with a clock that is virtual or configurable only; this run's was real.",
  });
  expect(statusOf(conclude(allPassBut(), { clock: 'configurable' }), 'silence.configured-wait')?.status).toBe('passed');
});

test('a row that does not apply is not failed by a finding', () => {
  const run = conclude(allPassBut({ [onMessagingInSilence]: 'fail' }), { channels: ['chat'] });

  expect(statusOf(run, onMessagingInSilence)?.status).toBe('not-applicable');
  expect(run.exitCode).toBe(0);
});

test('without a declaration no row is called not applicable', () => {
  const run = conclude([], { declaration: undefined }, 'unreachable');

  expect(run.counts).toMatchObject({ passed: 0, failed: 0, inconclusive: rows.length, 'not-applicable': 0 });
});

test('every row is counted once', () => {
  const run = conclude(allPassBut({ [gating]: 'fail', [inferred]: 'inconclusive' }), {
    declaration: { ...everything, capabilities: [] },
  });

  expect(Object.values(run.counts).reduce((sum, count) => sum + count)).toBe(rows.length);
  expect(run.counts).toMatchObject({ failed: 1, inconclusive: 1 });
});

// Waivers.

const waiver: Waiver = {
  requirement: gating,
  reason: 'The message comes late until release 12.',
  owner: 'bots team',
  expires: '2030-01-01',
  at: 'waivers.yaml line 1',
};

test('a failure that a waiver excuses is waived, with the waiver beside it', () => {
  const run = conclude(allPassBut({ [gating]: 'fail' }), { waivers: [waiver] });

  expect(statusOf(run, gating)).toMatchObject({ status: 'waived', waivers: [waiver] });
  expect(run).toMatchObject({ exitCode: 0, counts: { waived: 1, failed: 0 } });
});

test('a waiver for one scenario leaves the failure in another', () => {
  const elsewhere = { ...finding(gating, 'fail'), scenario: 'some/other' };
  const waivers = [{ ...waiver, scenario: 'by/hand' }];
  const run = conclude([...allPassBut({ [gating]: 'fail' }), elsewhere], { waivers });

  expect(statusOf(run, gating)?.status).toBe('failed');
});

test('a waiver for what passes now is wrong usage', () => {
  const run = conclude(allPassBut(), { waivers: [waiver] });

  expect(run.exitCode).toBe(2);
  expect(run.faults.map(({ message }) => message)).toEqual([
    'waivers.yaml line 1: message.before-transfer passes now, everywhere. Remove the entry. If only some seeds show the failure, name the property that finds it: message.before-transfer@generated/….',
  ]);
});

test('a waiver for what passes in a part of a run is left alone', () => {
  const run = concludeRun({ ...facts, waivers: [waiver] }, allPassBut(), [], () => false);

  expect(run).toMatchObject({ exitCode: 0, faults: [] });
});

test('a waiver at a place that was not made for the requirement is wrong usage when it passes there', () => {
  const waivers = [{ ...waiver, scenario: 'some/other' }];
  const there = (verdict: Verdict) => ({ ...finding(gating, verdict, false), scenario: 'some/other' });

  expect(conclude([...allPassBut(), there('pass')], { waivers }).faults.map(({ message }) => message)).toEqual([
    'waivers.yaml line 1: message.before-transfer@some/other passes now. Remove the entry.',
  ]);
  expect(conclude([...allPassBut(), there('inconclusive')], { waivers }).faults).toEqual([]);
});

// The exit code.

test('a run in which everything passes conforms', () => {
  expect(conclude(allPassBut())).toMatchObject({ exitCode: 0, conclusion: 'conforms' });
});

test('a failed row that gates does not conform', () => {
  expect(conclude(allPassBut({ [gating]: 'fail' }))).toMatchObject({ exitCode: 1, conclusion: 'does not conform' });
});

test('a row that gates and is not judged leaves the run incomplete', () => {
  expect(conclude(allPassBut({ [gating]: 'inconclusive' }))).toMatchObject({ exitCode: 6, conclusion: 'incomplete' });
});

test('an interrupted run is incomplete', () => {
  expect(conclude(allPassBut(), { interrupted: true })).toMatchObject({ exitCode: 6, conclusion: 'incomplete' });
});

for (const id of [inferred, documentedShould, inferredShould]) {
  for (const verdict of ['fail', 'inconclusive'] as const) {
    test(`${verdict} on ${id}, which does not gate, turns no run red`, () => {
      expect(conclude(allPassBut({ [id]: verdict })).exitCode).toBe(0);
    });
  }
}

test('with --strict a failed documented should is red, an inferred one is not', () => {
  expect(conclude(allPassBut({ [documentedShould]: 'fail' }), { strict: true }).exitCode).toBe(1);
  expect(conclude(allPassBut({ [inferredShould]: 'fail' }), { strict: true }).exitCode).toBe(0);
  expect(conclude(allPassBut({ [inferred]: 'fail' }), { strict: true }).exitCode).toBe(0);
});

test('with --strict an inconclusive should leaves the verdict alone', () => {
  expect(conclude(allPassBut({ [documentedShould]: 'inconclusive' }), { strict: true }).exitCode).toBe(0);
});

test('a row from a linked page gates in the full profile alone', () => {
  const linked = rows.find((row) => row.origin === 'linked' && row.level === 'must' && row.basis === 'documented');
  if (!linked) throw new Error('The catalogue has no documented must from a linked page.');
  const findings = allPassBut({ [linked.id]: 'fail' });

  expect(conclude(findings, { profile: 'page@1' }).exitCode).toBe(0);
  expect(conclude(findings, { profile: 'full@1' }).exitCode).toBe(1);
});

test('with --only the other rows are left out', () => {
  const run = conclude(allPassBut({ [gating]: 'fail' }), { only: [inferred] });

  expect(run.results.map(({ id }) => id)).toEqual([inferred]);
});

test('a run that chose nothing of the profile claims nothing of it, whatever came of the rest', () => {
  for (const verdict of ['pass', 'fail'] as const) {
    const run = conclude(allPassBut({ [inferred]: verdict }), { only: [inferred] });

    expect(run).toMatchObject({ exitCode: 6, conclusion: 'incomplete' });
  }
});

test('a run that chose nothing which applies is incomplete', () => {
  expect(conclude(allPassBut(), { only: [] }).exitCode).toBe(6);
  expect(conclude(allPassBut(), { only: [onMessagingInSilence], channels: ['chat'] }).exitCode).toBe(6);
});

// Worst cause first.

const causes = [
  { exitCode: 5, fault: 'suite' },
  { exitCode: 2, fault: 'usage' },
  { exitCode: 3, fault: 'unreachable' },
  { exitCode: 4, fault: 'protocol' },
] as const;

for (const [place, { exitCode, fault }] of causes.entries()) {
  test(`a fault of the kind ${fault} ends with ${exitCode}, whatever is less bad`, () => {
    const lesser = causes.slice(place + 1).map((cause) => cause.fault);
    const run = conclude(allPassBut({ [gating]: 'fail' }), { interrupted: true }, ...lesser, fault);

    expect(run).toMatchObject({ exitCode, conclusion: 'no verdict' });
  });
}

test('a failure is worse than an incomplete run', () => {
  const findings = allPassBut({ [gating]: 'fail', 'message.in-transfer-request': 'inconclusive' });

  expect(conclude(findings, { interrupted: true }).exitCode).toBe(1);
});
