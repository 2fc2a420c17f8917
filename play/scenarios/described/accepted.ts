import { acceptedRows } from './exercised-rows';
import { describedSetup } from './described-setup';
import { phrasesOf, playableIn } from './stated';
import { asks, describedScenario, shown, type DescribedTemplate } from './template';

/** Long enough for what would come of itself. */
const watchMs = 12_000;

/** Every phrase, and the platform accepts the transfer. */
export const accepted: DescribedTemplate = (description, declared) =>
  playableIn(description).flatMap((escalation) =>
    phrasesOf(escalation).map((phrase, place) =>
      describedScenario({
        slug: `accepted-${escalation.number}-${place + 1}`,
        title: `The consumer says ${shown(phrase)}, and the transfer is accepted`,
        exercises: acceptedRows(escalation, description, declared),
        build: () => ({
          conversations: { main: describedSetup(description, { outcomes: [{ kind: 'accept' }] }) },
          steps: asks(escalation, phrase, watchMs),
        }),
      }),
    ),
  );
