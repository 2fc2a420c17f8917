import { dialog, endingAlike, escalation, routes, says, setup, setVariable, text } from '../parts';
import type { Scenario } from '../scenario';

const attempts = 8;

/** Each attempt has the message of its own moment, and not that of the attempt before; its skill id tells them apart. */
export const messageChangedBetweenAttempts: readonly Scenario[] = routes.map((route) => ({
  id: `message/changed-between-attempts-by-${route}`,
  title:
    'Variables in the Message to User and in the skill id change between an attempt that fails and the next one by the same interaction',
  exercises: ['message.in-transfer-request'],
  build: (vary) => {
    const [ask, change] = [vary.text('agent please'), vary.text('call me by my name')];
    const [first, second] = [vary.skillId('first'), vary.skillId('second')];
    const { interaction, integrations } = escalation(route, vary.name('integration'), {
      skillId: '{$botContext.skillId}',
      message: 'One moment, {$botContext.who}',
    });
    return {
      conversations: {
        main: setup(vary, {
          variables: { who: vary.name('name before'), skillId: first },
          dialogs: [
            dialog(
              'change',
              change,
              setVariable('who', vary.name('name after')),
              setVariable('skillId', second),
              text(vary.text('I will')),
            ),
            dialog('escalate', ask, interaction),
          ],
          integrations,
          skillIds: [first, second],
          outcomes: endingAlike(attempts, { kind: 'error', status: 503 }),
        }),
      },
      steps: [...says(ask), ...says(change), ...says(ask)],
    };
  },
}));

/** Only what the message itself names can break its request. */
export const lineFeedElsewhere: Scenario = {
  id: 'message/line-feed-in-another-variable',
  title: 'A variable that the Message to User does not name holds a line feed',
  exercises: ['message.mixed'],
  build: (vary) => {
    const ask = vary.text('agent please');
    const skillId = vary.skillId('target');
    const { interaction, integrations } = escalation('integration', vary.name('integration'), {
      skillId,
      message: 'One moment, {$botContext.who}',
    });
    return {
      conversations: {
        main: setup(vary, {
          variables: { who: vary.name('who'), address: `${vary.name('street')}\n${vary.name('town')}` },
          dialogs: [dialog('escalate', ask, interaction)],
          integrations,
          skillIds: [skillId],
        }),
      },
      steps: says(ask),
    };
  },
};
