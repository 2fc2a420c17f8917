import { describedSetup } from './described-setup';
import { failing, failingSteps, isEndTold, toPlay } from './fails-later';
import { firstPhrase, isBlank, playableIn } from './stated';
import { asks, describedScenario, shown, type DescribedTemplate } from './template';

/** What does not come in one conversation comes in the other, and afterwards: its failures disturb no count. */
const givenUp = 'given-up';

const watchMs = 12_000;

/** Transfers fail once, twice or three times, and the next one holds; in another conversation all four fail. */
export const recovers: DescribedTemplate = (description, declared) => {
  const later = toPlay(description);
  const [escalation] = playableIn(description);
  if (!later || !escalation || !isEndTold(description, declared)) return [];
  const phrase = firstPhrase(escalation);
  const asksAgain = later.kind === 'caught' && later.escalates !== undefined;
  return [1, 2, 3].map((failures) =>
    describedScenario({
      slug: `recovers-after-${failures}`,
      title: `The consumer says ${shown(phrase)}; ${failures} of the accepted transfers fail later, and the next one holds`,
      exercises: ['cap.success-prevents-text', ...(isBlank(escalation) ? [] : (['unasked.cap-text'] as const))],
      build: (vary) => ({
        conversations: {
          main: describedSetup(description, { outcomes: failing(vary, failures) }),
          [givenUp]: describedSetup(description, { outcomes: failing(vary, 4) }),
        },
        steps: [
          ...failingSteps(description, escalation, failures),
          ...(asksAgain ? [] : asks(escalation, phrase)),
          { kind: 'wait', ms: watchMs },
          ...failingSteps(description, escalation, 4, givenUp),
          { kind: 'wait', ms: watchMs },
        ],
      }),
    }),
  );
};

/** Two conversations fail by turns, so that the fourth failure over both is an early one of its own. */
export const twoConversationsFail: DescribedTemplate = (description, declared) => {
  const later = toPlay(description);
  const [escalation] = playableIn(description);
  if (later?.kind !== 'caught' || later.escalates !== undefined || later.says.length === 0) return [];
  if (!escalation || !isEndTold(description, declared)) return [];
  const [first, second] = ['first', 'second'] as const;
  return [
    describedScenario({
      slug: 'two-conversations-fail',
      title: `Two consumers say ${shown(firstPhrase(escalation))}; accepted transfers fail later by turns`,
      exercises: ['cap.per-conversation'],
      build: (vary) => ({
        conversations: {
          [first]: describedSetup(description, { outcomes: failing(vary, 4) }),
          [second]: describedSetup(description, { outcomes: failing(vary, 2) }),
        },
        steps: [second, first, second, first, first, first].flatMap((conversation) =>
          failingSteps(description, escalation, 1, conversation),
        ),
      }),
    }),
  ];
};
