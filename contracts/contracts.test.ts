/** The contracts bite: the reference and its variants keep to them, and each fault of shape is refused where it shows. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { startReference, type ReferenceProcess } from '../run/reference-process';
import { PlatformDouble } from '../play/platform/platform-double';
import type { Declaration } from '../protocol/types';
import type { ContractRow } from '../results/contract-report';
import { patienceMs } from '../quality/testing/patience';
import { expect, test } from '../quality/testing/test';
import { PactEngine } from './pact-engine';
import { pacts } from './pacts';
import { plainSession } from './plain-session';
import { runContracts, type ContractOptions, type ContractRun } from './run-contracts';
import type { PactFile } from './verify-pact';

interface ShapeMutant {
  readonly name: string;
  readonly refusedBy: string;
  readonly breaks?: string;
}

const root = path.join(__dirname, '..');
const listed = JSON.parse(
  execFileSync(process.execPath, ['-r', './bin/typescript.js', 'reference/main.ts', '--list'], {
    cwd: root,
    encoding: 'utf8',
    timeout: patienceMs,
  }),
) as { readonly shapeMutants: readonly ShapeMutant[] };

let reference: ReferenceProcess;
let double: PlatformDouble;
let engine: PactEngine;
let declaration: Declaration;

test.beforeAll(async () => {
  engine = PactEngine.start();
  double = await PlatformDouble.start();
  reference = await startReference();
  const { session, close } = await plainSession(reference.url, double);
  declaration = session.declaration;
  await close();
});

test.afterAll(async () => {
  await Promise.allSettled([engine.stop(), double.stop(), reference.stop()]);
});

async function heldTo(
  where: string,
  more: Partial<ContractOptions> = {},
  declared?: Declaration,
): Promise<ContractRun> {
  const { session, endpoint, close } = await plainSession(new URL(where, reference.url), double, declared);
  const [channel = 'messaging'] = session.declaration.channels;
  try {
    return await runContracts(session, { out: undefined, channel, endpoint, engine, suiteToo: false, ...more });
  } finally {
    await close();
  }
}

function rowsNot(run: ContractRun, ...outcomes: ContractRow['outcome'][]): string[] {
  return run.report.rows
    .filter(({ outcome }) => !outcomes.includes(outcome))
    .map(({ description, outcome, because, mismatches }) => [description, outcome, because, ...mismatches].join(' | '));
}

/** What the reference could have chosen otherwise, and what is for chat alone. */
const onlyChoicesLeft: unknown[] = [
  expect.stringContaining('on chat | not-applicable | It makes sense on chat only'),
  expect.stringContaining('the intent alone | not-applicable | It is for the implementation to choose'),
  expect.stringContaining('the message alone | not-applicable | It is for the implementation to choose'),
];

for (const pact of pacts) {
  test(`the file of the pact "${pact.name}" is what the code says`, async () => {
    const written = await engine.write(pact, pact.interactions);

    expect(written).toBe(readFileSync(path.join(__dirname, 'pacts', `${pact.name}.json`), 'utf8'));
  });

  test(`each description in the pact "${pact.name}" is unique`, () => {
    const descriptions = pact.interactions.map(({ description }) => description);

    expect(new Set(descriptions).size).toBe(descriptions.length);
  });
}

test('the reference keeps to every contract, as does the suite itself', async () => {
  const run = await heldTo('/', { suiteToo: true });

  expect(rowsNot(run, 'passed')).toEqual(onlyChoicesLeft);
  expect(run.faults).toEqual([]);
  expect(new Set(run.report.rows.map(({ heldTo: who }) => who))).toEqual(new Set(['implementation', 'suite']));
  expect(run.findings.every(({ verdict, by }) => verdict === 'pass' && by === 'contracts')).toBe(true);
});

for (const variant of [
  'says-more-than-asked',
  'writes-headers-its-own-way',
  'answers-200-with-a-body',
  'takes-its-time',
]) {
  test(`the variant ${variant} keeps to every contract`, async () => {
    expect(rowsNot(await heldTo(`/variants/${variant}/`), 'passed')).toEqual(onlyChoicesLeft);
  });
}

for (const [variant, kept] of [
  ['passes-the-intent-only', 'a transfer to a bot, with the intent alone'],
  ['passes-the-message-only', 'a transfer to a bot, with the message alone'],
] as const) {
  test(`the variant ${variant} keeps to one of the contracts about what the bot context passes`, async () => {
    const run = await heldTo(`/variants/${variant}/`, { only: ['context.passes-intent', 'context.passes-message'] });

    expect(rowsNot(run, 'not-applicable')).toEqual([expect.stringMatching(`^${kept} \\| passed`)]);
    expect(run.findings.map(({ requirement, verdict }) => [requirement, verdict])).toEqual(
      expect.arrayContaining([
        ['context.passes-intent', 'pass'],
        ['context.passes-message', 'pass'],
      ]),
    );
  });
}

