/** A waivers file that cannot stand is told by line; one that stands excuses what it names, and nothing more. */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { TestInfo } from '@playwright/test';
import { BotDescription } from '../protocol/bot-description';
import type { RequirementId } from '../requirements/catalogue';
import type { JudgedFinding } from '../results/judged-finding';
import { concludeRun } from '../judge/verdict/verdict';
import type { RunFacts } from '../results/run-facts';
import type { Waiver } from '../results/waiver';
import { factsWith } from '../quality/testing/run-folder';
import { expect, test } from '../quality/testing/test';
import { UsageError } from './usage-error';
import { withWaiver } from '../cli/waive';
import { readWaivers, refuseGrowth } from './waivers';
import { publishedWaiversSchema } from './waivers-schema';

const today = '2026-06-15';

const entry = (id: string, more = 'expires: 2026-12-31') =>
  `  - id: ${id}\n    reason: Known.\n    owner: team\n    ${more}\n`;

function fileWith(testInfo: TestInfo, text: string, name = 'waivers.yaml'): string {
  const file = testInfo.outputPath(name);
  writeFileSync(file, text);
  return file;
}

function complaint(testInfo: TestInfo, text: string): string {
  try {
    readWaivers(fileWith(testInfo, text), today);
  } catch (error) {
    if (error instanceof UsageError) return error.message;
    throw error;
  }
  throw new Error('The file was not refused.');
}

test('an entry that stands is read with its line', ({}, testInfo) => {
  const file = fileWith(testInfo, `waivers:\n${entry('cap.text-on-fourth-failure')}`);

  expect(readWaivers(file, today)).toEqual([
    {
      requirement: 'cap.text-on-fourth-failure',
      reason: 'Known.',
      owner: 'team',
      expires: '2026-12-31',
      at: 'waivers.yaml line 2',
    },
  ]);
});

for (const [what, text, told] of [
  [
    'a misspelt id',
    entry('cap.text-on-4th-failure'),
    'waivers.yaml line 2: no requirement "cap.text-on-4th-failure". Did you mean "cap.text-on-fourth-failure"?',
  ],
  [
    'a misspelt scenario',
    entry('silence.no-fallback-skill-no-transfer@silence/no-fallback-skil'),
    'waivers.yaml line 2: no scenario "silence/no-fallback-skil". Did you mean "silence/no-fallback-skill"?',
  ],
  [
    'a misspelt contract',
    entry('cap.text-on-fourth-failure@contracts/bot-says/built-in-text-after-fourth-failure'),
    'waivers.yaml line 2: no contract "contracts/bot-says/built-in-text-after-fourth-failure". Did you mean "contracts/bot-says/the-built-in-text-after-the-fourth-failure"?',
  ],
  [
    'a contract that speaks of no requirement',
    entry('message.once@contracts/bot-says/a-text-of-a-dialog'),
    'waivers.yaml line 2: no contract "contracts/bot-says/a-text-of-a-dialog". Did you mean "contracts/bot-',
  ],
  [
    'a property under another word',
    entry('skill.literal-number@properties/skill-ids'),
    'waivers.yaml line 2: no property "properties/skill-ids". Did you mean "generated/skill-ids"?',
  ],
  [
    'a case of a misspelt property',
    entry('skill.literal-number@generated/skil-ids-0a1b2c3d'),
    'waivers.yaml line 2: no property "generated/skil-ids-0a1b2c3d". Did you mean "generated/skill-ids"?',
  ],
  [
    'a property that judges nothing',
    entry('skill.literal-number@generated/grey-zones'),
    'waivers.yaml line 2: no property "generated/grey-zones". Did you mean "generated/skill-ids"?',
  ],
  [
    'a case of a property that is waived already',
    entry('skill.literal-number@generated/skill-ids') + entry('skill.literal-number@generated/skill-ids-0a1b2c3d'),
    'waivers.yaml line 6: skill.literal-number@generated/skill-ids-0a1b2c3d is already waived as skill.literal-number@generated/skill-ids at waivers.yaml line 2.',
  ],
  [
    'a misspelt field',
    entry('skill.literal-number', 'expire: 2026-12-31'),
    'waivers.yaml line 5: there is no field "expire". Did you mean "expires"?',
  ],
  [
    'a day that is past',
    entry('skill.literal-number', 'expires: 2026-06-14'),
    'waivers.yaml line 2: the waiver of skill.literal-number expired on 2026-06-14.',
  ],
  ['a day that there is not', entry('skill.literal-number', 'expires: 2026-02-30'), 'waivers.yaml line 5: '],
  [
    'the same entry twice',
    entry('skill.literal-number') + entry('skill.literal-number'),
    'waivers.yaml line 6: skill.literal-number is already waived as skill.literal-number at waivers.yaml line 2.',
  ],
  [
    'a part of what is waived already',
    entry('silence.no-fallback-skill-no-transfer') +
      entry('silence.no-fallback-skill-no-transfer@silence/no-fallback-skill'),
    'waivers.yaml line 6: silence.no-fallback-skill-no-transfer@silence/no-fallback-skill is already waived as',
  ],
] as const) {
  test(`${what} is refused with its line`, ({}, testInfo) => {
    expect(complaint(testInfo, `waivers:\n${text}`)).toContain(told);
  });
}

