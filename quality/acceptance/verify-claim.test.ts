/** A claim holds when its folder gives it again, whole. Each forgery that the folder can show is named. */
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { ContractReport } from '../../results/contract-report';
import { judgeFolder } from '../../run/judge-folder';
import type { KeptFinding } from '../../results/kept-findings';
import type { PropertyReport } from '../../results/property-report';
import { readRunFile, type KeptPlay, type RunFile } from '../../results/run-file';
import { verdictFile } from '../../judge/verdict/verdict-file';
import type { Waiver } from '../../results/waiver';
import { temporaryFolder, type TemporaryFolder } from '../testing/temporary-folder';
import { withDefaults } from '../testing/with-defaults';
import { expect, test } from '../testing/test';
import type { Trace } from '../../trace/trace';
import { parseOptions } from '../../cli/options';
import { referenceOfWorker, type ServedReference } from './reference-of-worker';
import { run } from '../../run/run';
import { suiteVersion } from '../../cli/suite-version';
import { judgeResults } from '../../cli/judge';
import { verifyClaimFile } from '../../cli/verify-claim';

const broken = 'cap.text-on-fourth-failure';
const only = `--only=${broken},cap.stops-after-fourth-failure,message.once,route.integration-transfers`;

let reference: ServedReference;
let folder: TemporaryFolder;
let copies = 0;
/** Of a mutant that fails: with contracts and generated cases, and without. */
let whole: string;
let bare: string;

test.beforeAll(async () => {
  folder = await temporaryFolder();
  reference = await referenceOfWorker();
  const target = `--target=${new URL('mutants/words-the-cap-differently/', reference.url).href}`;
  // Of the one that fails, so that its properties end when they have found it.
  whole = await played('whole', target, `--only=${broken}`, '--runs=10', '--budget=600');
  bare = await played('bare', target, '--no-contracts', '--runs=0');
});

test.afterAll(async () => {
  await folder?.remove();
});

async function played(name: string, ...args: string[]): Promise<string> {
  const out = path.join(folder.path, name);
  const suite = { name: 'escalation-conformance', version: suiteVersion() };
  const words = withDefaults([only, '--seed=417', '--no-report', `--out=${out}`], args);
  const options = parseOptions(words, '0', {});
  await run(options, suite, new AbortController().signal, { write: () => undefined });
  return out;
}

/** A copy to be forged in. */
function copyOf(original: string): string {
  const copy = path.join(folder.path, `copy-${(copies += 1)}`);
  cpSync(original, copy, { recursive: true });
  return copy;
}

function edit<T>(out: string, file: string, change: (content: T) => object): void {
  const at = path.join(out, file);
  writeFileSync(at, JSON.stringify(change(JSON.parse(readFileSync(at, 'utf8')) as T)));
}

/** What one with our own code would do: the verdict is drawn anew over what was left in the folder. */
function concludeAgain(out: string): void {
  const { run: judged, evidence } = judgeFolder(out);
  writeFileSync(path.join(out, 'conformance.json'), verdictFile(judged, evidence));
}

function verified(out: string): { code: number; said: string } {
  let said = '';
  const code = verifyClaimFile([path.join(out, 'conformance.json')], (text) => (said += text));
  return { code, said };
}

/** Takes every play out of which a failure came, and every failure that was kept. */
function withoutFailures(out: string): KeptPlay[] {
  const failing = new Set(
    judgeFolder(out).run.results.flatMap(({ findings }) =>
      findings.flatMap(({ verdict, scenario, channel }) => (verdict === 'fail' ? [`${scenario} on ${channel}`] : [])),
    ),
  );
  const fails = ({ scenario, channel }: KeptPlay) => failing.has(`${scenario} on ${channel}`);
  const taken = readRunFile(out).plays.filter(fails);
  edit<RunFile>(out, 'run.json', (file) => ({ ...file, plays: file.plays.filter((play) => !fails(play)) }));
  return taken;
}

