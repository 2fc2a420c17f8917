/** Facts of the run for the front page of the report. */
import type { RunFacts } from '../results/run-facts';
import { tellProfile } from '../judge/words/tell-profile';
import { visible } from '../judge/words/visible';

export function environmentInfo(facts: RunFacts): Record<string, string> {
  const { declaration } = facts;
  const shown: Record<string, string> = {
    Implementation: declaration
      ? `${declaration.implementation.name} ${declaration.implementation.version}`
      : 'unknown',
    Target: facts.target,
    Protocol: declaration?.protocol ?? 'unknown',
    Profile: tellProfile(facts),
    Channels: facts.channels.join(', '),
    Clock: facts.clock ?? 'unknown',
    Capabilities: declaration?.capabilities.join(', ') || 'none',
    Seed: String(facts.seed),
    Suite: `${facts.suite.name} ${facts.suite.version}, requirements ${facts.suite.requirements}`,
    Started: facts.startedAt,
  };
  return Object.fromEntries(Object.entries(shown).map(([name, value]) => [name, visible(value, 500)]));
}
