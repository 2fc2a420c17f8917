import type { Dialog } from '../../../protocol/types';
import { textPaceMs } from '../../../trace/pace';
import { dialog, escalation, lettersAlone, routes, says, settleMs, setup, text, type Route } from '../parts';
import type { Scenario } from '../scenario';
import type { Vary } from '../vary';

/** Skill ids that are clearly not numbers; the digits in them are those of a skill that exists. */
const notNumbers: readonly {
  readonly slug: string;
  readonly what: string;
  readonly id: (numeric: string, vary: Vary) => string;
  readonly byVariable: boolean;
  /** Both routes when left out. */
  readonly by?: readonly Route[];
}[] = [
  { slug: 'letters', what: 'letters', id: (_, vary) => lettersAlone(vary), byVariable: false },
  {
    slug: 'digits-then-letters',
    what: 'digits followed by letters',
    id: (numeric) => `${numeric}abc`,
    byVariable: false,
  },
  {
    slug: 'letters-then-digits',
    what: 'letters followed by digits',
    id: (numeric) => `skill${numeric}`,
    byVariable: false,
  },
  {
    slug: 'letters-between-digits',
    what: 'digits with a letter between them',
    id: (numeric) => `${numeric}x${numeric}`,
    byVariable: false,
  },
  {
    slug: 'number-in-brackets',
    what: 'a name with a number in brackets behind it',
    id: (numeric, vary) => `${lettersAlone(vary)} (${numeric})`,
    byVariable: false,
  },
  {
    slug: 'variable-of-letters',
    what: 'a variable that holds letters',
    id: (_, vary) => lettersAlone(vary),
    byVariable: true,
  },
  {
    slug: 'variable-of-digits-then-letters',
    what: 'a variable that holds digits and letters',
    id: (numeric) => `${numeric}x`,
    byVariable: true,
  },
  {
    slug: 'variable-of-lines',
    what: 'a variable that holds three lines, of which one is digits alone',
    id: (numeric, vary) => `${lettersAlone(vary)}\n${numeric}\n${lettersAlone(vary)}`,
    byVariable: true,
    // An integration may fail on the line feed, and then nobody is told anything.
    by: ['agent-transfer'],
  },
  {
    slug: 'variable-of-a-placeholder',
    what: 'a variable that holds the placeholder of another, which is a number',
    id: () => '{$botContext.otherId}',
    byVariable: true,
  },
  { slug: 'empty-variable', what: 'a variable that holds nothing', id: () => '', byVariable: true },
];

/** First an escalation whose skill id is not a number, then one whose id is; one of the two routes has a Fallback dialog beside it. Where a literal stands, the bot has a response for errors, too. */
export const notNumeric: readonly Scenario[] = notNumbers.flatMap(({ slug, what, id, byVariable, by = routes }) =>
  by.map((route: Route) => ({
    id: `skill/${slug}-by-${route}`,
    title: `The skill id is ${what}; a second escalation has a number`,
    exercises: ['skill.non-numeric-sends-fallback', 'skill.non-numeric-no-transfer', 'skill.non-numeric-hides-message'],
    build: (vary) => {
      const [askWrong, askRight] = [vary.text('first wish'), vary.text('second wish')];
      const skillId = vary.skillId('target');
      const wrong = id(skillId, vary);
      const fallback: Dialog = {
        name: 'fallback',
        type: 'fallback',
        patterns: [],
        interactions: [text(`${vary.text('I did not get that')}, {$botContext.who}`)],
      };
      const first = escalation(route, vary.name('first integration'), {
        skillId: byVariable ? '{$botContext.skillId}' : wrong,
        message: vary.text('One moment'),
      });
      const second = escalation(route, vary.name('second integration'), {
        skillId,
        message: vary.text('Just a second'),
      });
      return {
        conversations: {
          main: setup(vary, {
            variables: { who: vary.name('who'), ...(byVariable ? { skillId: wrong, otherId: skillId } : {}) },
            dialogs: [
              // A text that comes before is no answer to the escalation.
              dialog('wrong', askWrong, ...(byVariable ? [text(vary.text('Let me see'))] : []), first.interaction),
              dialog('right', askRight, second.interaction),
              ...(route === 'integration' ? [fallback] : []),
            ],
            integrations: [...first.integrations, ...second.integrations],
            skillIds: [skillId],
            ...(byVariable ? {} : { userFriendlyResponse: vary.text('So sorry') }),
          }),
        },
        steps: [...says(askWrong, undefined, settleMs + textPaceMs), ...says(askRight)],
      };
    },
  })),
);

/** As often as the consumer asks: neither the first answer is the only one, nor the second the last. */
export const notNumericThreeTimes: readonly Scenario[] = routes.map((route) => ({
  id: `skill/letters-three-times-by-${route}`,
  title: 'The consumer asks three times for an agent of a skill id that is letters, then for one of a number',
  exercises: ['skill.non-numeric-sends-fallback', 'skill.non-numeric-no-transfer'],
  build: (vary) => {
    const [askWrong, askRight] = [vary.text('first wish'), vary.text('second wish')];
    const skillId = vary.skillId('target');
    const wrong = escalation(route, vary.name('first integration'), {
      skillId: lettersAlone(vary),
      message: vary.text('One moment'),
    });
    const right = escalation(route, vary.name('second integration'), { skillId, message: vary.text('Just a second') });
    return {
      conversations: {
        main: setup(vary, {
          dialogs: [dialog('wrong', askWrong, wrong.interaction), dialog('right', askRight, right.interaction)],
          integrations: [...wrong.integrations, ...right.integrations],
          skillIds: [skillId],
        }),
      },
      steps: [askWrong, askWrong, askWrong, askRight].flatMap((each) => says(each)),
    };
  },
}));
