/** The description of a bot that takes no definition: its situations are played like chosen ones, and judged by the same rules. */
import { describedScenarios } from '../../../play/scenarios/described/described-scenarios';
import { capabilities } from '../../../protocol/declared-values';
import type { EvidenceSource } from '../evidence-source';
import { nameOf } from '../scenarios/plan-from-facts';
import { playScenarios } from '../scenarios/play-scenarios';
import { playsAtOnce } from '../scenarios/plays-at-once';
import { verifyPlays } from '../scenarios/verify-plays';
import { waitingMs } from '../scenarios/waiting-ms';
import { planFromDescription } from './plan-from-description';
import { triedDescription } from './tried-description';

export const describedSource: EvidenceSource = {
  singular: 'described situation',
  label: 'Described',
  areas: ['described'],
  entries: [],
  hindrance: () => undefined,
  plan: (facts, { atOnce }) => {
    if (!facts.bot) return undefined;
    const planned = planFromDescription(facts);
    return {
      plays: planned.length,
      waitsMs: (session) => waitingMs(planned, session, atOnce ?? playsAtOnce[session.clock]),
      run: (run, others) => playScenarios(planned, run, others),
    };
  },
  inOrder: (facts) => planFromDescription(facts).map(nameOf),
  readBack: (_folder, file) => triedDescription(file),
  // Its traces are copied with those of all other plays.
  merge: () => ({ findings: [], notes: [] }),
  verify: (_folder, { run }, plays) =>
    run.bot
      ? verifyPlays(run, plays, planFromDescription(run))
      : {
          told: 'none: no description was given (--bot)',
          differences: plays.map(
            ({ scenario }) => `${scenario} is of a described bot, and the run names no description.`,
          ),
        },
  locations: (bot) => {
    if (!bot) return undefined;
    // What the bot declares of itself is known when it is called: whether it names agents decides which of two kinds are played.
    const each = [capabilities, []].flatMap((declared) =>
      describedScenarios(bot, { capabilities: [...declared], fallbackMessage: '' }),
    );
    return [...new Map(each.map((scenario) => [scenario.id, scenario])).values()].map(({ id, exercises }) => ({
      location: { kind: 'scenario', scenario: id },
      speaksOf: exercises,
    }));
  },
};
