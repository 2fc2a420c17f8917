/** A text that is due once a transfer was accepted is missed by no rule: no document says that it reaches anybody. */
import type { Dialog, Interaction } from '../../protocol/types';
import { answered, offered, passed, requested, said } from '../../quality/testing/event-bodies';
import { expectFinding } from '../../quality/testing/expect-finding';
import { test } from '../../quality/testing/test';
import { askForAgent, traceOf } from '../../quality/testing/trace-builder';
import { textsArriveFirst } from './delay/texts-arrive-first';
import { failureReachesRule } from './immediate/failure-reaches-rule';
import { noRuleNextAction } from './immediate/no-rule-next-action';
import type { Rule } from './rule';
import { nonNumericSendsFallback } from './skill/non-numeric-sends-fallback';
import { unsetVariableIsNonNumeric } from './skill/unset-variable-is-non-numeric';

const first: Interaction = { type: 'agent-transfer', agentSkillId: '42', messageToUser: 'First', nextDialog: 'then' };
const agentTo = (agentSkillId: string, more: object = {}): Interaction => ({
  type: 'agent-transfer',
  agentSkillId,
  messageToUser: 'Second',
  ...more,
});
const text = (value: string): Interaction => ({ type: 'text', text: value });
const second = requested({ skillId: '43', message: 'Second', attempt: 2 });

const rules: readonly (readonly [rule: Rule, then: readonly Interaction[], seen: readonly (typeof second)[]])[] = [
  [nonNumericSendsFallback, [agentTo('nobody')], []],
  [unsetVariableIsNonNumeric, [agentTo('{$botContext.neverSet}')], []],
  [noRuleNextAction, [agentTo('43', { nextDialog: 'next' })], [second]],
  [failureReachesRule, [agentTo('43', { rules: [{ result: 'failure', dialog: 'next' }] })], [second]],
];

for (const [rule, then, seen] of rules) {
  const dialogs: readonly Dialog[] = [
    { name: 'escalate', type: 'dialog', patterns: [askForAgent], interactions: [first] },
    { name: 'then', type: 'dialog', patterns: ['-'], interactions: [...then] },
    { name: 'next', type: 'dialog', patterns: ['--'], interactions: [text('What else?')] },
  ];
  const judge = (end: 'accepted' | 'error') =>
    rule.judge(
      traceOf({ dialogs }, [
        offered,
        said(),
        requested({ skillId: '42', message: 'First' }),
        answered(end),
        ...seen.flatMap((request) => [request, answered('error', 2)]),
        passed(9_000),
      ]),
    );

  test(`${rule.id}: a text that is missing after an accepted transfer shows nothing`, () => {
    expectFinding(judge('accepted'), 'inconclusive', 'A transfer was accepted earlier in the turn', [2]);
  });

  test(`${rule.id}: a text that is missing after a failed one fails`, () => {
    expectFinding(judge('error'), 'fail', '', [2, 3, 4, 5, ...seen.flatMap(() => [6, 7])]);
  });
}

test('delay.texts-arrive-first: texts after an accepted transfer are not looked for, and those after a failed one are', () => {
  const dialogs: readonly Dialog[] = [
    { name: 'escalate', type: 'dialog', patterns: [askForAgent], interactions: [first] },
    {
      name: 'then',
      type: 'dialog',
      patterns: ['-'],
      interactions: [text('One'), agentTo('43', { interactionDelay: 4_000 })],
    },
  ];
  const judge = (end: 'accepted' | 'error') =>
    textsArriveFirst.judge(
      traceOf({ dialogs }, [
        offered,
        said(),
        requested({ skillId: '42', message: 'First' }),
        answered(end),
        passed(4_000),
        requested({ skillId: '43', message: 'Second', attempt: 2 }),
      ]),
    );

  expectFinding(judge('accepted'), 'inconclusive', 'the recommended delay', []);
  expectFinding(judge('error'), 'fail', 'before the consumer read "One"', [2, 6]);
});
