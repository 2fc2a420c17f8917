/** Who reads a claim is told what was withdrawn from its set, as docs/disputes.md shows it. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { readmePart } from '../../quality/testing/readme-part';
import { factsWith } from '../../quality/testing/run-folder';
import { expect, test } from '../../quality/testing/test';
import { errataInForce } from '../../requirements/errata-in-force';
import type { JudgedFinding } from '../../results/judged-finding';
import type { RunFacts } from '../../results/run-facts';
import { concludeRun } from '../verdict/verdict';
import { errataLines } from './tell-errata';

const withdrawn = 'config.skill-name-is-a-label';

function concluded(facts: Partial<RunFacts>) {
  const findings = [withdrawn, 'skill.literal-number'].map((requirement): JudgedFinding => ({
    requirement: requirement as JudgedFinding['requirement'],
    scenario: 'config/misleading-skill-name',
    channel: 'messaging',
    listed: true,
    verdict: requirement === withdrawn ? 'fail' : 'pass',
    because: 'The name decided.',
    evidence: [1],
  }));
  const only = findings.map(({ requirement }) => requirement);
  return concludeRun({ ...(factsWith({ only }) as unknown as RunFacts), ...facts }, findings, []);
}

const today: Partial<RunFacts> = { profile: 'page@1', ...errataInForce('page@1') };

test('a withdrawn row that fails is reported, and decides nothing', () => {
  const { exitCode, extent, results } = concluded(today);

  expect(exitCode).toBe(0);
  expect(results.find(({ id }) => id === withdrawn)).toMatchObject({
    status: 'failed',
    gating: false,
    withdrawn: 'E1',
  });
  expect(extent).toMatchObject({ set: 'page@1', of: 42 });
});

test('a run from before the erratum is judged by the set as it was', () => {
  const { exitCode, extent, results } = concluded({ profile: 'page@1' });

  expect(exitCode).toBe(1);
  expect(results.find(({ id }) => id === withdrawn)?.gating).toBe(true);
  expect(extent).toMatchObject({ set: 'page@1', of: 43 });
});

test('an erratum that nobody published withdraws nothing', () => {
  const forged = { id: 'E99', dated: '2026-11-29', requirement: withdrawn, reason: 'It fails.' } as const;
  expect(concluded({ profile: 'page@1', errata: [forged] }).exitCode).toBe(1);
});

test('a set without errata has no line', () => {
  expect(errataLines(concluded({ profile: 'page@2', ...errataInForce('page@2') }))).toEqual([]);
});

test('docs/disputes.md shows the line of its example', () => {
  const page = readFileSync(path.join(__dirname, '..', '..', 'docs', 'disputes.md'), 'utf8');
  const [, shown = ''] = /```text\n([\s\S]*?)\n```/.exec(readmePart(page, 'erratum')) ?? [];

  expect(errataLines(concluded(today))).toEqual([shown]);
});
