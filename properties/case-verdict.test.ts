import { passed } from '../quality/testing/event-bodies';
import { askedInSilence, someFallbackSkillId, until } from '../quality/testing/silent-bot';
import { expect, test } from '../quality/testing/test';
import { setupOf, traceOf } from '../quality/testing/trace-builder';
import { verdictOf } from './case-verdict';

const implementation = { capabilities: ['bot-outage'] } as const;
const agentConnector = { fallbackSkillId: someFallbackSkillId, fallbackEscalationTime: 30_000 };
const situation = { conversations: { main: setupOf({ agentConnector }) }, steps: [] } as const;

for (const { clock, problems } of [
  { clock: 'virtual', problems: ['silence.configured-wait'] },
  { clock: 'configurable', problems: ['silence.configured-wait'] },
  { clock: 'real', problems: [] },
] as const) {
  test(`a configured wait that is not kept is held against a ${clock} clock ${problems.length} times`, () => {
    const trace = traceOf({ agentConnector, clock, implementation }, [
      ...askedInSilence(),
      until(41_000),
      passed(1_000),
    ]);

    expect(verdictOf(trace, situation).problems.map(({ requirement }) => requirement)).toEqual(problems);
  });
}
