import { expect, test } from '../../../quality/testing/test';
import { offered, said } from '../../../quality/testing/event-bodies';
import { askForAgent, traceOf } from '../../../quality/testing/trace-builder';
import { escalationsOf } from '../../../trace/turns';
import { placeOfRule } from './follows-failure-rule';

/** Where the rule for failure stands among these. */
function placeAmong(...results: ('success' | 'failure')[]): string | undefined {
  const rules = results.map((result, n) => ({ result, dialog: `dialog ${n}` }));
  const dialogs = [
    {
      name: 'escalate',
      type: 'dialog' as const,
      patterns: [askForAgent],
      interactions: [{ type: 'integration' as const, integration: 'escalation', rules }],
    },
  ];
  const [escalation] = escalationsOf(traceOf({ dialogs }, [offered, said()]));
  return escalation && placeOfRule(escalation, 'failure');
}

test('a rule is told by its place where there are several', () => {
  expect(placeAmong('failure')).toBe('');
  expect(placeAmong('success', 'success')).toBe('');
  expect(placeAmong('failure', 'success')).toBe(', the first of 2');
  expect(placeAmong('success', 'failure')).toBe(', the last of 2');
  expect(placeAmong('success', 'success', 'failure', 'failure')).toBe(', number 3 of 4');
});
