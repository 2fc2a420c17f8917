/** What each kind of run says of how far it reaches, in every form in which a run is told. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { rows, type RequirementId } from '../requirements/catalogue';
import { frozenSets } from '../requirements/frozen-sets';
import type { Extent } from '../judge/verdict/extent';
import type { JudgedFinding } from '../results/judged-finding';
import { concludeRun, type JudgedRun } from '../judge/verdict/verdict';
import type { RunFault } from '../results/run-fault';
import type { RunFacts } from '../results/run-facts';
import { planOfRun } from '../play/scenarios/planned-play';
import { factsWith } from '../quality/testing/run-folder';
import { expect, test } from '../quality/testing/test';
import { badgeSvg } from './badge';
import { renderRun } from './console';
import { evidenceFrom, type Evidence } from '../judge/verdict/evidence';
import { githubAnnotations } from './github-annotations';
import { junitXml } from './junit';
import { firstPage } from './pages/first-page';
import type { PropertyReport } from '../results/property-report';
import type { KeptPlay } from '../results/run-file';
import { evidenceSources } from '../run/sources/evidence-sources';
import { triedCases } from '../run/sources/generated/tried-cases';
import { triedContracts } from '../run/sources/contracts/tried-contracts';
import { triedScenarios } from '../run/sources/scenarios/tried-scenarios';
import { stampAllureResults } from './stamp-allure-results';
import { summaryMarkdown } from './summary';
import {
  renderConclusion,
  renderPart,
  renderReach,
  renderUnreached,
  tellCombinations,
  tellTried,
} from '../judge/words/render-extent';
import { verdictFile } from '../judge/verdict/verdict-file';
import { parseVerdictFile } from '../results/verdict-file-schema';

const { gates } = frozenSets['page@2'];
const m = gates.length;
const chosen = ['message.before-transfer', 'message.once', 'cap.text-on-fourth-failure'] as const;

/** Of an implementation that knows both channels and everything else. */
const declaration = {
  ...factsWith({}).declaration,
  channels: ['messaging', 'chat'],
  capabilities: ['bot-outage', 'agent-id', 'bot-to-bot', 'receiver', 'result-data'],
} satisfies RunFacts['declaration'];
const scope = { contracts: true, runs: 100 } as const;
const unreachable: RunFault = { kind: 'unreachable', message: 'No answer within 5 s.' };

function cases(unreached: Readonly<Record<string, number>> = {}): PropertyReport {
  const result = (name: string) => ({
    ...{ name, promise: '', status: unreached[name] ? ('stopped' as const) : ('held' as const) },
    ...{ cases: 100 - (unreached[name] ?? 0), wanted: 100, thrownAway: 0, ms: 1 },
    ...(unreached[name] ? { unreached: unreached[name] } : {}),
    ...{ exercised: {}, lengths: {}, outcomes: {}, marks: {} },
  });
  return { format: 1, seed: 417, runs: 100, properties: ['messages', 'failures'].map(result) };
}

interface Kind {
  readonly facts?: Partial<RunFacts>;
  readonly contracts?: false;
  readonly generated?: PropertyReport | 'none';
  readonly plays?: (plays: readonly KeptPlay[]) => readonly KeptPlay[];
  readonly faults?: readonly RunFault[];
}

/** A run of this kind in which nothing failed. */
function runOf({ facts, contracts, generated, plays = (all) => all, faults = [] }: Kind) {
  const whole = { ...factsWith({ declaration, channels: declaration.channels, scope }), ...facts } as RunFacts;
  const { channels, only, shard } = whole;
  const alone = whole.scope?.replay?.kind === 'case';
  const planned = alone
    ? []
    : planOfRun({ channels, capabilities: declaration.capabilities, clock: 'virtual', only, shard });
  const made = plays(
    planned.map(({ scenario, channel }) => ({
      ...{ scenario: scenario.id, channel, trace: 'traces/one.json', exercises: scenario.exercises },
    })),
  );
  const findings = made.flatMap(({ scenario, channel, exercises = [] }) =>
    exercises.map((id): JudgedFinding => ({
      ...{ requirement: id as RequirementId, scenario, channel },
      ...{ verdict: 'pass', because: 'It was kept.', evidence: [], listed: true },
    })),
  );
  const file = { facts: whole, plays: made, faults };
  const report = { format: 1, versions: { format: '', library: '' }, rows: [] } as const;
  const tried = [
    triedScenarios(file),
    triedContracts(file, (contracts ?? true) ? report : undefined),
    triedCases(file, generated === 'none' ? undefined : (generated ?? cases())),
  ];
  const run = concludeRun(whole, findings, faults, undefined, tried);
  return { run, evidence: evidenceFrom(made, []) };
}

