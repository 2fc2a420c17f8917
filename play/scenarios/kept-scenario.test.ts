import { setupOf } from '../../quality/testing/trace-builder';
import { expect, test } from '../../quality/testing/test';
import { keptFrom, parseKeptScenario, scenarioFrom } from './kept-scenario';
import type { Situation } from './scenario';
import { varyFrom } from './vary';

const situation: Situation = {
  conversations: { main: setupOf({ platform: { outcomes: [{ kind: 'accept-then-fail', afterMs: 5 }] } }) },
  steps: [
    { kind: 'outage', silent: true },
    { kind: 'wait-for-silence-limit', offsetMs: -1 },
  ],
};
const kept = keptFrom('kept/some-case', 'A case', 'messaging', situation, {
  requirement: 'skill.literal-number',
  because: 'It was seen.',
});

test('a situation comes back from its file as it was', () => {
  const scenario = scenarioFrom(parseKeptScenario(JSON.stringify(kept), 'some-case.json'));

  expect(scenario.build(varyFrom(1, 'any'))).toEqual(situation);
  expect(scenario.channels).toEqual(['messaging']);
});

test('a kept scenario needs the capabilities that its steps use', () => {
  expect(kept.needs).toEqual(['bot-outage']);
});

test('a file with an unknown step is refused by name', () => {
  const broken = JSON.stringify({ ...kept, steps: [{ kind: 'consumer-sings' }] });

  expect(() => parseKeptScenario(broken, 'broken.json')).toThrow(/^broken\.json is not a kept scenario: /);
});

test('a file with an unknown requirement is refused', () => {
  const broken = JSON.stringify({ ...kept, exercises: ['no such id'] });

  expect(() => parseKeptScenario(broken, 'broken.json')).toThrow('The catalogue has no such requirement.');
});
