/** The matrix sees each way in which a thread can be missing or lead nowhere. */
import { rows } from '../../requirements/catalogue';
import { expect, test } from '../testing/test';
import { traceComplaints, traceMatrix, type Coverage } from './trace-matrix';

const ids = rows.map(({ id }) => id);

/** A house in which everything is covered once. */
const whole: Coverage = {
  rules: ids.map((id) => ({ id, file: `judge/rules/${id}.ts` })),
  specs: ids.map((requirement) => ({ requirement, file: 'specs/all.spec.ts' })),
  scenarios: [
    { id: 'all/all', exercises: ids },
    { id: 'grey/all', exercises: [], observes: ['skill.grey-numbers'] },
  ],
  properties: [],
  pacts: [],
  mutants: ids.map((id) => ({ name: `breaks ${id}`, breaks: id, alsoFails: [], inconclusive: [] })),
  observations: [{ id: 'skill.grey-numbers' }],
};
const some = 'cap.text-on-fourth-failure';
const other = 'cap.stops-after-fourth-failure';
const misspelt = ['cap', 'text-on-forth-failure'].join('.');

/** A scenario that is made for all that it was made for but this. */
const madeForAllBut = (id: string) => (scenario: Coverage['scenarios'][number]) => ({
  ...scenario,
  exercises: scenario.exercises.filter((each) => each !== id),
});

test('a house in which all is covered has no complaint', () => {
  expect(traceComplaints(whole)).toEqual([]);
});

test('the matrix names what covers a requirement', () => {
  const row = traceMatrix({
    ...whole,
    properties: [{ name: 'failures', exercises: [some] }],
    pacts: [{ name: 'bot-says: the text', requirements: [some] }],
    mutants: [
      { name: 'made-for-it', breaks: some, alsoFails: [], inconclusive: [] },
      { name: 'fails-it-too', breaks: other, alsoFails: [some], inconclusive: [] },
    ],
  }).find(({ id }) => id === some);

  expect(row).toMatchObject({
    source: { heading: 'Handle transfer failures' },
    statements: ['The consumer is then sent a default text.'],
    scenarios: ['all/all'],
    properties: ['failures'],
    pacts: ['bot-says: the text'],
    mutants: ['made-for-it'],
    alsoFailedBy: ['fails-it-too'],
  });
});

for (const { missing, without } of [
  { missing: 'rule', without: { rules: whole.rules.filter(({ id }) => id !== some) } },
  { missing: 'spec', without: { specs: whole.specs.filter(({ requirement }) => requirement !== some) } },
  { missing: 'scenario', without: { scenarios: whole.scenarios.map(madeForAllBut(some)) } },
  { missing: 'mutant', without: { mutants: whole.mutants.filter(({ breaks }) => breaks !== some) } },
]) {
  test(`a requirement without a ${missing} is found`, () => {
    const complaints = traceComplaints({ ...whole, ...without });

    expect(complaints).toHaveLength(1);
    expect(complaints[0]).toContain(`${some} has no ${missing}`);
  });
}

const stray = { name: 'astray', breaks: misspelt, alsoFails: [], inconclusive: [] };
for (const { who, added } of [
  { who: 'rule', added: { rules: [...whole.rules, { id: misspelt, file: 'judge/rules/astray.ts' }] } },
  { who: 'spec', added: { specs: [...whole.specs, { requirement: misspelt, file: 'specs/cap.spec.ts' }] } },
  { who: 'scenario', added: { scenarios: [...whole.scenarios, { id: 'cap/astray', exercises: [misspelt] }] } },
  { who: 'property', added: { properties: [{ name: 'astray', exercises: [misspelt] }] } },
  { who: 'pact', added: { pacts: [{ name: 'astray', requirements: [misspelt] }] } },
  { who: 'mutant', added: { mutants: [...whole.mutants, stray] } },
  {
    who: 'mutant that also fails something',
    added: { mutants: [...whole.mutants, { ...stray, breaks: some, alsoFails: [misspelt] }] },
  },
]) {
  test(`a ${who} that names no requirement is found`, () => {
    const complaints = traceComplaints({ ...whole, ...added });

    expect(complaints).toHaveLength(1);
    expect(complaints[0]).toContain(`"${misspelt}", and the catalogue has no such requirement`);
  });
}

test('a scenario for nothing is found', () => {
  const scenarios = [...whole.scenarios, { id: 'cap/idle', exercises: [] }];

  expect(traceComplaints({ ...whole, scenarios })).toEqual([
    'the scenario cap/idle names no requirement and no observation.',
  ]);
});

test('an observation that does not exist is found', () => {
  const scenarios = [...whole.scenarios, { id: 'grey/idle', exercises: [], observes: [misspelt] }];

  expect(traceComplaints({ ...whole, scenarios })).toEqual([
    `the scenario grey/idle observes "${misspelt}", and there is no such observation.`,
  ]);
});

test('an observation without a scenario is found', () => {
  const observations = [...whole.observations, { id: misspelt }];

  expect(traceComplaints({ ...whole, observations })).toEqual([
    `the observation ${misspelt} has no scenario, so that nothing ever tells of it. List it under "observes" of one.`,
  ]);
});