/** Each form, as text, and whether it is as green as one of a whole run. */
function formsOf(run: JudgedRun, evidence: Evidence, folder: string) {
  const tellOf = (colour: boolean) => renderRun(run, evidence, { colour, report: undefined, folder: 'out' });
  const page = firstPage(run, evidence, undefined).text;
  const badge = badgeSvg(run);
  const results = path.join(folder, 'allure-results');
  mkdirSync(results, { recursive: true });
  const file = path.join(results, 'one-result.json');
  const labels = [{ name: 'feature', value: 'message.before-transfer' }];
  writeFileSync(file, JSON.stringify({ name: 'a', status: 'passed', labels, steps: [], start: 0, stop: 1 }));
  writeFileSync(path.join(results, 'environment.properties'), 'Target=here');
  stampAllureResults(folder, run, {});
  return {
    console: { text: tellOf(false), green: tellOf(true).includes(`\u001b[32m${run.conclusion.toUpperCase()}`) },
    page: { text: unescaped(page), green: page.includes('class="verdict good"') },
    badge: { text: badge, green: badge.includes('#2e7d32') },
    summary: { text: summaryMarkdown(run, evidence), green: undefined },
    'verdict file': { text: verdictFile(run, evidence), green: undefined },
    junit: { text: unescaped(junitXml(run, evidence)), green: undefined },
    annotations: { text: githubAnnotations(run), green: undefined },
    allure: {
      text: readFileSync(path.join(results, 'environment.properties'), 'utf8'),
      green: !readFileSync(file, 'utf8').includes('{"name":"extent","value":"partial: '),
    },
  };
}

function unescaped(text: string): string {
  return text.replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&amp;', '&');
}

const shard = { index: 1, of: 4 } as const;
const messagingOnly = rows.filter(
  (row) => gates.some((id) => id === row.id) && 'channels' in row && row.channels?.join() === 'messaging',
).length;

/** Whether the source of evidence with this label is made for the requirement, too. */
function isSpokenOf(id: RequirementId, by: string): boolean {
  return evidenceSources.some(
    ({ label, locations }) => label === by && locations()?.some(({ speaksOf }) => speaksOf.includes(id)),
  );
}

/** Of some requirements there are contracts, of others there are none. */
const withoutContracts = gates.filter((id) => !isSpokenOf(id, 'Contracts')).length;

const partial: readonly (readonly [string, Kind, Partial<Extent>, RegExp])[] = [
  [
    'chosen requirements',
    { facts: { only: chosen } },
    { inFull: 2, inPart: 0 },
    new RegExp(`; 3 of all ${rows.length} requirements chosen \\(--only\\)$`),
  ],
  [
    'one channel of two',
    { facts: { channels: ['messaging'] } },
    { inFull: messagingOnly, inPart: m - messagingOnly },
    /; on messaging only, of the declared messaging and chat \(--channel\)$/,
  ],
  ['a shard', { facts: { shard } }, { inFull: 0 }, /; part 1 of 4 \(--shard\)$/],
  [
    'a later shard',
    { facts: { shard: { index: 2, of: 4 } }, contracts: false },
    { inFull: 0 },
    /; part 2 of 4 \(--shard\); no contracts: the first shard has them$/,
  ],
  [
    'no contracts',
    { facts: { scope: { contracts: false, runs: 100 } }, contracts: false },
    { inFull: withoutContracts, inPart: m - withoutContracts },
    /; no contracts \(--no-contracts\)$/,
  ],
  [
    'no generated cases',
    { facts: { scope: { contracts: true, runs: 0 } }, generated: 'none' },
    { inFull: 0, inPart: m },
    /; no generated cases \(--runs=0\)$/,
  ],
  [
    'one generated case again',
    {
      facts: { only: ['message.once'], scope: { ...scope, replay: { kind: 'case', token: 'abc' } } },
      contracts: false,
      generated: 'none',
    },
    { inFull: 0, inPart: 0 },
    /; one generated case was played again, and nothing else \(--replay\)$/,
  ],
  [
    'the rest of the generated cases',
    { facts: { scope: { ...scope, replay: { kind: 'rest', token: 'abc' } } } },
    { inFull: 0, inPart: m },
    /; only those generated cases that an earlier run had left \(--replay\)$/,
  ],
  [
    'an interruption',
    { facts: { interrupted: true }, plays: (all) => all.slice(0, 50), contracts: false, generated: 'none' },
    { inFull: 0 },
    /; stopped before its end, when 50 of \d+ plays were made; no contracts: the run was stopped before; no generated cases: the run was stopped before$/,
  ],
  [
    'contracts and cases that were left out because of faults',
    { faults: [unreachable], contracts: false, generated: 'none' },
    { inFull: 0, inPart: m },
    /; no contracts, because of faults; no generated cases, because of faults$/,
  ],
  [
    'a play that a fault kept from its end',
    { faults: [unreachable], plays: (all) => all.map((play, n) => (n === 0 ? { ...play, trace: null } : play)) },
    {},
    /; \d+ of \d+ plays were made to their end, because of faults$/,
  ],
  ['plays that are gone', { plays: (all) => all.slice(1) }, {}, /; (\d+) of (?!\1 )\d+ plays were made$/],
  [
    'no channel at all',
    { facts: { channels: [] }, contracts: false },
    { inFull: 0 },
    /; on no channel, of the declared messaging and chat; no contracts: no channel was used$/,
  ],
];

