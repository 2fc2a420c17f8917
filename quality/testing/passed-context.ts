/** A conversation beside the one that matters whose context goes to a bot: the positive control of the rules about context. */
import { offered, said } from './event-bodies';
import { askForAgent, someMessage, someSkillId, type Happened, type SetupOverrides } from './trace-builder';

const twin = { conversation: 'twin' };

/** What its bot and its platform are set up with. */
export const passingContext: SetupOverrides = {
  integration: { transferBotContext: true },
  platform: { skills: [{ id: someSkillId, name: 'Service', heldBy: 'bot' }] },
};

/** The consumer asks, and the request passes those words: three events. */
export const contextPassed: readonly Happened[] = [
  { ...offered, ...twin },
  said(askForAgent, twin),
  {
    kind: 'transfer-requested',
    attempt: 1,
    skillId: someSkillId,
    message: someMessage,
    context: { userMessage: askForAgent },
    ...twin,
  },
];
