/** What the parts of a run found in generated cases is in the report of the whole. */
import { mkdirSync } from 'node:fs';
import { factsWith } from '../../../quality/testing/run-folder';
import { expect, test } from '../../../quality/testing/test';
import {
  counterexamplesOf,
  readPropertyReport,
  writePropertyReport,
  type Counterexample,
  type PropertyResult,
} from '../../../results/property-report';
import type { RunFacts } from '../../../results/run-facts';
import { joinProperties } from './join-properties';

const facts: RunFacts = factsWith({});

function found(hash: string, more: Partial<Counterexample> = {}): Counterexample {
  return {
    ...{ requirement: 'message.once', by: 'rule', channel: 'messaging', paragraph: 'It fails.', token: 'abc' },
    ...{ scenario: `generated/messages-${hash}`, file: `counterexamples/messages-${hash}.json`, replay: 'npm test' },
    ...{ steps: 1, afterCases: 1, shrinkingPlays: 0 },
    ...more,
  };
}

/** What a part tells of the one property. */
function part(...counterexamples: Counterexample[]): PropertyResult {
  const [counterexample, ...alsoFound] = counterexamples;
  return {
    ...{ name: 'messages', promise: 'it holds', status: counterexample ? 'counterexample' : 'held' },
    ...{ cases: 10, wanted: 20, thrownAway: 0, ms: 1, exercised: {}, lengths: {}, outcomes: {}, marks: {} },
    ...(counterexample ? { counterexample } : {}),
    ...(alsoFound.length > 0 ? { alsoFound } : {}),
  };
}

/** The property as the report of the whole has it. */
function joined(path: (...names: string[]) => string, ...results: PropertyResult[]): PropertyResult | undefined {
  const parts = results.map((result, index) => {
    const folder = path(`part-${index}`);
    mkdirSync(folder, { recursive: true });
    writePropertyReport(folder, { format: 1, seed: 1, runs: 20, properties: [result] }, '<svg/>');
    return { folder, file: { format: 1 as const, facts, plays: [] } };
  });
  const out = path('whole');
  mkdirSync(out, { recursive: true });
  joinProperties(parts, out, { format: 1, facts, plays: [] });
  return readPropertyReport(out)?.properties[0];
}

test('a case that one part found is told beside that of another', ({}, testInfo) => {
  const [one, other, third] = [
    found('00000001'),
    found('00000002'),
    found('00000003', { requirement: 'message.static-text' }),
  ];
  const whole = joined(testInfo.outputPath.bind(testInfo), part(), part(one, third), part(other));

  expect(whole).toMatchObject({ status: 'counterexample', cases: 30, counterexample: one, alsoFound: [third, other] });
});

test('a case that two parts found is told once', ({}, testInfo) => {
  const whole = joined(testInfo.outputPath.bind(testInfo), part(found('00000001')), part(found('00000001')));

  expect(whole && counterexamplesOf(whole)).toEqual([found('00000001')]);
});

test('the second play of a case is not lost where another part did not need one', ({}, testInfo) => {
  const again = found('00000001', { playedAgain: 'generated/messages-00000001-again' });
  const whole = joined(testInfo.outputPath.bind(testInfo), part(found('00000001')), part(again));

  expect(whole && counterexamplesOf(whole)).toEqual([found('00000001'), again]);
});
