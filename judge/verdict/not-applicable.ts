/** Why a row does not speak of this run: what its surface lacks, what the implementation has not declared, or what the run had not. */
import type { Capability } from '../../protocol/types';
import { describedRows, whyNotDescribed } from '../../play/scenarios/described/described-rows';
import type { Row } from '../../requirements/catalogue';
import type { RunFacts } from '../../results/run-facts';

export interface NotApplicable {
  /** Of which kind it is what is missing. */
  readonly missing: 'capabilities' | 'channels' | 'clock' | 'description' | 'surface';
  readonly why: string;
}

/** Undefined where it applies. Without a declaration nothing is known, and every row does. */
export function notApplicable(
  row: Row,
  facts: Pick<RunFacts, 'declaration' | 'channels'> & Partial<Pick<RunFacts, 'clock' | 'bot' | 'surface'>>,
): NotApplicable | undefined {
  if (!facts.declaration) return undefined;
  const lacked = facts.surface?.notApplicable.find(({ requirement }) => requirement === row.id);
  if (lacked && facts.surface)
    return { missing: 'surface', why: `Not to be seen on ${facts.surface.name}. ${lacked.why}` };
  const declared: readonly Capability[] = facts.declaration.capabilities;
  const capability = row.needs?.find((need) => !declared.includes(need));
  if (capability) {
    return { missing: 'capabilities', why: `The implementation does not declare the capability "${capability}".` };
  }
  if (row.channels && !row.channels.some((channel) => facts.channels.includes(channel))) {
    return {
      missing: 'channels',
      why: `It is judged on ${row.channels.join(' and ')} only; this run used ${facts.channels.join(' and ')}.`,
    };
  }
  if (row.clocks && facts.clock && !row.clocks.includes(facts.clock)) {
    return {
      missing: 'clock',
      why: `It is judged with a clock that is ${row.clocks.join(' or ')} only; this run's was ${facts.clock}.`,
    };
  }
  if (facts.bot && !describedRows(facts.bot.description, facts.declaration).has(row.id)) {
    return { missing: 'description', why: whyNotDescribed(row.id) };
  }
  return undefined;
}
