/**
 * What each kind of run says in each output, by real runs: its conclusion, how far it reaches, and nothing that its kind does
 * not allow. A row of the table is a kind of run, a column an output.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { renderConclusionShortly } from '../../judge/words/render-extent';
import { describedSetup } from '../../play/scenarios/described/described-setup';
import type { BotDescription } from '../../protocol/bot-description';
import type { Declaration } from '../../protocol/types';
import { parseVerdictFile, type VerdictFile } from '../../results/verdict-file-schema';
import { serveFixed } from '../testing/fixed-bot';
import { declaring, failing, serve, type Serving } from '../testing/serve';
import { hostileText } from '../testing/sample-traces';
import { temporaryFolder, type TemporaryFolder } from '../testing/temporary-folder';
import { expect, test } from '../testing/test';
import { calledWith, type Answer } from './called-with';
import { referenceOfWorker } from './reference-of-worker';

interface Surroundings {
  /** Of an implementation that conforms. */
  readonly reference: string;
  /** Of the one below that path of its server, such as a mutant. */
  readonly other: (below: string) => string;
  /** A module that conforms, and declares something else; its path. */
  readonly declares: (overrides: Partial<Declaration>) => string;
  /** Of whatever this is; it is stopped after the run. */
  readonly hold: (serving: Serving) => string;
  /** Writes a file; its path. */
  readonly file: (name: string, text: string) => string;
}

/** What has to be said, in whatever output. */
interface Kind {
  /** What stands behind `run`, once whatever it names is there. */
  readonly words: (at: Surroundings) => Promise<readonly string[]> | readonly string[];
  /** Stops the run as soon as its output fits. */
  readonly stopAt?: RegExp;
  readonly exitCode: number;
  /** The conclusion with whatever has to stand beside it. */
  readonly headline: string;
  /** What it leaves out; left out of a whole run. */
  readonly part?: RegExp;
  /** What it tried; left out where nothing was to be. */
  readonly tried?: RegExp;
  /** Requirements of the profile that passed, and that were judged; `some`: as many as the verdict file has, which are neither none nor all. */
  readonly kept: string;
  readonly look: 'good' | 'open' | 'bad' | 'none';
  /** In the JUnit file: failures and errors, which turn a build red; `rest`: as many errors as are not kept. */
  readonly red: { readonly failures: number; readonly errors: number | 'rest' };
  /** What only this kind says. */
  readonly also?: Partial<Readonly<Record<Output, RegExp>>>;
  /** What it says of the profile that it claims; left out where it claims the usual one. */
  readonly profile?: string;
  /** What may stand nowhere. */
  readonly never?: RegExp;
  readonly claim: { readonly code: number; readonly says: RegExp };
}

/** One column each. The Allure page has a column of its own, in the test of that page. */
const outputs = ['console', 'badge', 'summary', 'JUnit', 'page', 'verdict file', 'verify-claim', 'compare'] as const;
type Output = (typeof outputs)[number];

/** A busy machine is no finding. */
const usual = ['--seed=11', '--no-report', '--call-deadline=120', '--deadline=1200'] as const;
/** Plays alone, which is quick. */
const few = ['--runs=0', '--no-contracts'] as const;
/** All that makes a run whole, and of chance as little as can be. */
const all = ['--runs=1', '--budget=600'] as const;
const blank = '--only=message.blank-*';
const leftOutOfFew = /; no contracts \(--no-contracts\); no generated cases \(--runs=0\)$/;
const holds = { code: 0, says: /^The claim holds\. Whether the traces are genuine cannot be seen in them\.$/m };
const holdsInPart = { code: 0, says: /^The claim holds, of the part that it names\. Whether/m };
const isNone = (code: number) => ({
  ...{
    code: 2,
    says: new RegExp(`^There is no claim: the run ended without a verdict, with exit code ${code}\\.$`, 'm'),
  },
});
const green = { failures: 0, errors: 0 } as const;

