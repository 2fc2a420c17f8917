import { besides, escalationBeside, plainBesides, routesOf, ruled, type Beside } from '../beside-settings';
import { dialog, escalation, lettersAlone, routes, says, settleMs, setup, text } from '../parts';
import type { Scenario } from '../scenario';

/** Shorter than a wait for a silent bot that can be configured. */
const delayMs = 2_000;

const settings: readonly Beside[] = [...plainBesides(delayMs), ...besides];

/** Whatever else the escalation is configured with, letters are no number. */
export const lettersBesideSettings: readonly Scenario[] = settings.flatMap((beside) =>
  routesOf(beside, routes).map((route): Scenario => ({
    id: `skill/letters-beside-${beside.slug}-by-${route}`,
    title: `The skill id is letters beside ${beside.what}; a second escalation has a number`,
    exercises: ['skill.non-numeric-sends-fallback', 'skill.non-numeric-no-transfer'],
    needs: beside.needs,
    build: (vary) => {
      const [askWrong, askRight] = [vary.text('first wish'), vary.text('second wish')];
      const [skillId, fallbackSkillId] = [vary.skillId('target'), vary.skillId('fallback')];
      const wrong = escalationBeside(
        route,
        vary.name('first integration'),
        { skillId: lettersAlone(vary), message: vary.text('One moment') },
        { beside, vary },
      );
      const right = escalation(route, vary.name('second integration'), {
        skillId,
        message: vary.text('Just a second'),
      });
      return {
        conversations: {
          main: setup(vary, {
            dialogs: [
              dialog('wrong', askWrong, wrong.interaction),
              dialog('right', askRight, right.interaction),
              dialog(ruled.success, vary.text(`pattern of ${ruled.success}`), text(vary.text('Somebody will join'))),
              dialog(ruled.failure, vary.text(`pattern of ${ruled.failure}`), text(vary.text('No luck'))),
            ],
            integrations: [...wrong.integrations, ...right.integrations],
            skillIds: [skillId, fallbackSkillId],
            connector: { fallbackSkillId },
          }),
        },
        steps: [...says(askWrong, undefined, (beside.settings(vary).delayMs ?? 0) + settleMs), ...says(askRight)],
      };
    },
  })),
);