for (const place of [
  'cap/four-failures-asked-for',
  'contracts/bot-says/the-built-in-text-after-the-fourth-failure',
  'generated/skill-ids',
  'generated/skill-ids-0a1b2c3d',
  'generated/skill-ids-0a1b2c3d-again',
]) {
  test(`a waiver at ${place} stands`, ({}, testInfo) => {
    const file = fileWith(testInfo, `waivers:\n${entry(`cap.text-on-fourth-failure@${place}`)}`);

    expect(readWaivers(file, today)).toMatchObject([{ scenario: place }]);
  });
}

const bot = BotDescription.parse({
  escalations: [{ phrases: 'agent please', skill: '3402109730', message: 'One moment.', agentId: 'acc.4711' }],
});

test('a situation that the description of the bot does not lead to is refused with its line', ({}, testInfo) => {
  const file = fileWith(testInfo, `waivers:\n${entry('message.once@described/accepted-1-2')}`);

  expect(() => readWaivers(file, today, bot)).toThrow(
    'waivers.yaml line 2: no described situation "described/accepted-1-2". Did you mean "described/accepted-1-1"?',
  );
});

test('a description that leads to no situation leaves none to be waived', ({}, testInfo) => {
  const nothing = BotDescription.parse({ escalations: [{ phrases: 'agent please' }] });
  const file = fileWith(testInfo, `waivers:\n${entry('message.once@described/accepted-1-1')}`);

  expect(() => readWaivers(file, today, nothing)).toThrow(
    'waivers.yaml line 2: no described situation "described/accepted-1-1": the description of the bot leads to none.',
  );
});

for (const place of ['described/accepted-1-1', 'described/agent-1']) {
  test(`a waiver at ${place} stands where the description leads to it`, ({}, testInfo) => {
    const file = fileWith(testInfo, `waivers:\n${entry(`message.once@${place}`)}`);

    expect(readWaivers(file, today, bot)).toMatchObject([{ scenario: place }]);
  });
}

test('without a description any described situation may be waived', ({}, testInfo) => {
  const file = fileWith(testInfo, `waivers:\n${entry('message.once@described/any')}`);

  expect(readWaivers(file, today)).toHaveLength(1);
});

test('all complaints come at once', ({}, testInfo) => {
  const text = `waivers:\n${entry('cap.nothing')}${entry('skill.literal-number', 'expires: 2020-01-01')}`;

  expect(complaint(testInfo, text).split('\n')).toHaveLength(2);
});

test('text that is no YAML is refused with its line', ({}, testInfo) => {
  expect(complaint(testInfo, 'waivers:\n  - id: [\n')).toMatch(/^waivers\.yaml line \d+: /);
});

test('a waiver holds on its last day', ({}, testInfo) => {
  const file = fileWith(testInfo, `waivers:\n${entry('skill.literal-number', `expires: ${today}`)}`);

  expect(readWaivers(file, today)).toHaveLength(1);
});

test('the number of waivers may not grow beyond the baseline', ({}, testInfo) => {
  const baseline = fileWith(testInfo, `waivers:\n${entry('skill.literal-number')}`, 'baseline.yaml');
  const more = fileWith(testInfo, `waivers:\n${entry('skill.literal-number')}${entry('message.once')}`);

  expect(() => refuseGrowth(readWaivers(more, today), baseline)).toThrow('New: message.once (waivers.yaml line 6)');
  expect(() => refuseGrowth(readWaivers(baseline, today), more)).not.toThrow();
});

