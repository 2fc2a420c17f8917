import type { Dialog } from '../../../protocol/types';
import { dialog, escalation, routes, says, setVariable, setup, text } from '../parts';
import type { Scenario } from '../scenario';

/** A variable that holds a number is set to nothing: by the dialog that escalates, and by another in an earlier turn. Nobody does in the conversation before. */
export const emptiedVariable: readonly Scenario[] = routes.map((route) => ({
  id: `skill/emptied-variable-by-${route}`,
  title:
    'The variable that holds the skill id is set to nothing before the bot escalates, and kept in another conversation',
  exercises: ['skill.non-numeric-sends-fallback', 'skill.non-numeric-no-transfer', 'skill.non-numeric-hides-message'],
  build: (vary) => {
    const [ask, forget, askAndForget] = [vary.text('agent please'), vary.text('forget it'), vary.text('just anybody')];
    const skillId = vary.skillId('target');
    const name = vary.name('variable').replace('-', '_');
    const escalate = escalation(route, vary.name('integration'), {
      skillId: `{$botContext.${name}}`,
      message: vary.text('One moment'),
    });
    const fallback: Dialog = {
      name: 'fallback',
      type: 'fallback',
      patterns: [],
      interactions: [text(vary.text('I did not get that'))],
    };
    const bot = setup(vary, {
      variables: { [name]: skillId },
      dialogs: [
        dialog('forget', forget, setVariable(name, ''), text(vary.text('forgotten'))),
        dialog('forget and escalate', askAndForget, setVariable(name, ''), escalate.interaction),
        dialog('escalate', ask, escalate.interaction),
        ...(route === 'integration' ? [fallback] : []),
      ],
      integrations: escalate.integrations,
      skillIds: [skillId],
    });
    return {
      conversations: { kept: bot, 'by-this-dialog': bot, 'by-an-earlier-one': bot },
      steps: [
        ...says(ask, 'kept'),
        ...says(askAndForget, 'by-this-dialog'),
        ...says(forget, 'by-an-earlier-one'),
        ...says(ask, 'by-an-earlier-one'),
        // What is no number at the second attempt leads to the same as at the first.
        ...says(ask, 'by-an-earlier-one'),
      ],
    };
  },
}));
