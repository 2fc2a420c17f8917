import type { RequirementId } from '../requirements/catalogue';
import type { JudgedRun, RowResult } from '../judge/verdict/verdict';
import type { Waiver } from '../results/waiver';
import { expect, test } from '../quality/testing/test';
import { allureCategories, allureGroups, standingOfOther, standingOfRow, type AllureStatus } from './allure-standing';

const run = { strict: false };

function row(
  id: RequirementId,
  status: RowResult['status'],
  gating: boolean,
  more: Partial<RowResult> = {},
): RowResult {
  return { id, status, gating, findings: [], ...more };
}

const waiver: Waiver = {
  requirement: 'message.once',
  reason: 'Old.',
  owner: 'Bot team',
  expires: '2999-12-31',
  at: 'here',
};

const statuses: readonly RowResult['status'][] = ['passed', 'failed', 'inconclusive', 'not-applicable', 'waived'];

test('a row is alarming by its status only when the claim fails by it, or a resolution takes it out of the ring', () => {
  for (const gating of [true, false]) {
    for (const status of statuses) {
      const waivers = status === 'waived' ? { waivers: [waiver] } : {};
      const standing = standingOfRow(run, row('message.once', status, gating, waivers));

      const alarming = standing.status === 'failed' || standing.status === 'broken';
      expect(alarming && standing.resolution === undefined, `${status}, ${String(gating)}`).toBe(
        gating && status === 'failed',
      );
      expect(allureCategories).toContain(standing.category);
    }
  }
});

test('a row is filed by how it ended, in the profile or beside it', () => {
  const filed = statuses.map((status) =>
    [true, false].map((gating) => standingOfRow(run, row('message.once', status, gating)).category),
  );

  expect(filed).toEqual([
    ['In the profile: kept', 'Beside the profile: kept'],
    ['In the profile: failed', 'Beside the profile: failed'],
    ['In the profile: not judged', 'Beside the profile: not judged'],
    ['In the profile: not applicable', 'Beside the profile: not applicable'],
    ['In the profile: waived', 'Beside the profile: waived'],
  ]);
});

test('a should that fails a strict run is filed as that, and is not resolved', () => {
  const failed = row('delay.texts-arrive-first', 'failed', false);
  const strictly = standingOfRow({ strict: true }, failed);

  expect(strictly.category).toBe('Beside the profile: failed, red by --strict');
  expect(strictly.resolution).toBeUndefined();
  expect(standingOfRow(run, failed)).toMatchObject({ resolution: { resolution: 'muted' } });
});

test('a waiver resolves its row with owner, day and reason, and nobody else owns it', () => {
  expect(standingOfRow(run, row('message.once', 'waived', true, { waivers: [waiver] }))).toEqual({
    status: 'failed',
    category: 'In the profile: waived',
    owners: ['Bot team'],
    resolution: { resolution: 'accepted', comment: 'Bot team bears it until 2999-12-31: Old.' },
  });
});

const other = (epic: string, status: AllureStatus, message = '', feature = '') => ({ epic, status, message, feature });

test('a contract that fails beside the claim has no weight, and one that was not judged is unknown', () => {
  const beside = row('message.once', 'failed', false);
  const red = row('message.before-transfer', 'failed', true);
  const failed = other('Contracts', 'failed', 'FAIL  1 of 3 messages');

  expect(standingOfOther(run, failed, beside)).toMatchObject({ status: 'failed', resolution: { resolution: 'muted' } });
  expect(standingOfOther(run, failed, red).resolution).toEqual({
    resolution: 'muted',
    comment: `Counted once, at the requirement that it breaks, such as ${red.id}`,
  });
  expect(standingOfOther(run, failed, { ...red, status: 'inconclusive' }).resolution).toBeUndefined();
  expect(standingOfOther(run, failed, undefined).resolution).toBeUndefined();
  expect(standingOfOther(run, other('Contracts', 'failed', 'INCONCLUSIVE  1 of 3'), red)).toMatchObject({
    status: 'unknown',
    category: 'Contracts: not judged',
  });
  expect(standingOfOther(run, other('Properties', 'failed', 'INCONCLUSIVE  a'), red).category).toBe(
    'Properties: not judged',
  );
});

test('a contract that a waiver excuses is resolved as its requirement is', () => {
  const waived = row('message.once', 'waived', true, { waivers: [waiver] });

  expect(standingOfOther(run, other('Contracts', 'skipped', 'WAIVED  1 of 3 messages'), waived)).toMatchObject({
    status: 'failed',
    category: 'Contracts: waived',
    owners: ['Bot team'],
    resolution: { resolution: 'accepted' },
  });
});

test('a fault is told by whose it is, and stays broken', () => {
  expect(standingOfOther(run, other('Faults', 'broken', 'FAULT  suite', 'fault suite'), undefined)).toMatchObject({
    status: 'broken',
    category: 'Fault of the suite',
    owners: ['the authors of the suite'],
  });
});

test('what fails everywhere beside the claim is told first, where the claim fails here and there', () => {
  const found = (verdicts: readonly ('fail' | 'pass')[], because: string) =>
    verdicts.map((verdict, n) => ({
      verdict,
      because,
      evidence: [because.length, n],
      scenario: `a/${n}`,
      channel: 'chat',
      listed: true,
    }));
  const results = [
    { ...row('message.last-before-transfer', 'failed', true), findings: found(['fail', 'pass', 'pass'], 'Late.') },
    { ...row('delay.texts-arrive-first', 'failed', false), findings: found(['fail', 'fail', 'fail'], 'Too slow.') },
  ];

  const groups = [...allureGroups({ ...run, results } as unknown as JudgedRun)].map(([{ id }, name]) => [id, name]);

  expect(groups).toEqual([
    ['delay.texts-arrive-first', 'Look here first, beside the claim and counted as skipped: Too slow'],
    ['message.last-before-transfer', 'Cause 1: Late'],
  ]);
});

test('headings go from what the claim fails by to the sections of the page, a cause of several rows by itself', () => {
  const fails = (id: RequirementId, because: string, gating: boolean) =>
    row(id, 'failed', gating, {
      findings: [
        { requirement: id, verdict: 'fail', because, evidence: [], scenario: 'a/b', channel: 'chat', listed: true },
      ],
    });
  const results = [
    row('route.same-speed', 'passed', false),
    fails('message.once', 'It came twice.', false),
    fails('message.variable', 'No transfer was requested.', true),
    fails('message.mixed', 'No transfer was requested.', true),
    fails('skill.literal-number', 'It asked for another skill.', true),
    row('cap.per-conversation', 'inconclusive', false),
  ];

  const groups = [...allureGroups({ ...run, results } as unknown as JudgedRun)].map(([{ id }, name]) => [id, name]);

  expect(groups).toEqual([
    ['message.variable', 'Cause 1: No transfer was requested'],
    ['message.mixed', 'Cause 1: No transfer was requested'],
    ['skill.literal-number', 'Cause 2: It asked for another skill'],
    ['message.once', 'Cause 3, beside the claim and counted as skipped: It came twice'],
    ['cap.per-conversation', 'Not judged beside the claim'],
    ['route.same-speed', 'Routes: two ways to declare an escalation'],
  ]);
});
