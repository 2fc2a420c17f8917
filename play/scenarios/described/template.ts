/** What every template over a description has at hand, and how a situation of a described bot becomes a scenario. */
import type { BotDescription } from '../../../protocol/bot-description';
import type { Capability, Declaration } from '../../../protocol/types';
import type { RequirementId } from '../../../requirements/catalogue';
import { textPaceMs } from '../../../trace/pace';
import { quote } from '../../../trace/render-event';
import type { Outcome } from '../../../trace/trace';
import { settleMs } from '../parts';
import type { Scenario, Situation, Step } from '../scenario';
import type { Vary } from '../vary';
import { listOf, refusalTexts, type PlayableEscalation } from './stated';

/** What the bot has declared of itself, as far as a template depends on it. */
export type DeclaredBot = Pick<Declaration, 'capabilities' | 'fallbackMessage'>;

/** Situations of one kind, as far as the description says enough for them. */
export type DescribedTemplate = (description: BotDescription, declared: DeclaredBot) => readonly Scenario[];

export interface DescribedSituation {
  readonly slug: string;
  readonly title: string;
  readonly exercises: readonly RequirementId[];
  readonly needs?: readonly Capability[];
  readonly build: (vary: Vary) => Situation;
}

/** Its conversations are with one bot: there is no other. */
export function describedScenario({ slug, ...rest }: DescribedSituation): Scenario {
  return { id: `described/${slug}`, sharesBot: true, described: true, ...rest };
}

/** An escalation as titles name it. */
export function shown(phrase: string): string {
  return quote(phrase, 60);
}

/** Milliseconds in which the bot has said its texts and made its transfer, and said what follows a refusal. */
export function watchMsOf(escalation: PlayableEscalation): number {
  const { interactionDelay = 0, says } = escalation;
  const texts = listOf(says).length + (refusalTexts(escalation)?.length ?? 0);
  return settleMs + interactionDelay + texts * textPaceMs;
}

/** The consumer asks, and the scenario waits: up to the delay, and then until all is done. */
export function asks(escalation: PlayableEscalation, phrase: string, moreMs = 0, conversation?: string): Step[] {
  const { interactionDelay = 0 } = escalation;
  const watchMs = watchMsOf(escalation) + moreMs;
  // Only a step that ends just before the delay shows that nothing was asked for earlier.
  const first = interactionDelay > 1 ? [interactionDelay - 1] : [];
  return [
    { kind: 'consumer-says', text: phrase, ...(conversation === undefined ? {} : { conversation }) },
    ...[...first, watchMs - (first[0] ?? 0)].map((ms): Step => ({ kind: 'wait', ms })),
  ];
}

/** More than one attempt ends alike, so that a bot that tries again learns nothing new. */
export function always(outcome: Outcome): readonly Outcome[] {
  return Array.from({ length: 8 }, () => outcome);
}
