import { expect, test } from '../testing/test';
import { differencesFromKept, keptOfNobody, lookAndWrite } from './differences-from-kept';
import type { KeptMutant } from './kept-proof';
import { killRow, type DeclaredMutant, type JudgedRow } from './kill-matrix';

const mutant: DeclaredMutant = {
  name: 'says-message-twice',
  misdeed: 'The message is said twice.',
  breaks: 'message.once',
};
const kept: KeptMutant = {
  ...mutant,
  alsoFails: ['message.mixed'],
  inconclusive: ['agent.none-goes-to-skill'],
  starves: false,
  killed: true,
};
const asIsKept: JudgedRow = {
  passed: ['message.variable'],
  failed: ['message.once', 'message.mixed'],
  inconclusive: ['agent.none-goes-to-skill'],
  faults: [],
};

const differences = (judged: Partial<JudgedRow>, of: KeptMutant | undefined = kept) =>
  differencesFromKept(killRow(mutant, { ...asIsKept, ...judged }), of);

test('a mutant that was seen as it is kept differs in nothing', () => {
  expect(differences({})).toEqual([]);
});

test('a row that fails and is not kept is named, with both', () => {
  expect(differences({ failed: ['message.once', 'message.mixed', 'message.variable'], passed: [] })).toEqual([
    `message.variable: expected that it neither fails nor stays open, and it fails. ${lookAndWrite}`,
  ]);
});

test('a row that is kept as failing and fails no more is named', () => {
  expect(differences({ failed: ['message.once'] })).toEqual([
    `message.mixed: expected that it fails, and it neither fails nor stays open. ${lookAndWrite}`,
  ]);
});

test('a row that stays open and is not kept is named', () => {
  expect(differences({ inconclusive: ['agent.none-goes-to-skill', 'message.variable'], passed: [] })).toEqual([
    `message.variable: expected that it neither fails nor stays open, and it stays open. ${lookAndWrite}`,
  ]);
});

test('a row that is kept as open and fails is named once', () => {
  const failed = ['message.once', 'message.mixed', 'agent.none-goes-to-skill'] as const;

  expect(differences({ failed, inconclusive: [] })).toEqual([
    `agent.none-goes-to-skill: expected that it stays open, and it fails. ${lookAndWrite}`,
  ]);
});

test('of one that was played in brief only what fails and is not kept is named', () => {
  const briefly = (judged: Partial<JudgedRow>) =>
    differencesFromKept(killRow(mutant, { ...asIsKept, ...judged }, true), kept);

  expect(briefly({ failed: ['message.once'], inconclusive: ['message.variable'], passed: [] })).toEqual([]);
  expect(briefly({ failed: ['message.once', 'message.variable'] })).toEqual([
    `message.variable: expected that it neither fails nor stays open, and it fails. ${lookAndWrite}`,
  ]);
  expect(differencesFromKept(killRow(mutant, asIsKept, true), undefined)).toEqual([
    expect.stringContaining(`Besides message.once it fails message.mixed. ${lookAndWrite}`),
  ]);
});

test('a kept row that the catalogue has no more is named', () => {
  const withdrawn = ['message', 'long-gone'].join('.');

  expect(differences({}, { ...kept, inconclusive: [...kept.inconclusive, withdrawn] })).toEqual([
    `${withdrawn}: expected that it stays open, and it neither fails nor stays open. ${lookAndWrite}`,
  ]);
});

test('its own requirement is left to the complaint of its survival', () => {
  expect(differences({ failed: ['message.mixed'] })).toEqual([]);
});

test('another requirement of its own is named with what then is a consequence', () => {
  expect(differences({}, { ...kept, breaks: 'message.mixed', alsoFails: ['message.once'] })).toEqual([
    `"breaks" was kept as "message.mixed" and is "message.once". ${lookAndWrite}`,
  ]);
});

test('a misdeed in other words is named', () => {
  expect(differences({}, { ...kept, misdeed: 'Twice.' })).toEqual([
    `"misdeed" was kept as "Twice." and is "The message is said twice.". ${lookAndWrite}`,
  ]);
});

test('an unknown mutant is told of with all that it does', () => {
  expect(differencesFromKept(killRow(mutant, asIsKept), undefined)).toEqual([
    `is not in docs/proof/kill-matrix.json. Besides message.once it fails message.mixed and leaves open agent.none-goes-to-skill. ${lookAndWrite}`,
  ]);
  expect(
    differencesFromKept(killRow(mutant, { ...asIsKept, failed: ['message.once'], inconclusive: [] }), undefined),
  ).toEqual([
    `is not in docs/proof/kill-matrix.json. Besides message.once it fails nothing and leaves open nothing. ${lookAndWrite}`,
  ]);
});

test('what is kept of a mutant that is gone is named', () => {
  expect(keptOfNobody([kept], [mutant])).toEqual([]);
  expect(keptOfNobody([kept], [])).toEqual([
    `says-message-twice: is in docs/proof/kill-matrix.json, and there is no such mutant any more. ${lookAndWrite}`,
  ]);
});