for (const [what, kind, extent, told] of partial) {
  test(`a run with ${what} says partial in every form, with its number and its reason`, ({}, testInfo) => {
    const { run, evidence } = runOf(kind);
    const part = renderPart(run.extent) ?? '';

    expect(run.extent).toMatchObject({ whole: false, set: 'page@2', of: m, ...extent });
    expect(part).toMatch(new RegExp(`^partial: ${run.extent.inFull} of 43 requirements of page@2 judged in full`));
    expect(part).toMatch(told);
    for (const [form, { text, green }] of Object.entries(formsOf(run, evidence, testInfo.outputPath()))) {
      const said = form === 'badge' ? `${run.conclusion}, partial: ${run.extent.inFull} of 43 in full` : part.slice(8);
      expect(text, form).toContain(form === 'verdict file' ? '"whole": false' : said);
      expect(green, `${form} is as green as that of a whole run`).not.toBe(true);
    }
    expect(parseVerdictFile(verdictFile(run, evidence), 'a').extent).toEqual(run.extent);
  });
}

test('some requirements of the set have contracts, some have none, and all have generated cases', () => {
  expect(withoutContracts).toBeGreaterThan(0);
  expect(withoutContracts).toBeLessThan(m);
  expect(gates.filter((id) => !isSpokenOf(id, 'Generated'))).toEqual([]);
});

test('a whole run says partial nowhere, is green, and has judged every requirement in full', ({}, testInfo) => {
  const { run, evidence } = runOf({});

  expect(run).toMatchObject({ conclusion: 'conforms', extent: { whole: true, inFull: m, inPart: 0, leftOut: [] } });
  for (const [form, { text, green }] of Object.entries(formsOf(run, evidence, testInfo.outputPath()))) {
    expect(text.toLowerCase(), form).not.toContain('partial');
    expect(green, form).not.toBe(false);
  }
});

test('a whole run of one who declares one channel is whole', () => {
  const one: Partial<RunFacts> = { declaration: { ...declaration, channels: ['chat'] }, channels: ['chat'] };

  expect(runOf({ facts: one }).run.extent).toMatchObject({ whole: true, leftOut: [] });
});

test('cases that were not reached are named in every form, and leave a run whole', ({}, testInfo) => {
  const { run, evidence } = runOf({ generated: cases({ failures: 60 }) });
  const told = renderUnreached(run.extent) ?? '';

  expect(run).toMatchObject({ conclusion: 'conforms', extent: { whole: true, inFull: m } });
  expect(told).toBe('60 of 200 generated cases were not reached: failures 60 of 100');
  for (const [form, { text }] of Object.entries(formsOf(run, evidence, testInfo.outputPath()))) {
    if (form === 'junit') continue;
    if (form === 'badge') expect(text).toContain('60 of 200 cases not reached');
    else if (form === 'verdict file') expect(JSON.parse(text)).toMatchObject({ extent: { unreached: { cases: 60 } } });
    else expect(text, form).toContain(told);
  }
});

