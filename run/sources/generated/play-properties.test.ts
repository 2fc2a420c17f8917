/** What is left and said of a counterexample: where it stands, how it is played again, and what is not known of it. */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Fault } from '../../../play/adapters/fault';
import { ask, says, setupFrom } from '../../../properties/pieces';
import type { FoundCase } from '../../../properties/shrink-case';
import { properties } from '../../../properties/table';
import type { PropertyOutcome } from '../../../properties/property-outcome';
import { judgeFolder } from '../../judge-folder';
import { renderResult } from '../../../judge/words/paragraph';
import { readPropertyReport } from '../../../results/property-report';
import { runFileName } from '../../../results/run-file';
import { factsWith, runFolder, type RunFolder } from '../../../quality/testing/run-folder';
import { messageTooLate } from '../../../quality/testing/sample-traces';
import { expect, test } from '../../../quality/testing/test';
import { keepProperties } from './play-properties';

const requirement = 'message.before-transfer';
const facts = factsWith({ only: [requirement], given: ['--header=X-Key: ${KEY}', '--profile=full', '--runs=5'] });
let folder: RunFolder;

test.afterEach(() => folder.remove());

const [messages] = properties;

/** A failure that a rule sees on a trace written by hand. */
const found: FoundCase = {
  problem: { requirement, by: 'rule', because: 'It came too late.', expected: undefined, evidence: [2, 3] },
  generated: {
    channel: 'messaging',
    situation: { conversations: { main: setupFrom({ escalations: [] }) }, steps: says(ask) },
    marks: [],
  },
  play: {
    scenario: 'generated/messages-1a2b3c4d',
    channel: 'messaging',
    trace: { ...messageTooLate, scenario: 'generated/messages-1a2b3c4d' },
    tookMs: 12,
  },
  token: 'abc',
  afterCases: 7,
  shrinkingPlays: 3,
};

function outcomeWith(more: Partial<FoundCase>): PropertyOutcome {
  if (!messages) throw new Error('There is no property.');
  return {
    property: messages,
    result: {
      name: messages.name,
      promise: messages.promise,
      status: 'counterexample',
      cases: 7,
      wanted: 100,
      thrownAway: 0,
      ms: 10,
      exercised: {},
      lengths: {},
      outcomes: {},
      marks: {},
    },
    found: { ...found, ...more },
    neverExercised: [],
    gaveUp: false,
  };
}

/** What is left in a folder and said at the terminal. */
async function kept(more: Partial<FoundCase>) {
  folder = await runFolder(facts, []);
  const run = { seed: 417, runs: 100, outcomes: [outcomeWith(more)] };
  const { plays, notes } = await keepProperties(run, {
    out: folder.folder,
    asCalled: facts,
    runs: 100,
    seed: 417,
    budgetMs: 20_000,
    channels: ['messaging'],
    only: undefined,
    replay: undefined,
  });
  const counterexample = readPropertyReport(folder.folder)?.properties[0]?.counterexample;
  return { plays, notes: notes.join('\n'), counterexample };
}

test('counterexamples are counted at the terminal, kept as files, and left to the rows that they break', async () => {
  const { notes, counterexample, plays } = await kept({});

  expect(notes).toMatch(
    /^Properties: 7 generated cases of 1 properties in 0.0 s, 1 with a counterexample, told with what/,
  );
  expect(notes).not.toContain('Replay');
  expect(plays.map(({ replay }) => replay)).toEqual([
    `npm test -- --target=http://127.0.0.1:8080 --header='X-Key: \${KEY}' --profile=full --replay=abc`,
  ]);
  expect(counterexample?.file).toBe('counterexamples/messages-1a2b3c4d.json');
  const file = readFileSync(path.join(folder.folder, counterexample?.file ?? ''), 'utf8');
  expect(JSON.parse(file)).toMatchObject({ id: 'kept/messages-1a2b3c4d', found: { requirement } });
});

test('a case that could not be played again is said to be just that', async () => {
  const { counterexample } = await kept({ notPlayedAgain: new Fault('interrupted', 'The run was stopped.') });

  expect(counterexample?.paragraph).toContain('It could not be played again: The run was stopped.');
  expect(counterexample?.paragraph).not.toContain('unstable');
});

test('a case that did not show again is unstable, with both traces', async () => {
  const { counterexample, plays } = await kept({ playedAgain: found.play });

  expect(counterexample?.paragraph).toContain('the implementation is unstable here');
  expect(plays.map(({ scenario }) => scenario)).toEqual([
    'generated/messages-1a2b3c4d',
    'generated/messages-1a2b3c4d-again',
  ]);
});

test('where the search for a smaller case stopped early, the one paragraph of the failure says so', async () => {
  const { plays } = await kept({ shrinkingStopped: 'its time was up' });
  writeFileSync(path.join(folder.folder, runFileName), JSON.stringify({ format: 1, facts, plays }));

  const { run, evidence } = judgeFolder(folder.folder);
  const [result] = run.results;

  expect(result?.findings.filter(({ verdict }) => verdict === 'fail')).toHaveLength(1);
  expect(result && renderResult(run, result, evidence)).toContain(
    'Making the case smaller stopped early: its time was up. A smaller one may show it, too.',
  );
});
