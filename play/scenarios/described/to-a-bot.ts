import type { BotDescription } from '../../../protocol/bot-description';
import type { RequirementId } from '../../../requirements/catalogue';
import type { Skill } from '../../../trace/trace';
import type { Scenario } from '../scenario';
import { describedSetup } from './described-setup';
import { agentOf, firstPhrase, playableIn, type PlayableEscalation } from './stated';
import { asks, describedScenario, shown, type DescribedTemplate } from './template';

/** Another bot has the skill, of every escalation of which it is said whether it passes context. */
export const toABot: DescribedTemplate = (description) => {
  const said = playableIn(description).filter(({ transferBotContext }) => transferBotContext !== undefined);
  const passing = said.filter(({ transferBotContext }) => transferBotContext === true);
  const silent = said.filter(({ transferBotContext }) => transferBotContext === false);
  return [
    ...said.map((escalation) => toBot(description, escalation)),
    ...passing.flatMap((escalation) => silent.map((other) => withAndWithout(description, escalation, other))),
    ...passing.map((escalation) => toPeopleAsWell(description, escalation)),
  ];
};

function toBot(description: BotDescription, escalation: PlayableEscalation): Scenario {
  const { intentId, transferBotContext } = escalation;
  const exercises: readonly RequirementId[] = [
    'route.to-agent-or-bot',
    ...(transferBotContext === true ? (['context.passes-message'] as const) : []),
    ...(transferBotContext === true && intentId !== undefined ? (['context.passes-intent'] as const) : []),
  ];
  return describedScenario({
    slug: `to-a-bot-${escalation.number}`,
    title: `The consumer says ${shown(firstPhrase(escalation))}, and a bot has the skill`,
    exercises,
    needs: ['bot-to-bot'],
    build: () => ({
      conversations: { main: heldByBot(description, escalation) },
      steps: asks(escalation, firstPhrase(escalation)),
    }),
  });
}

function withAndWithout(
  description: BotDescription,
  escalation: PlayableEscalation,
  other: PlayableEscalation,
): Scenario {
  return describedScenario({
    slug: `to-bots-${escalation.number}-and-${other.number}`,
    title: `${shown(firstPhrase(escalation))} passes context to another bot, and ${shown(firstPhrase(other))} passes none`,
    exercises: ['context.off-passes-nothing'],
    needs: ['bot-to-bot'],
    build: () => ({
      conversations: { main: heldByBot(description, escalation), without: heldByBot(description, other) },
      steps: [...asks(escalation, firstPhrase(escalation)), ...asks(other, firstPhrase(other), 0, 'without')],
    }),
  });
}

function toPeopleAsWell(description: BotDescription, escalation: PlayableEscalation): Scenario {
  return describedScenario({
    slug: `to-a-bot-and-to-people-${escalation.number}`,
    title: `The consumer says ${shown(firstPhrase(escalation))}; once a bot has the skill, and once people have it`,
    exercises: typeof agentOf(escalation) === 'string' ? [] : ['context.not-for-people'],
    needs: ['bot-to-bot'],
    build: () => ({
      conversations: {
        main: heldByBot(description, escalation),
        people: describedSetup(description, { outcomes: [{ kind: 'accept' }] }),
      },
      steps: ['main', 'people'].flatMap((conversation) => asks(escalation, firstPhrase(escalation), 0, conversation)),
    }),
  });
}

function heldByBot(description: BotDescription, { skill }: PlayableEscalation) {
  const setup = describedSetup(description, { outcomes: [{ kind: 'accept' }] });
  const skills = setup.platform.skills.map((each): Skill => (each.id === skill ? { ...each, heldBy: 'bot' } : each));
  return { ...setup, platform: { ...setup.platform, skills } };
}
