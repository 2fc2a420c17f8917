/** A description by names becomes one by numbers, and holds nothing of which a bot behind a custom endpoint cannot know. */
import { BotDescription } from '../../protocol/bot-description';
import { expect, test } from '../../quality/testing/test';
import { namedSkillsTold, withNamedSkills } from './named-skills';

const asked = (...escalations: readonly object[]) => BotDescription.parse({ escalations });

const used = (description: BotDescription) => withNamedSkills({ file: 'bot.yaml', description }).description;

const skillsOf = (description: BotDescription) => used(description).escalations.map(({ skill }) => skill);

test('each name has one number, which is its own where it is said', () => {
  const skills = skillsOf(
    asked(
      { phrases: 'a', skillName: 'roses' },
      { phrases: 'b', skillName: 'orders', skill: '77' },
      { phrases: 'c', skillName: 'roses' },
      { phrases: 'd', skillName: 'orders' },
    ),
  );

  expect(skills).toEqual(['1000001', '77', '1000001', '77']);
});

test('a skill without a name is not known there', () => {
  const skills = skillsOf(asked({ phrases: 'a', skillName: 'roses' }, { phrases: 'b', skill: '77' }));

  expect(skills).toEqual(['1000001', undefined]);
});

test('what a bot cannot hear of is taken out, which is told', () => {
  const given = BotDescription.parse({
    escalations: [{ phrases: 'a', skillName: 'roses', message: 'm', whenRefused: 'r', transferBotContext: true }],
    ...{ whenFailedLater: 'f', userFriendlyResponse: 'none', fallback: 'what?' },
  });

  const taken = used(given);

  expect(taken).toEqual({
    escalations: [{ phrases: 'a', skillName: 'roses', message: 'm', skill: '1000001' }],
    fallback: 'what?',
  });
  expect(namedSkillsTold(given, taken)).toBe(
    'By their names: "roses" is skill 1000001 in what is told\n' +
      'Left out of the description, since a bot behind a custom endpoint hears nothing of it: whenRefused, transferBotContext, whenFailedLater, userFriendlyResponse\n',
  );
});

test('an escalation without the name of its skill is told', () => {
  const given = asked({ phrases: 'a', skillName: 'roses' }, { phrases: ['b', 'c'], skill: '77' });

  expect(namedSkillsTold(given, used(given))).toContain('Not played, without the name of its skill (skillName): "b"\n');
});

for (const [what, escalations, complaint] of [
  [
    'no name at all',
    [{ phrases: 'a', skill: '77' }],
    /^bot\.yaml: expected "skillName" in an escalation.* Seen none\.$/,
  ],
  [
    'two numbers for a name',
    [
      { phrases: 'a', skill: '77', skillName: 'x' },
      { phrases: 'b', skill: '78', skillName: 'x' },
    ],
    /one name for each skill and one skill for each name, seen "x" with 77 and "x" with 78/,
  ],
  [
    'two names for a number',
    [
      { phrases: 'a', skill: '77', skillName: 'x' },
      { phrases: 'b', skill: '77', skillName: 'y' },
    ],
    /seen "x" with 77 and "y" with 77/,
  ],
] as const) {
  test(`${what} is refused`, () => {
    expect(() => used(asked(...escalations))).toThrow(complaint);
  });
}