test('the claim of a run that fails holds as any other, and says what was looked at', () => {
  const { code, said } = verified(whole);

  expect(said).toMatch(/^Plays {5}(\d+) of \1 that such a run is made of$/m);
  expect(said).toMatch(/^Contracts \d+ messages, .* no message was sent again$/m);
  expect(said).toMatch(/^Generated \d+ cases of \d+ properties, .* cannot be judged again/m);
  expect(said).toContain(
    'The claim holds, of the part that it names. Whether the traces are genuine cannot be seen in them.',
  );
  expect(code, said).toBe(0);
});

test('what the run was made without is said', () => {
  const { code, said } = verified(bare);

  expect(said).toContain('Contracts none: the run was made without them (--no-contracts)');
  expect(said).toContain('Generated none: the run was made without them (--runs=0)');
  expect(code, said).toBe(0);
});

test('a claim of a part is told as one, with how much of the set it is about', () => {
  const { said } = verified(bare);

  expect(said).toMatch(/^Claimed {3}does not conform, partial, profile page@2, /m);
  expect(said).toMatch(/^Judged {4}does not conform, partial, with /m);
  expect(said).toMatch(
    /^Extent {4}Partial: 0 of 43 requirements of page@2 judged in full, 3 in part; 4 of all \d+ requirements chosen \(--only\); no contracts \(--no-contracts\); no generated cases \(--runs=0\)\.$/m,
  );
});

test('a part that claims the whole is found out', () => {
  const out = copyOf(bare);
  edit<{ extent: object }>(out, 'conformance.json', (claim) => ({
    ...claim,
    extent: { ...claim.extent, whole: true, leftOut: [] },
  }));

  const { code, said } = verified(out);

  expect(said).toMatch(/^extent: the file claims /m);
  expect(code).toBe(1);
});

test('a claim that no longer says how far it reaches is found out', () => {
  const out = copyOf(bare);
  edit<{ extent?: object }>(out, 'conformance.json', ({ extent: _, ...claim }) => claim);

  const { code, said } = verified(out);

  expect(said).toMatch(/^extent: the file claims /m);
  expect(code).toBe(1);
});

test('generated cases that were not reached are named', () => {
  const out = copyOf(whole);
  edit<PropertyReport>(out, 'properties.json', (report) => ({
    ...report,
    properties: report.properties.map((each) =>
      each === report.properties.find(({ wanted }) => wanted === 10) ? { ...each, status: 'stopped', cases: 4 } : each,
    ),
  }));
  concludeAgain(out);

  const { said } = verified(out);

  expect(said).toMatch(/^Extent {4}6 of \d+ generated cases were not reached: \S+ 6 of 10\.$/m);
});

test('a run without a verdict makes no claim: exit code 2', () => {
  const out = copyOf(bare);
  edit<RunFile>(out, 'run.json', (file) => ({
    ...file,
    faults: [{ kind: 'unreachable', message: 'No answer within 5 s.' }],
  }));
  concludeAgain(out);

  const { code, said } = verified(out);

  expect(said).toMatch(/^There is no claim: the run ended without a verdict, with exit code 3\.$/m);
  expect(said).not.toContain('claim holds');
  expect(code).toBe(2);
});

test('each play that was taken away is named, whatever the rest would give', () => {
  const out = copyOf(bare);
  const taken = withoutFailures(out);
  concludeAgain(out);

  const { code, said } = verified(out);

  expect(taken.length).toBeGreaterThan(2);
  expect(judgeFolder(bare).run.exitCode).toBe(1);
  expect(judgeFolder(out).run.exitCode).not.toBe(1);
  for (const { scenario, channel } of taken) {
    expect(said).toContain(`${scenario} on ${channel} was to be played, and run.json lists no such play.`);
  }
  expect(said).toContain('The claim does not hold.');
  expect(code).toBe(1);
});

test('a conforming verdict over the plays that are left does not hold', async () => {
  const target = `--target=${new URL('mutants/integration-transfers-to-neighbouring-skill/', reference.url).href}`;
  const out = await played('partly', target, '--only=skill.literal-number', '--no-contracts', '--runs=0');
  const before = judgeFolder(out).run.conclusion;
  const taken = withoutFailures(out);
  concludeAgain(out);

  const { code, said } = verified(out);

  expect([before, judgeFolder(out).run.conclusion]).toEqual(['does not conform', 'conforms']);
  expect(said.match(/ was to be played, and run\.json lists no such play\.$/gm)).toHaveLength(taken.length);
  expect(said).toContain('The claim does not hold.');
  expect(code).toBe(1);
});

