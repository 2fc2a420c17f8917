import type { BotDescription } from '../../../protocol/bot-description';
import type { RequirementId } from '../../../requirements/catalogue';
import { says, untilFailedMs } from '../parts';
import type { Scenario, Step } from '../scenario';
import { describedSetup } from './described-setup';
import { askedRows, transferRows } from './exercised-rows';
import { toPlay } from './fails-later';
import { firstPhrase, isBlank, playableIn, refusalTexts, type PlayableEscalation } from './stated';
import { asks, describedScenario, shown, watchMsOf, type DescribedTemplate } from './template';

function pairsOf(description: BotDescription): readonly (readonly [PlayableEscalation, PlayableEscalation])[] {
  const playable = playableIn(description);
  return playable.flatMap((one) => playable.filter((other) => other !== one).map((other) => [one, other] as const));
}

/** Every two phrases in one conversation: the first transfer is refused, the second is accepted. */
export const refusedThenAccepted: DescribedTemplate = (description) =>
  pairsOf(description).flatMap(([one, other]) =>
    refusalTexts(one) === undefined
      ? []
      : describedScenario({
          slug: `refused-${one.number}-then-${other.number}`,
          title: `The consumer says ${shown(firstPhrase(one))}, which is refused, and then ${shown(firstPhrase(other))}, which is accepted`,
          exercises: [
            ...askedRows(other),
            ...(refusalTexts(one)?.length ? (['immediate.failure-reaches-rule'] as const) : []),
          ],
          build: () => ({
            conversations: {
              main: describedSetup(description, { outcomes: [{ kind: 'error', status: 503 }, { kind: 'accept' }] }),
            },
            steps: [...asks(one, firstPhrase(one)), ...asks(other, firstPhrase(other))],
          }),
        }),
  );

/** Every two phrases in one conversation: the first transfer fails later, the second holds. */
export const failedThenAccepted: DescribedTemplate = (description) => {
  const later = toPlay(description);
  // A bot that escalates again by itself is not asked a second time.
  if (!later || (later.kind === 'caught' && later.escalates !== undefined)) return [];
  return pairsOf(description).map(([one, other]) =>
    describedScenario({
      slug: `failed-${one.number}-then-${other.number}`,
      title: `The consumer says ${shown(firstPhrase(one))}, which is accepted and fails later, and then ${shown(firstPhrase(other))}, which holds`,
      exercises: askedRows(other),
      build: (vary) => ({
        conversations: {
          main: describedSetup(description, {
            outcomes: [{ kind: 'accept-then-fail', afterMs: 500 + vary.number('delay', 500) }, { kind: 'accept' }],
          }),
        },
        steps: [...asks(one, firstPhrase(one), 2 * untilFailedMs), ...asks(other, firstPhrase(other))],
      }),
    }),
  );
};

/** Two conversations at once, of every two escalations, or of one with itself where there is no other. */
export const twoAtOnce: DescribedTemplate = (description) => {
  const playable = playableIn(description);
  const pairs =
    playable.length === 1
      ? playable.map((each) => [each, each] as const)
      : pairsOf(description).filter(([one, other]) => one.number < other.number);
  return pairs.map(([one, other]) => atOnce(description, one, other));
};

function atOnce(description: BotDescription, one: PlayableEscalation, other: PlayableEscalation): Scenario {
  const mumbles = description.fallback !== undefined;
  return describedScenario({
    slug: `at-once-${one.number}-${other.number}`,
    title: `One consumer says ${shown(firstPhrase(one))} and another ${shown(firstPhrase(other))}, at the same time`,
    exercises: [
      ...new Set<RequirementId>([
        ...transferRows(one, description),
        ...transferRows(other, description),
        ...(mumbles ? (['unasked.crossed-conversations'] as const) : []),
        ...blankRows(one, other),
      ]),
    ],
    build: (vary) => ({
      conversations: {
        main: describedSetup(description, { outcomes: [{ kind: 'accept' }] }),
        other: describedSetup(description, { outcomes: [{ kind: 'accept' }] }),
      },
      steps: [
        // What each consumer says alone may come up with no other.
        ...(mumbles ? [...says(vary.text('mumble')), ...says(vary.text('murmur'), 'other')] : []),
        { kind: 'consumer-says', text: firstPhrase(one) },
        { kind: 'consumer-says', text: firstPhrase(other), conversation: 'other' },
        { kind: 'wait', ms: Math.max(watchMsOf(one), watchMsOf(other)) } satisfies Step,
      ],
    }),
  });
}

/** What BLANK_MESSAGE keeps from the consumer is seen beside an escalation that has a text. */
function blankRows(one: PlayableEscalation, other: PlayableEscalation): readonly RequirementId[] {
  if (isBlank(one) === isBlank(other)) return [];
  return ['message.blank-sends-nothing', 'message.blank-still-transfers', 'message.blank-keeps-value'];
}
