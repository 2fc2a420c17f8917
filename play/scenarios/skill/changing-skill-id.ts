import type { Setup } from '../../../trace/trace';
import { dialog, escalation, setVariable, setup, text, type Route } from '../parts';
import type { Vary } from '../vary';

/** A bot whose skill id is a variable that one of its dialogs changes, with the words that start this dialog and the escalation. */
export function changingSkillId(vary: Vary, route: Route): { ask: string; change: string; bot: Setup } {
  const [ask, change] = [vary.text('agent please'), vary.text('other department')];
  const [atStart, newest] = [vary.skillId('first'), vary.skillId('second')];
  const escalate = escalation(route, vary.name('integration'), {
    skillId: '{$botContext.skillId}',
    message: vary.text('One moment'),
  });
  const bot = setup(vary, {
    variables: { skillId: atStart },
    dialogs: [
      dialog('change', change, setVariable('skillId', newest), text(vary.text('noted'))),
      dialog('escalate', ask, escalate.interaction),
    ],
    integrations: escalate.integrations,
    skillIds: [atStart, newest],
  });
  return { ask, change, bot };
}