for (const [what, change, told] of [
  [
    'a play that is listed twice',
    (plays: readonly KeptPlay[]) => [...plays, ...plays.slice(0, 1)],
    'is listed 2 times in run.json',
  ],
  [
    'a play that nobody asked for',
    (plays: readonly KeptPlay[]) => [
      ...plays,
      { ...(plays[0] as KeptPlay), scenario: 'silence/no-fallback-skill', channel: 'messaging' as const, trace: null },
    ],
    'silence/no-fallback-skill on messaging is no play of a run with this declaration and these options.',
  ],
  [
    'a play without its trace',
    (plays: readonly KeptPlay[]) => plays.map((play, n) => (n === 0 ? { ...play, trace: null } : play)),
    'is listed in run.json with neither a trace nor a fault.',
  ],
  [
    'a play with the trace of another',
    (plays: readonly KeptPlay[]) =>
      plays.map((play, n) => (n === 0 ? { ...play, trace: plays[1]?.trace ?? null } : play)),
    'is listed in run.json with the trace of another play: traces/',
  ],
] as const) {
  test(`${what} is named`, () => {
    const out = copyOf(bare);
    edit<RunFile>(out, 'run.json', (file) => ({ ...file, plays: change(file.plays) }));
    concludeAgain(out);

    const { code, said } = verified(out);

    expect(said).toContain(told);
    expect(code).toBe(1);
  });
}

test('a trace that was edited gives another verdict than the file claims', () => {
  const out = copyOf(bare);
  const [play] = withoutFailures(copyOf(bare));
  edit<Trace>(out, play?.trace ?? '', (trace) => ({ ...trace, events: trace.events.slice(0, 2) }));

  const { code, said } = verified(out);

  expect(said).toMatch(
    /^cap\.text-on-fourth-failure, (how it fails|finding of \S+ on \w+, because): the file claims /m,
  );
  expect(code).toBe(1);
});

test('a trace that was changed after the run is named, whatever is concluded from it', () => {
  const out = copyOf(bare);
  const [play] = readRunFile(out).plays;
  const file = path.join(out, play?.trace ?? '');
  writeFileSync(file, `${readFileSync(file, 'utf8')} `);
  concludeAgain(out);

  const { code, said } = verified(out);

  expect(said).toMatch(new RegExp(`^the trace ${play?.trace} of \\S+ on \\w+ was changed after the run: `, 'm'));
  expect(code).toBe(1);
});

