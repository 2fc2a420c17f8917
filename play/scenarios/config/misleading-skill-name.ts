import { dialog, escalation, lettersAlone, says, setup } from '../parts';
import type { Scenario } from '../scenario';

/** The skill name of an integration is the name, or the id, of another skill. */
export const misleadingSkillName: readonly Scenario[] = (['name', 'id'] as const).map((what) => ({
  id: `config/skill-name-is-the-${what}-of-another-skill`,
  title: `The skill name of the integration is the ${what} of another skill`,
  exercises: ['config.skill-name-is-a-label'],
  build: (vary) => {
    const ask = vary.text('agent please');
    const [skillId, otherId, otherName] = [vary.skillId('target'), vary.skillId('other'), vary.name('other skill')];
    const called = (agentSkillName: string, agentSkillId = skillId) => {
      const settings = { skillId: agentSkillId, message: vary.text('One moment') };
      const escalate = escalation('integration', vary.name('integration'), settings);
      return setup(vary, {
        dialogs: [dialog('escalate', ask, escalate.interaction)],
        integrations: escalate.integrations.map((integration) => ({ ...integration, agentSkillName })),
        platform: {
          skills: [
            { id: skillId, name: vary.name('skill'), heldBy: 'agents' },
            { id: otherId, name: otherName, heldBy: 'agents' },
          ],
        },
      });
    };
    // A number is no readable name, and may be refused: then another conversation shows what decides.
    const conversations =
      what === 'name'
        ? { main: called(otherName) }
        : {
            main: called(otherId),
            'by-name': called(otherName),
            'no-number': called(otherId, lettersAlone(vary)),
          };
    return { conversations, steps: Object.keys(conversations).flatMap((conversation) => says(ask, conversation)) };
  },
}));
