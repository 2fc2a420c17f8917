/**
 * Every reader of a file from a stranger, in one table, with something valid for it: whatever stands there instead, the answer is
 * a value or one sentence that can be printed.
 */
import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { InvalidArgumentError } from 'commander';
import fc from 'fast-check';
import { readers } from '../../cli/readers';
import { renderError } from '../../cli/render-error';
import { settingsOfFile } from '../../cli/settings-of-file';
import { lintText } from '../../exports/lint-text';
import { lintFile } from '../../exports/linted-file';
import { verdictFile } from '../../judge/verdict/verdict-file';
import { parseKeptScenario } from '../../play/scenarios/kept-scenario';
import { writeToken } from '../../properties/replay-token';
import { DamagedResults } from '../../results/damaged-results';
import { mendLines } from '../../results/mend-lines';
import { readPacts } from '../../results/read-pacts';
import { readVerdictHistory } from '../../results/verdict-history';
import { judgeFolder } from '../../run/judge-folder';
import { readDescription } from '../../run/read-description';
import { UsageError } from '../../run/usage-error';
import { readWaivers } from '../../run/waivers';
import { calledWith } from './called-with';
import { gardenDesk } from '../testing/garden-desk';
import { mutated } from './mutated';
import { factsWith, runFolder } from '../testing/run-folder';
import { wellDone } from '../testing/sample-traces';

/** A file as somebody else may have left it, and who reads it. */
export interface FuzzedReader {
  readonly name: string;
  /** A file of this name, relative to a folder that is there. */
  readonly file: string;
  /** What may stand in it. */
  readonly valid: string;
  /** Reads it, and resolves to what is printed of it. What is thrown is a fault of ours. */
  readonly read: (file: string, folder: string) => string | Promise<string>;
}

/** What is said where the reader refuses in one of these ways; anything else is thrown on. */
function told(read: () => unknown, ...refusals: readonly (new (...given: never[]) => Error)[]): string {
  try {
    read();
    return '';
  } catch (error) {
    // A plain error is a sentence of its reader; what the language itself throws is a kind of its own.
    if (
      error instanceof Error &&
      refusals.some((kind) => (kind === Error ? error.constructor === Error : error instanceof kind))
    )
      return renderError(error);
    throw error;
  }
}

const facts = factsWith({ shard: { index: 1, of: 1 }, only: ['message.before-transfer', 'message.once'] as const });

const finding = {
  requirement: 'message.once',
  scenario: 'contracts/suite-transfers/a-transfer',
  channel: 'messaging',
  verdict: 'fail',
  because: 'It came twice.',
  expected: 'Once.',
  evidence: [1],
  listed: true,
  by: 'contracts',
};

const contracts = {
  format: 1,
  versions: { format: '4.0', library: '0.4' },
  rows: [
    {
      pact: 'suite-transfers',
      description: 'a transfer',
      state: 'a skill',
      heldTo: 'implementation',
      requirements: ['message.once'],
      outcome: 'failed',
      broken: ['message.once'],
      because: 'It came twice.',
      mismatches: ['$.message: twice'],
      request: 'POST /transfers',
    },
  ],
};

const properties = {
  format: 1,
  seed: 1,
  runs: 10,
  properties: [
    {
      ...{ name: 'messages', promise: 'it comes once', status: 'held', cases: 10, wanted: 10, thrownAway: 0, ms: 12.5 },
      ...{ exercised: { 'message.once': 10 }, lengths: { 2: 10 }, outcomes: { accepted: 10 }, marks: { plain: 10 } },
      places: { played: '0-9', judged: { 'message.once': '0-4,6' } },
    },
  ],
};

const counterexample = {
  format: 1,
  id: 'kept/messages-1a2b3c4d',
  title: 'A message that comes twice.',
  exercises: ['message.once'],
  channels: ['messaging'],
  needs: [],
  conversations: {},
  steps: [
    { kind: 'consumer-says', text: 'agent' },
    { kind: 'wait', ms: 4_000 },
  ],
};

