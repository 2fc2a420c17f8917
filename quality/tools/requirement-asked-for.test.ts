/** Whoever asks for a requirement that cannot be is told what to write instead. */
import { expect, test } from '../testing/test';
import { requirementAskedFor, type Choices } from './requirement-asked-for';

const choices: Choices = { level: 'must', basis: 'documented', origin: 'page' };

test('a new requirement stands in the section of its area, with the source of its neighbour', () => {
  expect(requirementAskedFor('cap.text-comes-once', choices)).toEqual({
    id: 'cap.text-comes-once',
    area: 'cap',
    slug: 'text-comes-once',
    sectionArea: 'cap',
    source: { page: 'escalation', heading: 'Handle transfer failures' },
    ...choices,
  });
});

test('a linked requirement has the source of a linked neighbour', () => {
  const { source } = requirementAskedFor('skill.new-one', { ...choices, origin: 'linked' });

  expect(source.page).toBe('troubleshooting');
});

test('a new requirement stands in the file of the section that is named', () => {
  expect(requirementAskedFor('cap.new', { ...choices, section: 'Agent Skill Id' }).sectionArea).toBe('skill');
});

for (const { what, id, section, answer } of [
  { what: 'an id without an area', id: 'text-comes-once', answer: 'is no id' },
  { what: 'an id in capitals', id: 'cap.TextComesOnce', answer: 'is no id' },
  { what: 'an id with a path in it', id: 'cap.../../once', answer: 'is no id' },
  { what: 'an id that is taken', id: 'cap.no-fourth-sentinel', answer: 'never used twice' },
  { what: 'an unknown area', id: 'massage.comes-first', answer: 'Did you mean "message"?' },
  { what: 'an unknown section', id: 'cap.new', section: 'Agent skil Id', answer: 'Did you mean "Agent Skill Id"?' },
]) {
  test(`${what} is refused`, () => {
    const asked = () => requirementAskedFor(id, { ...choices, ...(section === undefined ? {} : { section }) });

    expect(asked).toThrow(answer);
  });
}
