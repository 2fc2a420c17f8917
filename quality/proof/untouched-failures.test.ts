import { expect, test } from '../testing/test';
import type { RequirementId } from '../../requirements/catalogue';
import type { KeptMutant } from './kept-proof';
import { killRow, type DeclaredMutant } from './kill-matrix';
import { untouchedFailures } from './untouched-failures';

const mutant: DeclaredMutant = {
  name: 'says-message-twice',
  misdeed: 'The message is said twice.',
  breaks: 'message.once',
};
const kept: KeptMutant = {
  ...mutant,
  alsoFails: ['config.default-interaction-message'],
  inconclusive: ['agent.none-goes-to-skill'],
  starves: false,
  killed: true,
};

const untouched = (failed: readonly RequirementId[], of: readonly KeptMutant[] = [kept]) =>
  untouchedFailures(killRow(mutant, { passed: [], failed, inconclusive: [], faults: [] }), of, 7);

test('its own requirement may fail alone with another seed', () => {
  expect(untouched(['message.once'])).toEqual([]);
});

test('rows of the same area may fail with another seed', () => {
  expect(untouched(['message.once', 'message.mixed'])).toEqual([]);
});

test('rows that failed with the fixed seed may fail with another', () => {
  expect(untouched(['message.once', 'config.default-interaction-message'])).toEqual([]);
});

test('a row that another mutant fails together with its own requirement may fail', () => {
  const other: KeptMutant = {
    ...kept,
    name: 'says-it-thrice',
    breaks: 'skill.literal-number',
    alsoFails: ['message.once', 'route.to-agent-or-bot'],
    inconclusive: ['silence.configured-wait'],
  };
  const judged = ['message.once', 'skill.literal-number', 'route.to-agent-or-bot'] as const;

  expect(untouched(judged)).toHaveLength(2);
  expect(untouched(judged, [kept, other])).toEqual([]);
  expect(untouched(['message.once', 'silence.configured-wait'], [kept, other])).toHaveLength(1);
});

test('what another mutant fails without its own requirement is not touched', () => {
  const other: KeptMutant = { ...kept, name: 'other', breaks: 'skill.literal-number', alsoFails: ['message.mixed'] };

  expect(untouched(['message.once', 'skill.literal-number'], [kept, other])).toHaveLength(1);
});

test('rows that stayed open with the fixed seed may fail with another', () => {
  expect(untouched(['message.once', 'agent.none-goes-to-skill'])).toEqual([]);
});

test('a row of another area that passed with the fixed seed may not fail', () => {
  const found = untouched(['message.once', 'skill.literal-number']);

  expect(found).toHaveLength(1);
  expect(found[0]).toContain('skill.literal-number: expected that it does not fail with the seed 7');
  expect(found[0]).toContain('Look whether the rule is right about it.');
});

test('rows that stay open are not held against a mutant with another seed', () => {
  const row = killRow(mutant, {
    passed: [],
    failed: ['message.once'],
    inconclusive: ['skill.literal-number'],
    faults: [],
  });

  expect(untouchedFailures(row, [kept], 7)).toEqual([]);
});

test('an unknown mutant has to be written for the fixed seed first', () => {
  const found = untouchedFailures(
    killRow(mutant, { passed: [], failed: ['message.once'], inconclusive: [], faults: [] }),
    [],
    7,
  );

  expect(found).toEqual([expect.stringContaining('is not in docs/proof/kill-matrix.json')]);
  expect(found).toEqual([expect.stringContaining('npm run mutants -- --write')]);
});