const earlierRun = {
  ...{ format: 1, startedAt: '2026-01-02T03:04:05.000Z', implementation: { name: 'bot', version: '1' } },
  ...{ suite: { version: '0.2.0', requirements: 'some' }, profile: 'page', seed: 1, conclusion: 'conforms' },
  statuses: { 'message.once': 'passed' },
};

const pact = {
  ...{ consumer: { name: 'bot' }, provider: { name: 'platform' } },
  interactions: [{ description: 'a transfer', request: { method: 'POST', path: '/t' }, response: { status: 200 } }],
  metadata: { pactSpecification: { version: '4.0' } },
};

const waivers = `waivers:
  - id: message.once@route/integration-to-a-skill
    reason: The connector of old cannot.
    owner: Bot team
    expires: 2999-12-31
    issue: https://issues.example/1
`;

const yaml = `target: http://127.0.0.1:8080
only: [message.once, cap.*]
seed: 7
header: "Authorization: Bearer \${BOT_TOKEN}"
no-report: true
`;

const description = {
  name: 'Garden desk',
  fallback: 'Pardon?',
  escalations: [
    { phrases: ['agent', 'human'], skill: '277498214', message: ['One moment.'], whenRefused: 'Nobody is free.' },
  ],
};

const descriptionInYaml = `# What the bot does.
fallback: Pardon?
escalations:
  - phrases: [agent, human]
    skill: '277498214'
    message: One moment.
    whenRefused: Nobody is free.
`;

const config = 'escalation-conformance.config';
const settings = (file: string, folder: string) =>
  settingsOfFile(path.relative(folder, file), { folder, env: { BOT_TOKEN: 'sesame' }, isSaid: () => false });

/** Words of the command that read a results folder, each of them the whole of it. */
const onFolder =
  (...words: readonly string[]) =>
  async (_file: string, folder: string): Promise<string> => {
    let said = '';
    for (const word of words) {
      const more = word === 'merge' ? [`--out=${folder}-merged`, '--no-report'] : [];
      const answer = await calledWith([word, folder, ...more]);
      assert.notEqual(answer.code, 5, answer.said);
      said += answer.said;
    }
    return said;
  };

const trace = path.posix.join('traces', wellDone.channel, `${wellDone.scenario}.json`);
const runJson = JSON.stringify({
  format: 1,
  facts,
  plays: [{ scenario: wellDone.scenario, channel: wellDone.channel, trace }],
});

/** Each stands alone: no run is needed for it. */
const single: readonly FuzzedReader[] = [
  {
    ...{ name: 'waivers', file: 'waivers.yaml', valid: waivers },
    read: (file) => told(() => readWaivers(file, '2026-01-01'), UsageError, DamagedResults),
  },
  {
    ...{ name: 'a configuration in YAML', file: `${config}.yaml`, valid: yaml },
    read: (file, folder) => told(() => settings(file, folder), UsageError),
  },
  {
    ...{
      name: 'a configuration in JSON',
      file: `${config}.json`,
      valid: JSON.stringify({ target: 'http://127.0.0.1:1', seed: 7 }),
    },
    read: (file, folder) => told(() => settings(file, folder), UsageError),
  },
  {
    ...{ name: 'a kept scenario or counterexample', file: 'kept.json', valid: JSON.stringify(counterexample) },
    read: (file) => told(() => parseKeptScenario(readFileSync(file, 'utf8'), 'kept.json'), Error),
  },
  {
    ...{ name: 'the history of verdicts', file: 'verdicts.jsonl', valid: `${JSON.stringify(earlierRun)}\n`.repeat(2) },
    read: (_file, folder) => told(() => readVerdictHistory(folder), DamagedResults),
  },
  {
    ...{ name: 'the history of Allure', file: 'history.jsonl', valid: '{"uuid":"1","testResults":{}}\n{"uuid":"2"}\n' },
    read: (file) => told(() => mendLines(file, 'the history of Allure'), DamagedResults),
  },
  {
    ...{ name: 'a description in YAML', file: 'bot.yaml', valid: descriptionInYaml },
    read: (file) => told(() => readDescription(file), UsageError, DamagedResults),
  },
  {
    ...{ name: 'a description in JSON', file: 'described.json', valid: JSON.stringify(description) },
    read: (file) => told(() => readDescription(file), UsageError, DamagedResults),
  },
  {
    ...{ name: 'an export of a bot', file: 'bot.json', valid: JSON.stringify(gardenDesk()) },
    read: (file) => lintText([{ ...lintFile(file), file: 'bot.json' }]),
  },
  {
    ...{ name: 'a pact', file: 'pact.json', valid: JSON.stringify(pact) },
    read: (file) => told(() => readPacts(file), DamagedResults),
  },
  {
    ...{ name: 'a replay token', file: 'token', valid: writeToken({ kind: 'resume', seed: 1, from: { messages: 2 } }) },
    read: (file) => told(() => readers.token(readFileSync(file, 'utf8')), InvalidArgumentError),
  },
];

