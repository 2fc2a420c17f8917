import { rows } from '../../requirements/catalogue';
import { expect, test } from '../testing/test';
import { killRow, rulesWithoutKill, variantComplaints, type DeclaredMutant, type JudgedRow } from './kill-matrix';

const mutant: DeclaredMutant = {
  name: 'says-message-twice',
  misdeed: 'The message is said twice.',
  breaks: 'message.once',
};
const nothing: JudgedRow = { passed: [], failed: [], inconclusive: [], faults: [] };
const killed: JudgedRow = { ...nothing, failed: ['message.once'] };

test('a mutant whose own requirement fails gives no complaint', () => {
  expect(killRow(mutant, killed)).toMatchObject({ killed: true, complaints: [] });
});

test('what else a mutant fails or leaves open is no complaint of its own', () => {
  const judged: JudgedRow = {
    ...nothing,
    failed: ['message.once', 'message.mixed'],
    inconclusive: ['message.variable'],
  };
  expect(killRow(mutant, judged)).toMatchObject({ killed: true, complaints: [] });
});

test('a mutant that nothing fails survives', () => {
  expect(killRow(mutant, nothing)).toMatchObject({
    killed: false,
    complaints: ['survives: no rule fails it, although it breaks message.once'],
  });
});

test('a mutant that only another rule fails is not killed', () => {
  const row = killRow(mutant, { ...nothing, failed: ['message.mixed'] });
  expect(row.killed).toBe(false);
  expect(row.complaints).toEqual(['is not killed by the rule of message.once, only by message.mixed']);
});

test('a misspelt id is found', () => {
  const { complaints } = killRow({ ...mutant, breaks: 'message.wunce' }, killed);
  expect(complaints).toContain('there is no requirement "message.wunce"');
});

test('a fault of the run is a complaint, even of a mutant that is killed', () => {
  const { complaints } = killRow(mutant, { ...killed, faults: ['unreachable: nobody answers'] });
  expect(complaints).toEqual(['does not come to an end: unreachable: nobody answers']);
});

test('a rule kills when a mutant made for it is killed, not when one beside it fails', () => {
  const also: JudgedRow = { ...nothing, failed: ['message.once', 'message.mixed'] };
  const left = rulesWithoutKill([killRow(mutant, also)]);
  expect(left).toHaveLength(rows.length - 1);
  expect(left).toContain('message.mixed');
  expect(left).not.toContain('message.once');
});

test('a survivor kills for nobody', () => {
  expect(rulesWithoutKill([killRow(mutant, nothing)])).toContain('message.once');
});

test('a variant may fail nothing, leave nothing open, and has to come to its end', () => {
  expect(variantComplaints(nothing)).toEqual([]);
  const judged: JudgedRow = {
    passed: [],
    failed: ['message.once'],
    inconclusive: ['message.mixed'],
    faults: ['it broke'],
  };
  expect(variantComplaints(judged)).toEqual([
    'fails message.once',
    'leaves message.mixed inconclusive',
    'does not come to an end: it broke',
  ]);
});

test('a variant may depart from what was only inferred, and has to', () => {
  const judged: JudgedRow = { ...nothing, failed: ['cap.per-conversation'] };

  expect(variantComplaints(judged, ['cap.per-conversation'])).toEqual([]);
  expect(variantComplaints(nothing, ['cap.per-conversation'])).toEqual([
    'declares that it departs from cap.per-conversation, and does not',
  ]);
});

test('a variant may not depart from what a claim rests on', () => {
  const judged: JudgedRow = { ...nothing, failed: ['cap.text-on-fourth-failure'] };

  expect(variantComplaints(judged, ['cap.text-on-fourth-failure'])).toEqual([
    'declares that it departs from cap.text-on-fourth-failure, on which a claim rests',
  ]);
});
