import { dialog, endingAlike, escalation, lettersAlone, routes, says, setup, setVariable, text } from '../parts';
import type { Scenario } from '../scenario';

const attempts = 16;

/** What was a number at one attempt is none at the next and one again at the third, each by the same interaction. */
export const numberThenLetters: readonly Scenario[] = routes.map((route) => ({
  id: `skill/number-then-letters-by-${route}`,
  title:
    'The bot escalates by one interaction three times; the variable that holds the skill id is a number, then letters, then another number',
  exercises: ['skill.variable-at-attempt', 'skill.non-numeric-sends-fallback', 'skill.non-numeric-no-transfer'],
  build: (vary) => {
    const [ask, toLetters, toNumber] = [
      vary.text('agent please'),
      vary.text('some department'),
      vary.text('other department'),
    ];
    const [first, last] = [vary.skillId('first'), vary.skillId('second')];
    const { interaction, integrations } = escalation(route, vary.name('integration'), {
      skillId: '{$botContext.skillId}',
      message: vary.text('One moment'),
    });
    const changes = (name: string, pattern: string, value: string) =>
      dialog(name, pattern, setVariable('skillId', value), text(vary.text(`${name} it is`)));
    return {
      conversations: {
        main: setup(vary, {
          variables: { skillId: first },
          dialogs: [
            changes('letters', toLetters, lettersAlone(vary)),
            changes('number', toNumber, last),
            dialog('escalate', ask, interaction),
          ],
          integrations,
          skillIds: [first, last],
          outcomes: endingAlike(attempts, { kind: 'error', status: 503 }),
        }),
      },
      steps: [ask, toLetters, ask, toNumber, ask].flatMap((each) => says(each)),
    };
  },
}));
