import { rows } from '../../requirements/catalogue';
import { expect, test } from '../testing/test';
import { killRow, rulesWithoutKill, variantComplaints, type DeclaredMutant, type JudgedRow } from './kill-matrix';

const mutant: DeclaredMutant = {
  name: 'says-message-twice',
  misdeed: 'The message is said twice.',
  breaks: 'message.once',
  alsoFails: [],
  inconclusive: [],
  starves: false,
};
const nothing: JudgedRow = { passed: [], failed: [], inconclusive: [], faults: [] };
const killed: JudgedRow = { ...nothing, failed: ['message.once'] };

function complaints(declared: Partial<DeclaredMutant>, judged: JudgedRow) {
  return killRow({ ...mutant, ...declared }, judged).complaints;
}

test('a mutant that fails what it declares, and nothing else, gives no complaint', () => {
  expect(killRow(mutant, killed)).toMatchObject({ killed: true, complaints: [] });
});

test('a mutant that nothing fails survives', () => {
  expect(killRow(mutant, nothing)).toMatchObject({
    killed: false,
    complaints: ['survives: no rule fails it, although it breaks message.once'],
  });
});

test('a mutant that only another rule fails is not killed', () => {
  const row = killRow({ ...mutant, alsoFails: ['message.mixed'] }, { ...nothing, failed: ['message.mixed'] });
  expect(row.killed).toBe(false);
  expect(row.complaints).toEqual(['is not killed by the rule of message.once, only by message.mixed']);
});

test('what fails beside the declaration is named, and what is declared and does not fail', () => {
  const judged: JudgedRow = { ...nothing, failed: ['message.once', 'message.mixed'] };
  expect(complaints({}, judged)).toEqual(['fails message.mixed, which it does not declare']);
  expect(complaints({ alsoFails: ['message.mixed'] }, killed)).toEqual([
    'declares that it fails message.mixed, and does not',
  ]);
});

test('what is left open beside the declaration is named, and what is declared and is not open', () => {
  const judged: JudgedRow = { ...killed, inconclusive: ['message.mixed'] };
  expect(complaints({}, judged)).toEqual(['leaves message.mixed inconclusive, which it does not declare']);
  expect(complaints({ inconclusive: ['message.mixed'] }, killed)).toEqual([
    'declares that it leaves message.mixed inconclusive, and does not',
  ]);
});

test('a misspelt id is found wherever it stands', () => {
  const missing = 'there is no requirement "message.wunce"';
  expect(complaints({ breaks: 'message.wunce' }, killed)).toContain(missing);
  expect(complaints({ alsoFails: ['message.wunce'] }, killed)).toContain(missing);
  expect(complaints({ inconclusive: ['message.wunce'] }, killed)).toContain(missing);
});

test('a fault of the run is a complaint, even of a mutant that is killed', () => {
  const judged = { ...killed, faults: ['unreachable: nobody answers'] };
  expect(complaints({}, judged)).toEqual(['does not come to an end: unreachable: nobody answers']);
});

test('a rule kills when a mutant made for it is killed, not when one beside it fails', () => {
  const also: JudgedRow = { ...nothing, failed: ['message.once', 'message.mixed'] };
  const left = rulesWithoutKill([killRow({ ...mutant, alsoFails: ['message.mixed'] }, also)]);
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