test('a trace of which the run no longer has the hash is named', () => {
  const out = copyOf(bare);
  edit<RunFile>(out, 'run.json', (file) => ({
    ...file,
    plays: file.plays.map(({ sha256: _, ...play }) => play),
  }));

  const { code, said } = verified(out);

  expect(said).toMatch(/^\S+ on \w+ is listed in run\.json without the SHA-256 of its trace traces\//m);
  expect(code).toBe(1);
});

test('traces that were changed after the run give no verdict when they are judged again', () => {
  const out = copyOf(bare);
  const [play] = readRunFile(out).plays;
  const file = path.join(out, play?.trace ?? '');
  writeFileSync(file, `${readFileSync(file, 'utf8')} `);
  let [verdict, said] = ['', ''];

  const code = judgeResults([out], { write: (text) => (verdict += text) }, (text) => (said += text));

  expect(said).toContain(
    `the trace ${play?.trace} of ${play?.scenario} on ${play?.channel} was changed after the run: `,
  );
  expect(said).toContain('there is no verdict. Take the folder as its run left it, or run the command again.');
  expect([code, verdict]).toEqual([2, '']);
});

for (const [field, change] of [
  ['seed', (trace: Trace) => ({ ...trace, seed: 418 })],
  ['clock', (trace: Trace) => ({ ...trace, clock: 'real' })],
  ['exercises', (trace: Trace) => ({ ...trace, exercises: [] })],
  [
    'implementation',
    (trace: Trace) => ({ ...trace, implementation: { ...trace.implementation, name: 'somebody else' } }),
  ],
  [
    'conversations',
    (trace: Trace) => ({
      ...trace,
      conversations: Object.fromEntries(
        Object.entries(trace.conversations).map(([name, setup]) => [name, { ...setup, handedOver: { intentId: 'x' } }]),
      ),
    }),
  ],
] as const) {
  test(`a trace of another run is known by its ${field}`, () => {
    const out = copyOf(bare);
    edit<Trace>(out, readRunFile(out).plays[0]?.trace ?? '', change);
    concludeAgain(out);

    const { code, said } = verified(out);

    expect(said).toMatch(new RegExp(`^the trace of \\S+ on \\w+, ${field}: the run makes it `, 'm'));
    expect(code).toBe(1);
  });
}

test('a finding that was edited in the verdict is named', () => {
  const out = copyOf(bare);
  const file = path.join(out, 'conformance.json');
  const before = readFileSync(file, 'utf8');
  const [, because = ''] = /"verdict": "fail",\s*"because": "(.*)"/.exec(before) ?? [];
  writeFileSync(file, before.replace(because, 'Nearly as documented.'));

  const { code, said } = verified(out);

  expect(said).toContain('because: the file claims "Nearly as documented."');
  expect(code).toBe(1);
});

test('kept findings that were edited are not those of the messages', () => {
  const out = copyOf(whole);
  edit<{ findings: KeptFinding[] }>(out, 'findings/contracts.json', (kept) => ({
    ...kept,
    findings: kept.findings.filter(({ verdict }) => verdict !== 'fail'),
  }));
  concludeAgain(out);

  const { code, said } = verified(out);

  expect(said).toMatch(/^cap\.text-on-fourth-failure in contracts\/bot-says\/\S+: fail\. contracts\.json gives it/m);
  expect(code).toBe(1);
});

test('messages that were taken out of the contracts are named', () => {
  const out = copyOf(whole);
  edit<ContractReport>(out, 'contracts.json', (report) => ({ ...report, rows: report.rows.slice(1) }));

  const { code, said } = verified(out);

  expect(said).toMatch(/^".*" of the pact .* was to be tried, and contracts\.json has no row for it\.$/m);
  expect(code).toBe(1);
});

test('contracts and generated cases that are gone altogether are missed', () => {
  const out = copyOf(whole);
  for (const name of ['contracts.json', 'properties.json', 'findings']) {
    rmSync(path.join(out, name), { recursive: true, force: true });
  }
  concludeAgain(out);

  const { code, said } = verified(out);

  expect(said).toContain('the contracts were to be tried, and contracts.json is missing.');
  expect(said).toContain('generated cases were to be played, and properties.json is missing.');
  expect(code).toBe(1);
});

test('a counterexample without its play is named', () => {
  const out = copyOf(whole);
  const report = JSON.parse(readFileSync(path.join(out, 'properties.json'), 'utf8')) as PropertyReport;
  const found = report.properties.flatMap(({ counterexample }) => counterexample ?? []);
  edit<RunFile>(out, 'run.json', (file) => ({
    ...file,
    plays: file.plays.filter(({ scenario }) => !scenario.startsWith('generated/')),
  }));
  concludeAgain(out);

  const { code, said } = verified(out);

  expect(found.map(({ requirement }) => requirement)).toContain(broken);
  expect(said).toMatch(/^generated\/\S+ breaks cap\.text-on-fourth-failure, and no play or finding shows it\.$/m);
  expect(code).toBe(1);
});

test('a property that the report no longer tells of is named', () => {
  const out = copyOf(whole);
  edit<PropertyReport>(out, 'properties.json', (report) => ({ ...report, properties: report.properties.slice(1) }));

  const { code, said } = verified(out);

  expect(said).toMatch(/^the property \S+ was to be played, and properties\.json does not tell of it\.$/m);
  expect(code).toBe(1);
});

const waiver: Waiver = {
  requirement: broken,
  reason: 'Added when the run was over.',
  owner: 'somebody',
  expires: '2999-12-31',
  at: 'waivers.yaml line 2',
};

test('a waiver that was added to one of the files is named', () => {
  const inRun = copyOf(bare);
  edit<RunFile>(inRun, 'run.json', (file) => ({ ...file, facts: { ...file.facts, waivers: [waiver] } }));
  const inClaim = copyOf(bare);
  edit<object>(inClaim, 'conformance.json', (claim) => ({ ...claim, waivers: [waiver] }));

  for (const out of [inRun, inClaim]) {
    const { code, said } = verified(out);

    expect(said).toMatch(/^waivers: the file claims /m);
    expect(code).toBe(1);
  }
});

test('a waiver that was added everywhere cannot be known from one that was there, so it is told', () => {
  const out = copyOf(bare);
  edit<RunFile>(out, 'run.json', (file) => ({ ...file, facts: { ...file.facts, waivers: [waiver] } }));
  concludeAgain(out);

  const { code, said } = verified(out);

  expect(said).toContain(`Waiver    ${broken} until 2999-12-31 by somebody: Added when the run was over.`);
  expect(code, said).toBe(0);
});

test('what the run was to try beside the scenarios has to be the same in both files', () => {
  const out = copyOf(whole);
  edit<object>(out, 'conformance.json', (claim) => ({ ...claim, scope: { contracts: false, runs: 0 } }));

  const { code, said } = verified(out);

  expect(said).toContain('scope: the file claims {"contracts":false,"runs":0}, the traces give');
  expect(code).toBe(1);
});

test('a run that was stopped claims no conformity, and is missed nothing of', () => {
  const out = copyOf(bare);
  edit<RunFile>(out, 'run.json', (file) => ({
    ...file,
    facts: { ...file.facts, interrupted: true },
    plays: file.plays.slice(0, 3),
  }));
  concludeAgain(out);

  const { code, said } = verified(out);

  expect(said).toMatch(/^Plays {5}3 of \d+ that such a run is made of$/m);
  expect(said).not.toContain('conforms');
  expect(code, said).toBe(0);
});

test('the claim of another version cannot be looked at', () => {
  const out = copyOf(bare);
  edit<{ suite: object }>(out, 'conformance.json', (claim) => ({
    ...claim,
    suite: { ...claim.suite, version: '0.0.9' },
  }));

  const { code, said } = verified(out);

  expect(said).toContain('The claim was made with version 0.0.9 of the suite');
  expect(code).toBe(2);
});

for (const [what, suite] of [
  ['by other requirements', { requirements: '0123abcd' }],
  ['by requirements that an older version named in its own way', { digestRule: undefined }],
  ['by other requirements of another version', { requirements: '0123abcd', version: '0.0.9' }],
] as const) {
  test(`a claim ${what} is not called untrue, since it cannot be decided here`, () => {
    const out = copyOf(bare);
    edit<{ suite: object }>(out, 'conformance.json', (claim) => ({ ...claim, suite: { ...claim.suite, ...suite } }));

    const { code, said } = verified(out);

    expect(said).toMatch(
      /^The claim was judged by another set of requirements: that of version [\d.]+ of the suite \(/,
    );
    expect(said).toContain(`this is the one of ${suiteVersion()} (`);
    expect(said).toMatch(
      /Whether it holds cannot be decided here: verify it with version [\d.]+, as it was released\.$/m,
    );
    expect(said).not.toContain('does not hold');
    expect(code).toBe(2);
  });
}

test('a claim whose run was judged by another set than it says is untrue', () => {
  const out = copyOf(bare);
  edit<RunFile>(out, 'run.json', (file) => ({
    ...file,
    facts: { ...file.facts, suite: { ...file.facts.suite, requirements: '0123abcd' } },
  }));

  const { code, said } = verified(out);

  expect(said).toMatch(/^suite: the file claims /m);
  expect(code).toBe(1);
});

for (const name of ['reference', 'mutant']) {
  test(`the claim of 0.1.0 on the ${name} is one by another set, which its own version can verify`, () => {
    const { code, said } = verified(path.join(__dirname, '..', 'testing', 'results-of', '0.1.0', name));

    expect(said).toMatch(
      /^The claim was judged by another set of requirements: that of version 0\.1\.0 of the suite \(/,
    );
    expect(code).toBe(2);
  });
}
