import type { Interaction } from '../protocol/types';
import { answered, offered, requested, said } from '../quality/testing/event-bodies';
import { expect, test } from '../quality/testing/test';
import { askForAgent, traceOf } from '../quality/testing/trace-builder';
import { turnsOf } from './turns';
import { fallbackTexts } from './fallback-texts';

const escalate: Interaction = {
  type: 'integration',
  integration: 'escalation',
  rules: [{ result: 'failure', dialog: 'sorry' }],
};
const set = (variable: string): Interaction => ({ type: 'set-variable', variable, value: 'new' });
const dialogs = [
  { name: 'start', type: 'dialog' as const, patterns: [askForAgent], interactions: [escalate] },
  { name: 'sorry', type: 'dialog' as const, patterns: ['-'], interactions: [set('one'), set('two')] },
  {
    name: 'fallback',
    type: 'fallback' as const,
    patterns: [],
    interactions: [{ type: 'text' as const, text: 'Pardon, {$botContext.one} and {$botContext.two}?' }],
  },
];

function textsAfter(...again: Parameters<typeof traceOf>[1]) {
  const trace = traceOf({ dialogs, bot: { contextVariables: { one: 'old', two: 'old' } } }, [
    offered,
    said(),
    requested(),
    answered('error'),
    ...again,
    said('what?'),
  ]);
  const turn = turnsOf(trace).at(-1);
  return turn ? fallbackTexts(trace, turn) : [];
}

test('a text of the Fallback dialog has the values that its variables have by then', () => {
  const texts = textsAfter();

  expect(texts).toContain('Pardon, new and new?');
  expect(texts).not.toContain('Pardon, old and old?');
});

test('where a call was made again and ended otherwise, a text may have the values of before for all its variables', () => {
  const texts = textsAfter(requested({ attempt: 2 }), answered('accepted', 2));

  expect(texts).toEqual(expect.arrayContaining(['Pardon, new and new?', 'Pardon, old and old?']));
});
