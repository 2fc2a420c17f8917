import { rows } from '../../requirements/catalogue';
import { expect, test } from '../testing/test';
import { asKept, keptSeed, type KeptProof } from './kept-proof';
import { killRow, type JudgedRow, type KillRow } from './kill-matrix';
import type { ProvenPeer } from './prove';
import { weighProof, type Proof } from './weigh-proof';

const nothing: JudgedRow = { passed: [], failed: [], inconclusive: [], faults: [] };

/** One mutant for each requirement, of which each breaks that alone. */
const mutants: readonly KillRow[] = rows.map(({ id }) =>
  killRow({ name: `breaks-${id}`, misdeed: 'It breaks it.', breaks: id }, { ...nothing, failed: [id] }),
);
const whole: Proof = { seed: keptSeed, whole: true, mutants, variants: [], peers: [] };
const kept: KeptProof = { seed: keptSeed, mutants: mutants.map(asKept), variants: [], peers: [] };

/** The proof in which the mutant of `message.once` was seen like this. */
function withSeen(judged: Partial<JudgedRow>, proof: Partial<Proof> = {}): Proof {
  const seen = mutants.map((row) => (row.breaks === 'message.once' ? killRow(row, { ...row.judged, ...judged }) : row));
  return { ...whole, mutants: seen, ...proof };
}

const peer = (kind: ProvenPeer['kind'], judged: Partial<JudgedRow>): ProvenPeer => ({
  name: 'nobody',
  conduct: 'It does nothing.',
  kind,
  judged: { ...nothing, ...judged },
});

test('a proof that is as it is kept has nothing against it', () => {
  expect(weighProof(whole, kept)).toEqual({ complaints: [], differences: [] });
});

test('what follows otherwise than is kept is a difference, which names the mutant', () => {
  const { complaints, differences } = weighProof(withSeen({ failed: ['message.once', 'message.mixed'] }), kept);

  expect(complaints).toEqual([]);
  expect(differences).toEqual([
    expect.stringMatching(/^breaks-message\.once: message\.mixed: expected that it neither/),
  ]);
});

test('a mutant whose own requirement does not fail is a complaint', () => {
  const { complaints } = weighProof(withSeen({ failed: [] }), kept);

  expect(complaints).toEqual([
    'breaks-message.once: survives: no rule fails it, although it breaks message.once',
    'message.once: its rule kills no mutant that was made for it',
  ]);
});

test('rules that kill nothing are no complaint where not everyone was played', () => {
  const some = mutants.slice(0, 1);

  expect(weighProof({ ...whole, whole: false, mutants: some }, kept)).toEqual({ complaints: [], differences: [] });
});

test('a kept mutant that is gone is a difference where everyone was played', () => {
  const [first, ...others] = mutants;
  const again = killRow(
    { name: 'again', misdeed: 'It breaks it.', breaks: first?.breaks ?? '' },
    first?.judged ?? nothing,
  );

  const { differences } = weighProof({ ...whole, mutants: [again, ...others] }, kept);

  expect(differences).toEqual([
    expect.stringContaining('again: is not in docs/proof/kill-matrix.json'),
    expect.stringContaining('and there is no such mutant any more'),
  ]);
});

test('a variant that fails is a complaint', () => {
  const variant = { name: 'odd', oddity: 'It is odd.', departsFrom: [], complaints: ['fails message.once'] };

  expect(weighProof({ ...whole, variants: [variant] }, kept).complaints).toEqual(['odd: fails message.once']);
});

for (const kind of ['null', 'stranger'] as const) {
  test(`a ${kind} peer that passes is a complaint`, () => {
    const { complaints } = weighProof({ ...whole, peers: [peer(kind, { passed: ['message.once'] })] }, kept);

    expect(complaints).toEqual(['nobody: passes message.once']);
  });
}

test('a cheat that nothing catches is a complaint', () => {
  const caught = [{ failed: ['message.once'] }, { inconclusive: ['message.once'] }, { faults: ['it broke'] }] as const;

  expect(weighProof({ ...whole, peers: [peer('cheat', { passed: ['message.once'] })] }, kept).complaints).toEqual([
    'cheat nobody: is not caught',
  ]);
  for (const judged of caught)
    expect(weighProof({ ...whole, peers: [peer('cheat', judged)] }, kept).complaints).toEqual([]);
});

test('another seed differs in nothing, even where other rows of the area fail', () => {
  const proof = withSeen({ failed: ['message.once', 'message.mixed'] }, { seed: keptSeed + 1 });

  expect(weighProof(proof, kept)).toEqual({ complaints: [], differences: [] });
});

test('a row that a misdeed does not touch is a complaint with another seed', () => {
  const proof = withSeen({ failed: ['message.once', 'skill.literal-number'] }, { seed: keptSeed + 1 });

  expect(weighProof(proof, kept).complaints).toEqual([
    expect.stringMatching(/^breaks-message\.once: skill\.literal-number: expected that it does not fail/),
  ]);
});

test('a mutant whose own requirement does not fail is a complaint with another seed', () => {
  const { complaints } = weighProof(withSeen({ failed: ['message.mixed'] }, { seed: keptSeed + 1 }), kept);

  expect(complaints).toContain('breaks-message.once: is not killed by the rule of message.once, only by message.mixed');
});
