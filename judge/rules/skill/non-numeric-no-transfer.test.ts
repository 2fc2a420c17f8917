import { expectFinding } from '../../../quality/testing/expect-finding';
import { offered, passed, read, requested, said } from '../../../quality/testing/event-bodies';
import { judgedAtFirst } from '../../../quality/testing/skill-not-numeric';
import { test } from '../../../quality/testing/test';
import {
  askForAgent,
  someSkillId,
  traceOf,
  type Happened,
  type SetupOverrides,
} from '../../../quality/testing/trace-builder';
import type { AgentTransferInteraction, Dialog, Interaction } from '../../../protocol/types';
import { nonNumericNoTransfer } from './non-numeric-no-transfer';

const judged = judgedAtFirst(nonNumericNoTransfer.judge);

/** "first" escalates to the skill id in question. */
function found(
  agentSkillId: string,
  eventBodies: readonly Happened[],
  more: SetupOverrides = {},
  next: Partial<AgentTransferInteraction> = {},
) {
  return judged({ agentSkillId, ...next }, eventBodies, more);
}

const twin = [said(), requested()];
const fallback = read('Pardon?');
const settled = passed(2_000);

test('no request passes when a number led to one', () => {
  expectFinding(found('42abc', [fallback, settled, ...twin]), 'pass', 'for a numeric id one was', [2]);
});

test('a request for what is no number fails', () => {
  const request = requested({ skillId: '42' });
  expectFinding(found('42abc', [request, settled]), 'fail', 'although the skill id "42abc" is not numeric', [2, 3]);
});

test('a request that the platform refuses fails, too', () => {
  const refused: Happened = { kind: 'call-refused', call: 'POST …/transfers', status: 400, why: 'empty' };
  expectFinding(found('abc', [refused, settled]), 'fail', 'A transfer was requested', [2, 3]);
});

test('a bot that never transfers is inconclusive', () => {
  expectFinding(found('abc', [fallback, settled, said(), settled]), 'inconclusive', 'led to a transfer either', []);
});

test('a play that ends before the delay is over is inconclusive', () => {
  const finding = found('abc', [fallback, settled, ...twin], {}, { interactionDelay: 1_000 });
  expectFinding(finding, 'inconclusive', 'only 2.0 s of 2.5 s', [2]);
});

test('no attempt with such an id is inconclusive', () => {
  expectFinding(found('42', [settled, ...twin]), 'inconclusive', 'clearly not numeric', []);
});

for (const grey of ['0', '0123', ' 42 ', '-1', '1e3', '0x2A', '４２', '{$botContext.unknown}']) {
  test(`a request for ${JSON.stringify(grey)} is not judged`, () => {
    expectFinding(found(grey, [requested({ skillId: '42' })]), 'inconclusive', 'clearly not numeric', []);
  });
}

test('a Fallback dialog that escalates by itself is not taken for the refused escalation', () => {
  const dialogs = [
    {
      name: 'fallback',
      type: 'fallback' as const,
      patterns: [],
      interactions: [{ type: 'integration' as const, integration: 'escalation' }],
    },
  ];
  expectFinding(found('abc', [requested(), settled], { dialogs }), 'inconclusive', 'clearly not numeric', []);
});

test('the request of an escalation before it in the same turn is not held against it', () => {
  const onFailure = { agentSkillId: someSkillId, rules: [{ result: 'failure' as const, dialog: 'again' }] };
  const again: Interaction = { type: 'agent-transfer', agentSkillId: 'abc' };
  const dialogs = [{ name: 'again', type: 'dialog' as const, patterns: ['-'], interactions: [again] }];
  const error: Happened = { kind: 'transfer-answered', attempt: 1, answer: 'error', status: 500 };
  const finding = found('7', [requested(), error, fallback, settled], { dialogs }, onFailure);
  expectFinding(finding, 'pass', 'No transfer was requested', [2]);
});

/** The skill id of "first" is a number until the consumer makes the bot change it, while the escalation waits for its delay. */
function becomesAWord(...eventBodies: Happened[]) {
  const byVariable: Interaction = {
    type: 'agent-transfer',
    agentSkillId: '{$botContext.skillId}',
    interactionDelay: 8_000,
  };
  const change: Interaction[] = [
    { type: 'set-variable', variable: 'skillId', value: 'sales' },
    { type: 'text', text: 'done' },
  ];
  const dialogs: Dialog[] = [
    { name: 'first', type: 'dialog', patterns: ['first'], interactions: [byVariable] },
    { name: 'change', type: 'dialog', patterns: ['change'], interactions: change },
    {
      name: 'right',
      type: 'dialog',
      patterns: [askForAgent],
      interactions: [{ type: 'integration', integration: 'escalation' }],
    },
  ];
  const trace = traceOf({ dialogs, bot: { contextVariables: { skillId: '42' } } }, [
    offered,
    said('first'),
    passed(2_000),
    said('change'),
    ...eventBodies,
  ]);
  return nonNumericNoTransfer.judge(trace);
}

const overDelay = [passed(5_999), passed(4_000)];

test('a request for what became no number during the delay fails where the bot has shown that it did', () => {
  const request = requested({ skillId: '42' });
  const because = 'although the skill id "{$botContext.skillId}", which holds "sales", is not numeric';
  expectFinding(becomesAWord(read('done'), ...overDelay, request), 'fail', because, [2, 8]);
  expectFinding(becomesAWord(...overDelay, request, read('done')), 'inconclusive', 'clearly not numeric', []);
});

test('no request for what became no number during the delay passes when a number led to one', () => {
  const eventBodies = [read('done'), ...overDelay, fallback, ...twin];
  expectFinding(becomesAWord(...eventBodies), 'pass', 'for a numeric id one was', [2]);
});
