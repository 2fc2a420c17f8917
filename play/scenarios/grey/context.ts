import { sentinel } from '../../../trace/trace';
import { dialog, escalation, says, setup } from '../parts';
import type { Scenario } from '../scenario';

/** The dialog that catches the failure goes to another bot, and takes its context along. */
export const contextAfterFailure: Scenario = {
  id: 'grey/context-after-a-failure',
  title: 'A transfer to people fails, and the dialog that catches it transfers to a bot, with Transfer Bot Context',
  exercises: [],
  observes: ['context.message-after-failure'],
  needs: ['bot-to-bot'],
  build: (vary) => {
    const ask = vary.text('agent please');
    const [people, bot] = [vary.skillId('people'), vary.skillId('bot')];
    const message = vary.text('One moment');
    const first = escalation('agent-transfer', '', { skillId: people, message });
    const second = escalation('agent-transfer', '', { skillId: bot, message, transferBotContext: true });
    return {
      conversations: {
        main: setup(vary, {
          dialogs: [dialog('escalate', ask, first.interaction), dialog('caught', sentinel, second.interaction)],
          platform: {
            skills: [
              { id: people, name: 'people', heldBy: 'agents' },
              { id: bot, name: 'bot', heldBy: 'bot' },
            ],
          },
          outcomes: [{ kind: 'accept-then-fail', afterMs: 500 }],
        }),
      },
      steps: says(ask),
    };
  },
};
