/** The property of combinations: every pair of values of all dimensions and every triple of the marked ones, in every run. */
import type { Property } from '../property';
import { canJudge } from './can-judge';
import { candidatesOf } from './combination';
import { coverageOf } from './coverage-of';
import { rowsFor } from './coverage-for';

export const combinations: Property = {
  name: 'combinations',
  weight: 1,
  promise:
    'whatever an escalation is configured with, wherever it stands and whatever came before, what is documented is seen',
  exercises: [
    'route.integration-transfers',
    'route.agent-transfer-transfers',
    'agent.none-goes-to-skill',
    'skill.literal-number',
    'skill.variable-at-attempt',
    'skill.non-numeric-sends-fallback',
    'message.before-transfer',
    'message.in-transfer-request',
    'message.last-before-transfer',
    'message.blank-sends-nothing',
    'immediate.failure-reaches-rule',
    'deferred.sentinel-reaches-bot',
    'delay.postpones-transfer',
  ],
  listed: (targetFacts) => rowsFor(targetFacts).length,
  canJudge: (targetFacts, place, only) => {
    const row = rowsFor(targetFacts)[place];
    return row !== undefined && canJudge(row, only);
  },
  covers: coverageOf,
  candidates: (targetFacts, place) => {
    const rows = rowsFor(targetFacts);
    const row = rows[Number(place ?? 0)] ?? rows[0];
    if (!row) throw new Error('No combination can be played with what the implementation declares.');
    return candidatesOf(row);
  },
};