test('an entry that is written for completion stands for two weeks', ({}, testInfo) => {
  const text = withWaiver(withWaiver('', 'skill.literal-number', new Date(today)), 'message.once', new Date(today));

  const waivers = readWaivers(fileWith(testInfo, text), today);

  expect(waivers.map(({ requirement, expires }) => [requirement, expires])).toEqual([
    ['skill.literal-number', '2026-06-29'],
    ['message.once', '2026-06-29'],
  ]);
});

test('the published schema is what is checked', () => {
  const published = readFileSync(path.join(__dirname, '../docs/schemas/waivers.schema.json'), 'utf8');

  expect(published, 'docs/schemas/waivers.schema.json is stale: run npm run schemas').toBe(publishedWaiversSchema());
});

const id: RequirementId = 'skill.literal-number';

const finding = (scenario: string, verdict: JudgedFinding['verdict']): JudgedFinding => ({
  requirement: id,
  scenario,
  channel: 'messaging',
  listed: true,
  verdict,
  because: 'Seen.',
  evidence: [],
});

const waiver = (scenario?: string): Waiver => ({
  requirement: id,
  ...(scenario === undefined ? {} : { scenario }),
  reason: 'Known.',
  owner: 'team',
  expires: '2026-12-31',
  at: 'waivers.yaml line 2',
});

const conclude = (
  waivers: readonly Waiver[],
  findings: readonly JudgedFinding[],
  faults: Parameters<typeof concludeRun>[2] = [],
) => concludeRun({ ...(factsWith({ waivers }) as RunFacts), only: [id] }, findings, faults, () => true);

test('a waived failure does not turn a run red, and is counted as waived', () => {
  const run = conclude([waiver()], [finding('a', 'fail'), finding('b', 'pass')]);

  expect(run).toMatchObject({ exitCode: 0, counts: { waived: 1, failed: 0, passed: 0 } });
  expect(run.results[0]?.waivers).toEqual([waiver()]);
});

test('a waiver of one scenario leaves a failure in another red', () => {
  expect(conclude([waiver('a')], [finding('a', 'fail'), finding('b', 'fail')])).toMatchObject({
    exitCode: 1,
    counts: { failed: 1 },
  });
});

for (const [place, excused, red] of [
  ['contracts/a/one', 'contracts/a/one', 'contracts/a/two'],
  ['generated/skill-ids', 'generated/skill-ids-0a1b2c3d', 'generated/messages-0a1b2c3d'],
  ['generated/skill-ids', 'generated/skill-ids', 'generated/skill-ids-and-more-0a1b2c3d'],
  ['generated/skill-ids-0a1b2c3d', 'generated/skill-ids-0a1b2c3d-again', 'generated/skill-ids-ffffffff'],
  ['area/four', 'area/four', 'area/four-again'],
] as const) {
  test(`a waiver at ${place} excuses ${excused}, not ${red}`, () => {
    expect(conclude([waiver(place)], [finding(excused, 'fail')]).exitCode).toBe(0);
    expect(conclude([waiver(place)], [finding(excused, 'fail'), finding(red, 'fail')]).exitCode).toBe(1);
  });
}

test('a waiver of one scenario leaves an open question in another open', () => {
  expect(conclude([waiver('a')], [finding('a', 'fail'), finding('b', 'inconclusive')]).exitCode).toBe(6);
});

test('a waiver of what passes is stale', () => {
  const run = conclude([waiver()], [finding('a', 'pass')]);

  expect(run.exitCode).toBe(2);
  expect(run.faults[0]?.message).toMatch(
    /^waivers\.yaml line 2: skill\.literal-number passes now, everywhere\. Remove the entry\. /,
  );
});

test('a waiver excuses no fault', () => {
  const fault = { kind: 'protocol' as const, message: 'Broken.' };

  expect(conclude([waiver()], [finding('a', 'fail')], [fault]).exitCode).toBe(4);
});

test('a waiver does not stand in for a play that never was', () => {
  expect(conclude([waiver()], []).exitCode).toBe(6);
});