/** Each is one file of a results folder, in which the others are as a run leaves them. */
const ofResults: readonly FuzzedReader[] = [
  { name: 'run.json', file: 'run.json', valid: runJson, read: onFolder('judge', 'merge') },
  { name: 'a trace', file: trace, valid: JSON.stringify(wellDone), read: onFolder('judge') },
  {
    ...{ name: 'findings', file: 'findings/contracts.json', valid: JSON.stringify({ format: 1, findings: [finding] }) },
    read: onFolder('judge'),
  },
  {
    name: 'the report of contracts',
    file: 'contracts.json',
    valid: JSON.stringify(contracts),
    read: onFolder('judge'),
  },
  { name: 'the report of cases', file: 'properties.json', valid: JSON.stringify(properties), read: onFolder('judge') },
  { name: 'the verdict file', file: 'conformance.json', valid: '', read: onFolder('verify-claim') },
];

export const fuzzedReaders: readonly FuzzedReader[] = [...single, ...ofResults];

/** Lays out all files as they may be, in a folder for this reader. */
export async function layOut({
  name,
}: FuzzedReader): Promise<{ readonly folder: string; readonly remove: () => Promise<void> }> {
  const run = await runFolder(facts, [wellDone]);
  const files = ofResults.some((each) => each.name === name) ? ofResults : [];
  for (const { file, valid } of files) {
    if (valid === '') continue;
    mkdirSync(path.dirname(path.join(run.folder, file)), { recursive: true });
    writeFileSync(path.join(run.folder, file), valid);
  }
  return run;
}

export interface Fuzzing {
  readonly cases: number;
  /** Left out: one that is drawn, and told where something is found. */
  readonly seed?: number;
}

/** Has this reader read what nobody expects; rejects with the smallest that it does not answer in a sentence. */
export async function fuzzReader(reader: FuzzedReader, { cases, seed }: Fuzzing): Promise<void> {
  const { folder, remove } = await layOut(reader);
  try {
    const file = path.join(folder, reader.file);
    const valid = reader.valid === '' ? verdictOf(folder) : reader.valid;
    writeFileSync(file, valid);
    requirePrintable(await reader.read(file, folder));
    await fc.assert(
      fc.asyncProperty(mutated(valid), async (bytes) => {
        writeFileSync(file, bytes);
        requirePrintable(await reader.read(file, folder));
        assert.equal(({} as { polluted?: unknown }).polluted, undefined);
      }),
      { numRuns: cases, ...(seed === undefined ? {} : { seed }) },
    );
  } finally {
    await remove();
  }
}

function verdictOf(folder: string): string {
  const { run, evidence } = judgeFolder(folder);
  return verdictFile(run, evidence);
}

/** No stack trace, and nothing that a terminal would obey. Node's `assert`: Playwright keeps a step of each `expect`, thousands here. */
function requirePrintable(said: string): void {
  assert.doesNotMatch(said, /^\s+at .*:\d+:\d+\)?$/m);
  assert.doesNotMatch(said, /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/);
  assert.ok(said.length < 100_000, `${said.length} characters are said`);
}
