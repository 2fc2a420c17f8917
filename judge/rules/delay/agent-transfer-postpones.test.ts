import { expectFinding } from '../../../quality/testing/expect-finding';
import { offered, passed, said } from '../../../quality/testing/event-bodies';
import { expect, test } from '../../../quality/testing/test';
import { askForAgent, someMessage, someSkillId, traceOf, type Happened } from '../../../quality/testing/trace-builder';
import type { Interaction } from '../../../protocol/types';
import { agentTransferPostpones } from './agent-transfer-postpones';
import { postponesTransfer } from './postpones-transfer';

function trace(type: 'integration' | 'agent-transfer', ...eventBodies: Happened[]) {
  const declared = { agentSkillId: someSkillId, messageToUser: someMessage };
  const escalate: Interaction =
    type === 'integration'
      ? { type, integration: 'escalation', interactionDelay: 2_000 }
      : { type, ...declared, interactionDelay: 2_000 };
  const dialogs = [{ name: 'escalate', type: 'dialog' as const, patterns: [askForAgent], interactions: [escalate] }];
  return traceOf({ dialogs }, [offered, said(), ...eventBodies]);
}

function requestedBetween(afterMs: number, byMs: number): Happened {
  return { kind: 'transfer-requested', attempt: 1, skillId: someSkillId, message: someMessage, afterMs, byMs };
}

const [kept, broken] = [requestedBetween(1_999, 2_500), requestedBetween(0, 500)];

test('a request when the delay is over passes', () => {
  expectFinding(agentTransferPostpones.judge(trace('agent-transfer', kept)), 'pass', 'requested after 2.0 s', [2, 3]);
});

test('a request before that fails, and breaks nothing of the page', () => {
  const played = trace('agent-transfer', broken);

  expectFinding(agentTransferPostpones.judge(played), 'fail', 'configured are 2.0 s', [2, 3]);
  expect(postponesTransfer.judge(played).verdict).toBe('inconclusive');
});

test('no request is inconclusive', () => {
  const finding = agentTransferPostpones.judge(trace('agent-transfer', passed(9_000)));
  expectFinding(finding, 'inconclusive', 'No transfer was requested', [2]);
});

test('an Integration interaction is for the other rule', () => {
  const played = trace('integration', broken);

  expect(agentTransferPostpones.judge(played).verdict).toBe('inconclusive');
  expect(postponesTransfer.judge(played).verdict).toBe('fail');
});