const kinds: Readonly<Record<string, Kind>> = {
  'a whole run': {
    words: ({ reference }) => [`--target=${reference}`, ...all],
    ...{ exitCode: 0, headline: 'conforms', kept: '43/43', look: 'good', red: green, claim: holds },
    tried:
      /^(\d+) of \1 plays, (\d+) of \2 messages at the edges, (\d+) of \3 generated cases from lists, (\d+) of \4 by chance$/,
    never: /partial|not applicable:|need capabilities/i,
  },
  'a run of chosen requirements': {
    words: ({ reference }) => [`--target=${reference}`, blank, ...few],
    ...{ exitCode: 0, headline: 'conforms, partial', kept: '3/3', look: 'open', red: green, claim: holdsInPart },
    part: new RegExp(
      `^0 of 43 .* in full, 3 in part; 3 of all \\d+ requirements chosen \\(--only\\)${leftOutOfFew.source}`,
    ),
    tried: /^8 of 8 plays$/,
    also: {
      console: /, 3 chosen requirements only, seed 11/,
      'verdict file': /"only": \[\s+"message\.blank-sends-nothing"/,
    },
  },
  'a run on one channel of two': {
    words: ({ reference }) => [`--target=${reference}`, '--channel=chat', ...few],
    ...{ exitCode: 0, kept: '40/40', look: 'open', red: green, claim: holdsInPart },
    headline: 'conforms, partial; 40 of 43 apply; 3 need a channel that was not used',
    part: new RegExp(`; on chat only, of the declared messaging and chat \\(--channel\\)${leftOutOfFew.source}`),
    tried: /^(\d+) of \1 plays$/,
  },
  'a shard': {
    words: ({ reference }) => [`--target=${reference}`, '--shard=2/40', ...few],
    ...{ exitCode: 6, headline: 'incomplete, partial', kept: 'some', look: 'open', claim: holdsInPart },
    red: { failures: 0, errors: 'rest' },
    part: new RegExp(`^0 of 43 .* in full, \\d+ in part; part 2 of 40 \\(--shard\\)${leftOutOfFew.source}`),
    tried: /^(\d+) of \1 plays$/,
    also: { 'verdict file': /"shard": \{\s+"index": 2,\s+"of": 40/ },
  },
  'a whole run of one who declares few capabilities': {
    words: ({ declares }) => [`--adapter=${declares({ capabilities: ['agent-id'] })}`, ...all],
    ...{ exitCode: 0, kept: '31/31', look: 'good', red: green, claim: holds },
    headline: 'conforms; 31 of 43 apply; 12 need capabilities that are not declared',
    tried:
      /^(\d+) of \1 plays, (\d+) of \2 messages at the edges, (\d+) of \3 generated cases from lists, (\d+) of \4 by chance$/,
    also: {
      console: /^Exit code 0: every requirement of the profile that applies was judged .*; 12 are not applicable\.$/m,
    },
    never: /partial/i,
  },
  'a run with a waiver': {
    words: ({ other, file }) => [
      `--target=${other('mutants/shows-blank-message')}`,
      `--waivers=${file('waivers.yaml', waiverOf('message.blank-sends-nothing'))}`,
      ...[blank, ...few],
    ],
    ...{
      exitCode: 0,
      headline: 'conforms, partial; 1 waived',
      kept: '2/3',
      look: 'open',
      red: green,
      claim: holdsInPart,
    },
    part: new RegExp(`requirements chosen \\(--only\\)${leftOutOfFew.source}`),
    tried: /^8 of 8 plays$/,
    also: {
      console: /^WAIVED {2}message\.blank-sends-nothing[\s\S]*?The old connector cannot\./m,
      page: /The old connector cannot\./,
      'verify-claim': /^Waiver {4}message\.blank-sends-nothing until .* by Bot team: The old connector cannot\./m,
    },
  },
  'an inconclusive run': {
    words: ({ other }) => [`--target=${other('mutants/refuses-blank-message')}`, blank, ...few],
    ...{ exitCode: 6, headline: 'incomplete, partial', kept: '0/3', look: 'open', claim: holdsInPart },
    red: { failures: 0, errors: 3 },
    part: new RegExp(`^0 of 43 .* in full; 3 of all \\d+ requirements chosen \\(--only\\)${leftOutOfFew.source}`),
    tried: /^8 of 8 plays$/,
    also: {
      console: /^INCONCLUSIVE {2}message\.blank-sends-nothing/m,
      summary: /<code>message\.blank-sends-nothing<\/code> inconclusive/,
    },
    never: /\bconforms\b|FAIL {2}/i,
  },
  'a run that does not conform': {
    words: ({ other }) => [`--target=${other('mutants/shows-blank-message')}`, blank, ...few],
    ...{ exitCode: 1, headline: 'does not conform, partial', kept: '2/3', look: 'bad', claim: holdsInPart },
    red: { failures: 1, errors: 0 },
    part: new RegExp(`requirements chosen \\(--only\\)${leftOutOfFew.source}`),
    tried: /^8 of 8 plays$/,
    also: {
      console: /^FAIL {2}message\.blank-sends-nothing/m,
      summary: /^\*\*1 failed:\*\* `message\.blank-sends-nothing`$/m,
    },
  },
  'a run that reaches nobody': {
    words: async () => {
      const gone = await serve(failing);
      await gone.stop();
      return [`--target=${gone.url}`];
    },
    ...{ exitCode: 3, headline: 'no verdict, partial', kept: '0/43', look: 'none', claim: isNone(3) },
    red: { failures: 0, errors: 44 },
    part: /^0 of 43 requirements of page@2 judged in full; no contracts, because of faults; no generated cases, because of faults$/,
    also: {
      console:
        /^FAULT {2}unreachable\n {2}No server listens at [\s\S]*^Nothing was played to its end, so nothing is known/m,
      summary: /^FAULT {2}unreachable$/m,
      page: /Nothing was played|nothing was played/,
    },
    never: /\bconforms\b|\| --- \|/i,
  },
  'a run that is stopped while it plays': {
    words: ({ reference }) => [`--target=${reference}`],
    stopAt: /^Playing: /m,
    ...{ exitCode: 6, headline: 'incomplete, partial', kept: '', look: 'open', claim: holdsInPart },
    red: { failures: 0, errors: NaN },
    part: /; stopped before its end, when (\d+) of (?!\1 )\d+ plays were made; no contracts: the run was stopped before; no generated cases: the run was stopped before$/,
    tried: /^(\d+) of (?!\1 )\d+ plays$/,
    also: { page: /The run was stopped before its end\./, summary: /^\| Interrupted \| yes \|$/m },
    never: /\bconforms\b/i,
  },
  'a run on one who breaks the protocol': {
    words: async ({ hold }) => [`--target=${hold(await serve(declaring({}, failing)))}`],
    ...{ exitCode: 4, headline: 'no verdict, partial', kept: '0/28', look: 'none', claim: isNone(4) },
    red: { failures: 0, errors: 29 },
    part: /^0 of 43 .* in full; 0 of \d+ plays were made to their end, because of faults; no contracts, because of faults; no generated cases, because of faults$/,
    tried: /^0 of \d+ plays$/,
    also: {
      console:
        /^FAULT {2}protocol\n {2}http\S+ answered POST \/conversations with status 500[\s\S]*^Nothing was played/m,
      summary: /^FAULT {2}protocol$/m,
    },
    never: /\bconforms\b|\| --- \|/i,
  },
  'a run on one whose name is hostile': {
    words: ({ declares }) => [
      `--adapter=${declares({ implementation: { name: `${hostileText}\nCONFORMS  `, version: 'x'.repeat(200) } })}`,
      ...[blank, ...few],
    ],
    // Nothing but what is said of the same implementation by its plain name.
    ...{ exitCode: 0, headline: 'conforms, partial', kept: '3/3', look: 'open', red: green, claim: holdsInPart },
    part: new RegExp(
      `^0 of 43 .* in full, 3 in part; 3 of all \\d+ requirements chosen \\(--only\\)${leftOutOfFew.source}`,
    ),
    tried: /^8 of 8 plays$/,
    also: { console: /^CONFORMS, PARTIAL {2}"\\u001b\[2J.* … \(3\d\d characters\)": profile "page@2"/m },
    never: /^CONFORMS {2}|^FAIL|x{200}/m,
  },
  'a run by description': {
    words: async ({ reference, hold, file }) => {
      const { bot, integrations, agentConnector } = describedSetup(description);
      const fixed = await serveFixed(reference, { bot, integrations: [...integrations], agentConnector });
      return [`--target=${hold(fixed)}`, `--bot=${file('bot.json', JSON.stringify(description))}`];
    },
    ...{ exitCode: 0, kept: '10/10', look: 'open', red: green, claim: holdsInPart },
    headline: 'conforms, partial, by description; 10 of 43 apply; 33 need what the description does not say',
    profile: 'none is claimed, by description; red by page@2',
    part: /^0 of 43 .* in full, 10 in part; by description, so that no profile is claimed \(--bot\)$/,
    tried: /^(\d+) of \1 plays$/,
    also: {
      console: /: no profile is claimed, red by "page@2", seed 11/,
      badge: /agent escalation · no profile claimed/,
      summary: /^\| Profile \| ` ?none is claimed, by description; red by page@2 ?` \|$/m,
      page: /so that no profile is claimed; red by the set/,
      'verdict file': /"bot": \{\s+"file": "bot\.json",\s+"description": \{/,
      compare: /none is claimed, by description/,
    },
    never: /, profile page@2|profile "page@2"/,
  },
  'a run on our own reference': {
    words: () => [blank, ...few],
    ...{ exitCode: 0, headline: 'conforms, partial', kept: '3/3', look: 'open', red: green, claim: holdsInPart },
    part: leftOutOfFew,
    tried: /^8 of 8 plays$/,
    also: {
      console:
        /"reference 1\.0\.0" \(the suite's own reference implementation was judged, because no target was named\)/,
      summary: /^# Agent escalation: conforms, partial \(the suite's own reference implementation was judged,/,
      page: /<h1>Conforms, partial \(the suite's own reference implementation was judged,/,
      'verdict file': /"target": "embedded reference implementation"/,
    },
  },
};

const description: BotDescription = {
  escalations: [
    {
      phrases: ['agent please'],
      skill: '3402109730',
      message: 'One moment, an agent will join.',
      whenRefused: 'I could not reach our agents.',
    },
  ],
  whenFailedLater: 'Nobody was free after all.',
};

function waiverOf(id: string): string {
  return `waivers:\n  - id: ${id}\n    reason: The old connector cannot.\n    owner: Bot team\n    expires: ${inTwentyDays}\n`;
}

function moduleThatDeclares(overrides: Partial<Declaration>): string {
  return (
    `const { implementation } = require(${JSON.stringify(starter)});\n` +
    `const declaration = { ...implementation.declaration, ...${JSON.stringify(overrides)} };\n` +
    'exports.implementation = { ...implementation, declaration };\n'
  );
}

const starter = path.join(__dirname, '..', '..', 'examples', 'typescript', 'in-process.ts');
const inTwentyDays = new Date(Date.now() + 20 * 86_400_000).toISOString().slice(0, 10);
const fills = { good: '#2e7d32', open: '#9e6a00', bad: '#c62828', none: '#5f6368' } as const;

let folder: TemporaryFolder;

test.beforeAll(async () => {
  folder = await temporaryFolder();
});

test.afterAll(async () => {
  await folder?.remove();
});

/** What a run left and said, each output as the text that people read. */
interface Ran {
  readonly answer: Answer;
  readonly claim: Answer;
  readonly verdict: VerdictFile;
  readonly texts: Readonly<Record<Output, string>>;
}

async function ran(name: string, { words, stopAt }: Kind): Promise<Ran> {
  const { url } = await referenceOfWorker();
  const held: Serving[] = [];
  const hold = (serving: Serving) => (held.push(serving), serving.url);
  const out = path.join(folder.path, name.replaceAll(' ', '-'));
  const file = (called: string, text: string) => {
    const at = path.join(folder.path, called);
    writeFileSync(at, text);
    return at;
  };
  const behind = await words({
    reference: url.href,
    other: (below) => new URL(`${below}/`, url).href,
    declares: (overrides) => file(`${name.replaceAll(' ', '-')}.js`, moduleThatDeclares(overrides)),
    hold,
    file,
  });
  const stop = new AbortController();
  let output = '';
  const write = (text: string) => {
    output += text;
    if (stopAt?.test(output)) stop.abort();
  };
  const answer = await calledWith(['run', ...behind, ...usual, `--out=${out}`], {
    output: { write },
    stopped: () => stop.signal,
  });
  for (const each of held) await each.stop();
  const claim = await calledWith(['verify-claim', out]);
  const compared = path.join(out, 'compared');
  const comparison = await calledWith(['compare', out, out, `--out=${compared}`]);
  const read = (...names: string[]) => readFileSync(path.join(out, ...names), 'utf8');
  return {
    ...{ answer, claim, verdict: parseVerdictFile(read('conformance.json'), name) },
    texts: {
      console: output,
      badge: read('badge.svg'),
      summary: read('summary.md'),
      JUnit: unescaped(read('junit.xml')),
      page: asRead(unescaped(read('report', 'index.html'))),
      'verdict file': read('conformance.json'),
      'verify-claim': claim.said,
      compare: `${comparison.said}${readFileSync(path.join(compared, 'comparison.md'), 'utf8')}`,
    },
  };
}

/** Without what keeps the name of an option on one line. */
function asRead(page: string): string {
  return page.replace(/<span class="option">([^<]*)<\/span>/g, '$1');
}

function unescaped(text: string): string {
  return text.replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&amp;', '&');
}

const capital = (text: string) => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;

/** How many requirements of the profile passed, of how many: some, and not all. Which they are in a shard hangs on what is played. */
function someKept({ results }: VerdictFile): readonly [passed: number, of: number] {
  const inProfile = results.filter(({ gating }) => gating);
  const passed = inProfile.filter(({ status }) => status === 'passed').length;
  expect(passed).toBeGreaterThan(0);
  expect(passed).toBeLessThan(inProfile.length);
  return [passed, inProfile.length];
}

/** One check for each output, the same for all kinds of run. */
const checks: Readonly<Record<Output, (run: Ran, kind: Kind) => void>> = {
  console: ({ answer, texts }, { exitCode, headline }) => {
    const [bare = '', ...reach] = headline.split('; ');
    const said = reach.length === 0 ? '' : `${reach.join('; ')}. `;
    expect(answer.code).toBe(exitCode);
    expect(texts.console).toContain(`\n${bare.toUpperCase()}  ${said}`);
    expect(texts.console.match(/^Exit code \d: /gm)).toEqual([`Exit code ${exitCode}: `]);
  },
  badge: ({ verdict, texts }, { headline, kept: asked, look }) => {
    const kept = asked === 'some' ? someKept(verdict).join('/') : asked;
    const { conclusion, extent } = verdict;
    if (!extent) throw new Error('The verdict file has no extent.');
    expect(texts.badge).toContain(`: ${renderConclusionShortly({ conclusion, extent })} · ${kept}`);
    for (const part of headline.split('; ')) expect(texts.badge).toContain(part);
    expect(texts.badge).toContain(`fill="${fills[look]}"`);
    if (!verdict.bot) expect(texts.badge).toContain(verdict.profile);
  },
  summary: ({ texts }, { exitCode, headline }) => {
    expect(texts.summary).toMatch(new RegExp(`^# Agent escalation: ${headline}( \\(|\\n)`));
    expect(texts.summary).toContain(`\n\nExit code ${exitCode}: `);
    expect(texts.summary.length).toBeLessThan(60_000);
  },
  JUnit: ({ verdict, texts }, { headline, red }) => {
    expect(texts.JUnit).toContain(`<testsuites name="escalation conformance: ${headline}"`);
    const [, failures = '', errors = ''] = /<testsuites [^>]*failures="(\d+)" errors="(\d+)"/.exec(texts.JUnit) ?? [];
    expect(Number(failures)).toBe(red.failures);
    const [passed, of] = red.errors === 'rest' ? someKept(verdict) : [0, red.errors];
    if (!Number.isNaN(of)) expect(Number(errors)).toBe(of - passed);
  },
  page: ({ texts }, { headline, look, exitCode }) => {
    expect(texts.page).toContain(`<h1>${capital(headline)}`);
    expect(texts.page).toContain(`class="verdict ${look}"`);
    expect(texts.page).toContain(`(exit code ${exitCode})`);
  },
  'verdict file': ({ verdict }, { exitCode, headline, part }) => {
    const [bare] = headline.split('; ');
    expect(verdict.exitCode).toBe(exitCode);
    const { whole, byDescription } = verdict.extent ?? {};
    expect(`${verdict.conclusion}${whole ? '' : ', partial'}${byDescription ? ', by description' : ''}`).toBe(bare);
    expect(verdict.extent?.whole).toBe(part === undefined);
    if (part) expect(verdict.extent?.leftOut.map(({ why }) => why).join('; ')).not.toBe('');
  },
  'verify-claim': ({ claim, texts }, { headline, profile = 'page@2', claim: { code, says } }) => {
    expect(claim.code, claim.said).toBe(code);
    expect(texts['verify-claim']).toContain(`Claimed   ${headline}, profile ${profile}, with`);
    expect(texts['verify-claim']).toContain(`Judged    ${headline}, with`);
    expect(texts['verify-claim']).toMatch(says);
  },
  compare: ({ verdict: { conclusion, extent }, texts }, { part }) => {
    if (!extent) throw new Error('The verdict file has no extent.');
    const told = renderConclusionShortly({ conclusion, extent });
    expect(texts.compare).toMatch(new RegExp(`^A {2}${told}: "`, 'm'));
    expect(texts.compare).toContain(` | ${told} | `);
    const cautions = texts.compare.match(/^Caution: .* is of a partial run\.$/gm) ?? [];
    expect(cautions).toHaveLength(part ? 2 : 0);
  },
};

/** The outputs that tell in a sentence what was left out, and what was tried. */
const tellsPart: readonly Output[] = ['console', 'summary', 'JUnit', 'page', 'verify-claim'];
const tellsTried: readonly Output[] = ['console', 'summary', 'page', 'verify-claim'];

function sentence(text: string, begins: string): string | undefined {
  return new RegExp(`${begins}: ([^\\n<]*?)(?:\\.(?:\\*\\*|</strong>|</p>|\\n|$)|")`, 'i').exec(text)?.[1];
}

for (const [name, kind] of Object.entries(kinds)) {
  test.describe(name, () => {
    let run: Ran;

    test.beforeAll(async () => {
      run = await ran(name, kind);
    });

    for (const output of outputs) {
      test(`${name} says in the ${output} what it is`, () => {
        const text = run.texts[output];

        checks[output](run, kind);
        if (tellsPart.includes(output)) {
          if (kind.part) expect(sentence(text, 'partial')).toMatch(kind.part);
          else expect(text).not.toMatch(/partial/i);
        }
        if (tellsTried.includes(output) && kind.tried) expect(sentence(text, 'tried')).toMatch(kind.tried);
        if (kind.also?.[output]) expect(text).toMatch(kind.also[output]);
        if (kind.never && !['verdict file', 'compare'].includes(output)) expect(text).not.toMatch(kind.never);
        // No kind of run may steer whoever looks at it.
        expect(text).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/);
      });
    }
  });
}

test('the table has every kind of run in every output', () => {
  expect(Object.keys(kinds)).toHaveLength(14);
  expect(Object.keys(checks).sort()).toEqual([...outputs].sort());
});