test('where a whole run is required, a partial one that conforms is incomplete', ({}, testInfo) => {
  const requireWhole = true as const;
  const part = runOf({ facts: { only: chosen, requireWhole } });

  expect(runOf({ facts: { requireWhole } }).run).toMatchObject({ exitCode: 0, conclusion: 'conforms' });
  expect(runOf({ facts: { only: chosen } }).run).toMatchObject({ exitCode: 0, conclusion: 'conforms' });
  expect(part.run).toMatchObject({ exitCode: 6, conclusion: 'incomplete' });
  for (const [form, { text }] of Object.entries(formsOf(part.run, part.evidence, testInfo.outputPath()))) {
    if (form !== 'badge') expect(text.toLowerCase(), form).not.toMatch(/\bconforms\b/);
  }
  expect(renderRun(part.run, part.evidence, { colour: false, report: undefined, folder: 'out' })).toContain(
    'Exit code 6: the run is partial, and a whole one is required (--require-whole).',
  );
});

test('where a whole run is required, worse causes keep their exit code', () => {
  const facts = { only: chosen, requireWhole: true as const };

  expect(runOf({ facts, faults: [unreachable] }).run.exitCode).toBe(3);
});

test('a whole run says what it tried in numbers, in every form that people read', ({}, testInfo) => {
  const { run, evidence } = runOf({});
  const told = tellTried(run.extent) ?? '';

  expect(told).toMatch(/^tried: (\d+) of \1 plays, 200 of 200 by chance$/);
  for (const [form, { text }] of Object.entries(formsOf(run, evidence, testInfo.outputPath()))) {
    if (['console', 'page', 'summary', 'annotations'].includes(form)) expect(text, form).toContain(told.slice(7));
  }
});

test('on how many cases a run settled is said beside how many there are', () => {
  const settled = { cases: 40, of: 200, caseMs: 1 };
  const { run } = runOf({ generated: { ...cases({ messages: 60, failures: 100 }), settled } });

  expect(tellTried(run.extent)).toMatch(/, 40 of 200 by chance \(it settled on 40: see --budget\)$/);
  expect(run.extent.tried?.at(-1)).toEqual({ what: 'cases by chance', tried: 40, of: 200, settled: 40 });
});

const few: Partial<RunFacts> = { declaration: { ...declaration, capabilities: ['agent-id'] } };

test('how much of the set applies stands in the headline of every form', ({}, testInfo) => {
  const { run, evidence } = runOf({ facts: few });
  const { apply = 0 } = run.extent.reach ?? {};
  const told = `${apply} of ${m} apply; ${m - apply} need capabilities that are not declared`;

  expect(apply).toBeGreaterThan(0);
  expect(apply).toBeLessThan(m);
  expect(run).toMatchObject({ conclusion: 'conforms', extent: { whole: true, inFull: apply } });
  for (const [form, { text }] of Object.entries(formsOf(run, evidence, testInfo.outputPath()))) {
    if (form !== 'verdict file') expect(text, form).toContain(told);
  }
  expect(badgeSvg(run)).toContain(` · ${apply}/${apply}<`);
});

test('one channel and another clock that keep requirements from being judged are told apart from capabilities', () => {
  const reach = { chosen: 43, apply: 40, waived: 0, missing: [] };
  const told = (missing: NonNullable<Extent['reach']>['missing']) =>
    renderReach({ conclusion: 'conforms', extent: { whole: true, of: 43, inFull: 40, reach: { ...reach, missing } } });

  expect(
    told([
      { what: 'channels', requirements: 1 },
      { what: 'clock', requirements: 2 },
    ]),
  ).toBe('40 of 43 apply; 1 needs a channel that was not used; 2 need another clock');
  expect(told([{ what: 'capabilities', requirements: 3 }])).toBe(
    '40 of 43 apply; 3 need capabilities that are not declared',
  );
});

test('without a verdict nothing is said of what would apply', () => {
  const { run } = runOf({ facts: few, faults: [unreachable] });

  expect(renderConclusion(run)).toBe('no verdict');
});

test('combinations are told in one sentence, with what was left out', () => {
  const told = tellCombinations({
    combinations: {
      rows: { of: 9, played: 9 },
      tuples: [
        { values: 3, dimensions: 11, possible: 50, played: 50, judged: 48, undeclared: 0 },
        { values: 2, dimensions: 21, possible: 90, played: 90, judged: 90, undeclared: 7 },
      ],
      judgedBy: [],
      notPlayed: [{ what: 'agent: free', why: '"agent-id" is not declared' }],
    },
  } as unknown as Extent);

  expect(told).toBe(
    '90 of 90 pairs of values of 21 dimensions played, judged; ' +
      '50 of 50 triples of values of 11 dimensions played, 48 of them judged; ' +
      'not played: agent: free ("agent-id" is not declared)',
  );
});
