import type { BotDescription } from '../../../protocol/bot-description';
import type { RequirementId } from '../../../requirements/catalogue';
import { textPaceMs } from '../../../trace/pace';
import { unescapeNewLines } from '../../../trace/templates';
import { cap, capText, type Outcome } from '../../../trace/trace';
import { says, untilFailedMs } from '../parts';
import type { Scenario, Step } from '../scenario';
import type { Vary } from '../vary';
import { describedSetup } from './described-setup';
import {
  failedLaterIn,
  filled,
  firstPhrase,
  listOf,
  phrasesOf,
  playableIn,
  refusalTexts,
  responseIn,
  templatesIn,
  type FailedLater,
  type PlayableEscalation,
} from './stated';
import { asks, describedScenario, shown, watchMsOf, type DeclaredBot, type DescribedTemplate } from './template';

/** Long enough for every failure and retry, and for what would come of itself after the last. */
const watchMs = 30_000;

const times = ['', 'once', 'twice', 'three times', 'four times'] as const;

/** Every escalation, and the transfer is accepted and fails later: once, twice and three times, where it is said what follows. */
export const failsLater: DescribedTemplate = (description) => {
  const later = toPlay(description);
  if (!later) return [];
  return playableIn(description).flatMap((escalation) =>
    [1, 2, 3].map((failures) =>
      scenario(description, escalation, failures, [
        ...toldRows(later, description),
        ...unlikeOtherTexts(later, failures),
      ]),
    ),
  );
};

/** The same for the fourth time, where it is said what the consumer reads then. */
export const failsForTheFourthTime: DescribedTemplate = (description, declared) => {
  const later = toPlay(description);
  if (!later || !isEndTold(description, declared)) return [];
  return playableIn(description).map((escalation) =>
    scenario(description, escalation, cap, [...toldRows(later, description), ...cappedRows(later, description)]),
  );
};

/** What becomes of it when it is said, and nothing else than the failures have to be told to make it come. */
export function toPlay(description: BotDescription): FailedLater | undefined {
  const later = failedLaterIn(description);
  const { escalates } = later?.kind === 'caught' ? later : {};
  // An escalation that is not played is not known well enough to follow it.
  return escalates === undefined || againIn(description, escalates) ? later : undefined;
}

/** Whether it is said what the consumer reads after the fourth failure, in words that the bot has for nothing else. */
export function isEndTold(description: BotDescription, { fallbackMessage }: DeclaredBot): boolean {
  const response = responseIn(description);
  if (response === undefined) return false;
  const others = [
    fallbackMessage,
    ...templatesIn(description)
      .filter(({ path }) => path[0] !== 'userFriendlyResponse')
      .flatMap(({ template }) => [template, filled(template, description)]),
  ];
  return ![capText, ...(response === null ? [] : [response])].some((end) => others.includes(end));
}

/** The escalation that the bot begins by itself when a transfer failed. */
function againIn(description: BotDescription, phrase: string): PlayableEscalation | undefined {
  return playableIn(description).find((each) => phrasesOf(each).includes(phrase));
}

/** What the bot says to a failure, with its variables filled in. */
function saidTo(later: FailedLater, description: BotDescription): readonly string[] {
  return (later.kind === 'caught' ? later.says : listOf(description.fallback)).map(
    (each) => filled(each, description) ?? each,
  );
}

/** Of failures of which the bot is told. What says nothing shows nothing. */
function toldRows(later: FailedLater, description: BotDescription): readonly RequirementId[] {
  const speaks = saidTo(later, description).length > 0;
  if (later.kind === 'fallback') return ['deferred.uncaught-goes-to-fallback', 'deferred.sentinel-hidden'];
  const shows = speaks || later.escalates !== undefined;
  return [
    ...(shows ? (['deferred.sentinel-reaches-bot', 'deferred.sentinel-hidden'] as const) : []),
    ...(speaks ? (['deferred.caught-dialog-answers'] as const) : []),
    ...(speaks && !isSaidAgain(later, description) ? (['deferred.one-sentinel-per-failure'] as const) : []),
  ];
}

/** Whether what the bot says to a failure is what it says when it escalates again by itself, too. */
function isSaidAgain(later: FailedLater, description: BotDescription): boolean {
  const again =
    later.kind === 'caught' && later.escalates !== undefined ? againIn(description, later.escalates) : undefined;
  if (!again) return false;
  const said = [again.message, ...listOf(again.says), ...(refusalTexts(again) ?? [])];
  const read = said.flatMap((each) => [each, unescapeNewLines(filled(each, description) ?? each)]);
  return saidTo(later, description).some((each) => read.includes(each));
}

/** Where the failure is the first thing but one of which the bot knows nothing, both get the same answer. */
function unlikeOtherTexts(later: FailedLater, failures: number): readonly RequirementId[] {
  return later.kind === 'fallback' && failures === 1 ? ['deferred.uncaught-like-other-texts'] : [];
}

function cappedRows(later: FailedLater, description: BotDescription): readonly RequirementId[] {
  const response = responseIn(description);
  const speaks = later.kind === 'caught' && later.says.length > 0;
  const shows = speaks || (later.kind === 'caught' && later.escalates !== undefined);
  return [
    response === null ? 'cap.text-on-fourth-failure' : 'cap.user-friendly-response-instead',
    'cap.stops-after-fourth-failure',
    ...(shows ? (['cap.no-text-before-fourth'] as const) : []),
    ...(speaks ? (['cap.no-fourth-sentinel'] as const) : []),
  ];
}

function scenario(
  description: BotDescription,
  escalation: PlayableEscalation,
  failures: number,
  exercises: readonly RequirementId[],
): Scenario {
  const phrase = firstPhrase(escalation);
  return describedScenario({
    slug: `failed-later-${escalation.number}-${failures}`,
    title: `The consumer says ${shown(phrase)}, and an accepted transfer fails later ${times[failures] ?? ''}`,
    exercises,
    build: (vary) => {
      const mumbles = failures === 1 && description.fallback !== undefined ? says(vary.text('mumble')) : [];
      return {
        conversations: { main: describedSetup(description, { outcomes: failing(vary, failures) }) },
        steps: [...mumbles, ...failingSteps(description, escalation, failures), { kind: 'wait', ms: watchMs }],
      };
    },
  });
}

/** As many transfers that fail later; every other one is accepted. */
export function failing(vary: Vary, failures: number): readonly Outcome[] {
  return Array.from({ length: failures }, (_, index) => ({
    kind: 'accept-then-fail',
    afterMs: 300 + vary.number(`failure ${index}`, 700),
  }));
}

/** The consumer asks as often as there are failures; once where the bot escalates again by itself. */
export function failingSteps(
  description: BotDescription,
  escalation: PlayableEscalation,
  failures: number,
  conversation?: string,
): Step[] {
  const later = failedLaterIn(description);
  const again =
    later?.kind === 'caught' && later.escalates !== undefined ? againIn(description, later.escalates) : undefined;
  const answerMs = later ? saidTo(later, description).length * textPaceMs : 0;
  const phrase = firstPhrase(escalation);
  if (again) {
    const eachMs = watchMsOf(again) + answerMs + untilFailedMs;
    return asks(escalation, phrase, failures * eachMs, conversation);
  }
  // A connector that tries again by itself has come to its end before the consumer asks a second time.
  return Array.from({ length: failures }, (_, index) =>
    asks(escalation, phrase, (index === 0 && failures > 1 ? watchMs : untilFailedMs) + answerMs, conversation),
  ).flat();
}