test('an implementation that passes no context fails one contract, and both requirements by it', async () => {
  const run = await heldTo('/mutants/drops-all-context/', { only: ['context.passes-intent'] });

  expect(rowsNot(run, 'not-applicable')).toEqual([
    expect.stringMatching(/^a transfer to a bot, with the bot context \| failed/),
  ]);
  expect(run.findings.map(({ requirement, verdict }) => [requirement, verdict])).toEqual([
    ['context.passes-intent', 'fail'],
    ['context.passes-message', 'fail'],
  ]);
});

for (const variant of ['adds-the-account-part', 'strips-the-account-part']) {
  test(`the variant ${variant} keeps to the contract about agents, on either channel`, async () => {
    for (const channel of ['messaging', 'chat'] as const) {
      const run = await heldTo(`/variants/${variant}/`, {
        channel,
        only: ['agent.gets-it-when-skilled-and-available'],
      });

      expect(rowsNot(run, 'passed')).toEqual([expect.stringContaining('not-applicable | It makes sense on')]);
    }
  });
}

test('an implementation that takes a configuration without a message is not held to its refusal', async () => {
  const run = await heldTo('/variants/accepts-a-missing-message/', { only: ['config.message-required'] });

  expect(run.report.rows).toMatchObject([{ outcome: 'not-applicable', because: expect.stringContaining('as it may') }]);
  expect(run.faults).toEqual([]);
});

test('what an implementation does not declare is not asked of it', async () => {
  const run = await heldTo('/variants/declares-no-capability/', { only: ['context.passes-intent'] });

  expect(run.report.rows).not.toEqual([]);
  for (const row of run.report.rows) {
    expect(row).toMatchObject({ outcome: 'not-applicable', because: expect.stringContaining('bot-to-bot') });
  }
});

for (const { name, refusedBy, breaks } of listed.shapeMutants) {
  test(`the shape mutant ${name} is refused by the contract made for it`, async () => {
    const only = breaks === undefined ? {} : { only: [breaks] as ContractOptions['only'] & object };
    const run = await heldTo(`/mutants/${name}/`, only, declaration);

    const row = run.report.rows.find(({ description }) => description === refusedBy);
    expect(row?.outcome).toBe(row?.because.includes('302') ? 'broken' : 'failed');
    if (breaks === undefined) expect(run.faults).toContainEqual(expect.objectContaining({ kind: 'protocol' }));
    else expect(run.findings).toContainEqual(expect.objectContaining({ requirement: breaks, verdict: 'fail' }));
  });
}

test('a mismatch is told with the request that shows it', async () => {
  const run = await heldTo('/mutants/leaves-out-message/', { only: ['message.in-transfer-request'] });

  const finding = run.findings.find(({ verdict }) => verdict === 'fail');
  expect(finding).toMatchObject({ requirement: 'message.in-transfer-request', listed: true });
  expect(finding?.because).toContain('$.message is missing');
  expect(finding?.detail).toContain('"agentSkillId": "3402109730"');
});

test('a state that the bot does not get into is a row of its own, leaves its requirement open, and is no fault', async () => {
  const run = await heldTo('/mutants/never-transfers-by-integration/', { only: ['deferred.sentinel-reaches-bot'] });

  const row = run.report.rows.find(({ description }) => description === 'an accepted transfer failed');
  expect(row).toMatchObject({ outcome: 'inconclusive', because: expect.stringContaining('none could fail later') });
  expect(run.findings.map(({ requirement, verdict }) => [requirement, verdict])).toContainEqual([
    'deferred.sentinel-reaches-bot',
    'inconclusive',
  ]);
  expect(run.faults).toEqual([]);
});

test('pacts of a broker are held to beside our own', async () => {
  const file = readFileSync(path.join(__dirname, 'pacts', 'suite-endpoint.json'), 'utf8');
  const brought = [JSON.parse(file) as PactFile];

  const good = await heldTo('/', { only: ['route.same-speed'], brought });
  const bad = await heldTo('/mutants/refuses-with-status-400/', { only: ['route.same-speed'], brought });

  expect(rowsNot(good, 'passed')).toEqual([]);
  expect(good.report.rows).toHaveLength(brought[0]?.interactions.length ?? 0);
  expect(rowsNot(bad, 'passed')).toEqual([expect.stringContaining('expected 422 but was 400')]);
  expect(bad.faults).toMatchObject([{ kind: 'protocol' }]);
});

test('an implementation that is gone loses no row, and fails no requirement', async () => {
  const { session, endpoint, close } = await plainSession(new URL('http://127.0.0.1:9/'), double, declaration);

  const run = await runContracts(session, { out: undefined, channel: 'messaging', endpoint, engine, suiteToo: false });
  await close();

  const all = pacts.flatMap(({ interactions }) => interactions);
  expect(run.report.rows).toHaveLength(all.length);
  expect(rowsNot(run, 'broken')).toEqual([expect.stringContaining('It makes sense on chat only')]);
  expect(run.findings).toEqual([]);
  expect(new Set(run.faults.map(({ kind }) => kind))).toEqual(new Set(['unreachable']));
});
