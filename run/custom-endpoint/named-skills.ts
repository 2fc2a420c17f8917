/**
 * A description as it is for a bot behind a custom endpoint. That names its skills, and the rules know them by numbers: each name is given one,
 * where the description does not say it. What such a bot cannot know of is taken out, so that nothing is played that it
 * could not hear of.
 */
import type { BotDescription, DescribedEscalation } from '../../protocol/bot-description';
import { firstPhrase } from '../../play/scenarios/described/stated';
import type { DescribedBot } from '../../results/run-facts';
import { quote } from '../../trace/render-event';
import { UsageError } from '../usage-error';

/** Before the first number that is given. */
const before = 1_000_000;

/** @throws UsageError where no escalation says the name of its skill. */
export function withNamedSkills({ file, description }: DescribedBot): DescribedBot {
  const { escalations } = description;
  if (escalations.every(({ skillName }) => skillName === undefined)) {
    throw new UsageError(
      `${file}: expected "skillName" in an escalation, the name of its skill: by that a bot behind a custom endpoint says where a conversation goes. Seen none.`,
    );
  }
  refuseTwoNumbers(file, escalations);
  const names = [...new Set(escalations.flatMap(({ skillName = [] }) => skillName))];
  const numberOf = (name: string) =>
    escalations.find(({ skillName, skill }) => skillName === name && skill !== undefined)?.skill ??
    String(before + 1 + names.indexOf(name));
  const { whenFailedLater: _, userFriendlyResponse: __, ...heard } = description;
  return { file, description: { ...heard, escalations: escalations.map((each) => named(each, numberOf)) } };
}

function named(
  { skill: _, whenRefused: __, transferBotContext: ___, ...heard }: DescribedEscalation,
  numberOf: (name: string) => string,
): DescribedEscalation {
  return heard.skillName === undefined ? heard : { ...heard, skill: numberOf(heard.skillName) };
}

/** What `withNamedSkills` has changed, in lines for who runs it. */
export function namedSkillsTold(given: BotDescription, used: BotDescription): string {
  const skills = new Set(
    used.escalations.flatMap(({ skillName, skill = '' }) =>
      skillName === undefined ? [] : [`${quote(skillName)} is skill ${skill} in what is told`],
    ),
  );
  const nameless = given.escalations.filter(({ skillName }) => skillName === undefined).map(firstPhrase);
  const lines = [
    `By their names: ${[...skills].join(', ')}`,
    ...nameless.map((phrase) => `Not played, without the name of its skill (skillName): ${quote(phrase, 60)}`),
    ...unheardIn(given),
  ];
  return lines.map((line) => `${line}\n`).join('');
}

/** A line that names what is said of what such a bot hears nothing of; none where nothing is. */
function unheardIn({ escalations, whenFailedLater, userFriendlyResponse }: BotDescription): string[] {
  const said = {
    whenRefused: escalations.some(({ whenRefused }) => whenRefused !== undefined),
    transferBotContext: escalations.some(({ transferBotContext }) => transferBotContext !== undefined),
    whenFailedLater: whenFailedLater !== undefined,
    userFriendlyResponse: userFriendlyResponse !== undefined,
  };
  const names = Object.entries(said).flatMap(([name, isSaid]) => (isSaid ? [name] : []));
  if (names.length === 0) return [];
  return [`Left out of the description, since a bot behind a custom endpoint hears nothing of it: ${names.join(', ')}`];
}

/** A name stands for one skill, and a number for one name. */
function refuseTwoNumbers(file: string, escalations: readonly DescribedEscalation[]): void {
  const both = escalations.flatMap(({ skillName, skill }) =>
    skillName === undefined || skill === undefined ? [] : [{ skillName, skill }],
  );
  for (const one of both) {
    const other = both.find((each) => (each.skillName === one.skillName) !== (each.skill === one.skill));
    if (!other) continue;
    const names = `${quote(one.skillName)} with ${one.skill} and ${quote(other.skillName)} with ${other.skill}`;
    throw new UsageError(`${file}: expected one name for each skill and one skill for each name, seen ${names}.`);
  }
}
