import { expectFinding } from '../../../quality/testing/expect-finding';
import {
  answered,
  offered,
  passed,
  read,
  requested,
  requestedByPlace,
  said,
  transferred,
} from '../../../quality/testing/event-bodies';
import { failures, longAfter, persistentDialogs, someApology } from '../../../quality/testing/failing-bot';
import { expect, test } from '../../../quality/testing/test';
import { askForAgent, someMessage, someSkillId, traceOf, type Happened } from '../../../quality/testing/trace-builder';
import type { Interaction } from '../../../protocol/types';
import { integrationTransfers } from './integration-transfers';

const byRoute: Interaction = { type: 'integration', integration: 'escalation' };
const byTheOther: Interaction = { type: 'agent-transfer', agentSkillId: someSkillId, messageToUser: someMessage };

function found(eventBodies: readonly Happened[], interaction: Interaction = byRoute, skillId = someSkillId) {
  const dialogs = [{ name: 'escalate', type: 'dialog' as const, patterns: [askForAgent], interactions: [interaction] }];
  return integrationTransfers.judge(
    traceOf({ dialogs, integration: { agentSkillId: skillId, messageToUser: someMessage } }, eventBodies),
  );
}

test('a transfer to the configured skill passes', () => {
  expectFinding(found([offered, said(), ...transferred()]), 'pass', someSkillId, [2, 3]);
});

test('a transfer to another skill fails', () => {
  expectFinding(found([offered, said(), requested({ skillId: '7' })]), 'fail', 'configured is "3402109730"', [2, 3]);
});

test('no transfer in all the time that it may take fails', () => {
  expectFinding(found([offered, said(), passed(2_000)]), 'fail', 'No transfer was requested within 2.0 s', [2, 3]);
});

test('a dialog that ran in place of the one that escalates is told, and is where to look', () => {
  const says = (words: string): Interaction[] => [{ type: 'text', text: words }];
  const dialogs = [
    { name: 'fallback', type: 'fallback' as const, patterns: [], interactions: says('What was that') },
    { name: 'hours', type: 'dialog' as const, patterns: ['hours'], interactions: says('At nine') },
    { name: 'escalate', type: 'dialog' as const, patterns: [askForAgent], interactions: [byRoute] },
  ];
  const judged = (...words: string[]) =>
    integrationTransfers.judge(
      traceOf({ dialogs }, [offered, said(), ...words.map((each) => read(each)), passed(4_000)]),
    );

  expectFinding(
    judged('What was that'),
    'fail',
    'escalate: its Fallback dialog said "What was that" instead.',
    [2, 3, 4],
  );
  expectFinding(judged('Hm', 'At nine'), 'fail', 'escalate: its dialog "hours" said "At nine" instead.', [2, 3, 4, 5]);
  expect(judged('At nine').lookAt).toBe('why that dialog runs, and not the one that holds the escalation');
  expectFinding(judged('Hm'), 'fail', 'was to escalate: the consumer read "Hm" instead.', [2, 3, 4]);
  expect(judged('Hm').lookAt).toBeUndefined();
  expectFinding(judged(), 'fail', 'was to escalate: the bot said nothing.', [2, 3]);
});

test('a call that asks for the skill of the escalation with another message is told by that message', () => {
  const messageToUser = 'Hold on, {$botContext.who}';
  const asks = (words: string, who: string) => ({
    name: words,
    type: 'dialog' as const,
    patterns: [words],
    interactions: [{ type: 'set-variable' as const, variable: 'who', value: who }, byRoute],
  });
  const dialogs = [asks('first', 'Ada'), asks('second', 'Bob')];
  const bare = (attempt: number) => [requested({ attempt, message: 'BLANK_MESSAGE' }), answered('error', attempt)];
  const judged = (...beside: Happened[]) =>
    integrationTransfers.judge(
      traceOf({ dialogs, integration: { messageToUser } }, [
        ...[offered, said('first'), ...bare(1), passed(4_000)],
        ...[said('second'), ...beside, ...bare(2), passed(4_000)],
      ]),
    );

  const without = judged();
  expectFinding(without, 'fail', 'carries "BLANK_MESSAGE" instead of "Hold on, Bob"', [6, 7]);
  expect(without.expected).toBe('a transfer request to skill 3402109730 with the message "Hold on, Bob"');
  expect(without.lookAt).toContain('whether the Message to User gets into the field "message"');
  expectFinding(judged(read('Hold on, Bob')), 'fail', 'was said in a text of its own before the transfer', [6, 7, 8]);
});

test('a call that answers another escalation leaves time for each message that is a text of its own', () => {
  const other = requestedByPlace({ skillId: '7', message: 'BLANK_MESSAGE' });
  const rules = [{ result: 'failure' as const, dialog: 'second' }];
  const first: Interaction = { ...byTheOther, agentSkillId: '7', rules };
  const dialogs = [
    { name: 'escalate', type: 'dialog' as const, patterns: [askForAgent], interactions: [first] },
    { name: 'second', type: 'dialog' as const, patterns: ['second'], interactions: [byRoute] },
  ];
  const judged = (ms: number) =>
    integrationTransfers.judge(
      traceOf({ dialogs, integration: { agentSkillId: someSkillId, messageToUser: someMessage } }, [
        ...[offered, said(), other, answered('error')],
        passed(ms),
      ]),
    );
  expectFinding(judged(4_000), 'inconclusive', 'only 4.0 s of 5.5 s', [2]);
  expectFinding(
    judged(6_000),
    'fail',
    'escalate once more in the turn, after one that was: the bot said nothing',
    [2, 3, 4, 5],
  );
});

test('a further escalation of a turn is not missed once one was accepted', () => {
  const rules = [{ result: 'success' as const, dialog: 'second' }];
  const first: Interaction = { ...byTheOther, agentSkillId: '7', rules };
  const dialogs = [
    { name: 'escalate', type: 'dialog' as const, patterns: [askForAgent], interactions: [first] },
    { name: 'second', type: 'dialog' as const, patterns: ['second'], interactions: [byRoute] },
  ];
  const judged = (...ended: readonly Happened[]) =>
    integrationTransfers.judge(traceOf({ dialogs }, [offered, said(), ...ended, passed(9_000)]));
  const other = requested({ skillId: '7', message: 'Bye' });

  expectFinding(
    judged(other, answered('accepted')),
    'inconclusive',
    'no document says that a bot asks for another',
    [2],
  );
});

test('a request that the platform refuses fails', () => {
  const refused: Happened = { kind: 'call-refused', call: 'POST …/transfers', status: 400, why: 'no agentSkillId' };
  expectFinding(found([offered, said(), refused]), 'fail', 'the platform refused it', [2, 3]);
  expect(found([offered, said(), refused]).lookAt).toBe('what the Transfer API says of the request that it refuses');
});

test('a play that ends too early is inconclusive', () => {
  expectFinding(found([offered, said(), passed(1_000)]), 'inconclusive', 'only 1.0 s of 1.5 s', [2]);
});

test('a bot that falls silent before its delay is over is not judged by it', () => {
  const eventBodies: Happened[] = [offered, said(), passed(2_000), { kind: 'outage-began' }, passed(9_000)];
  expectFinding(
    found(eventBodies, { ...byRoute, interactionDelay: 4_000 }),
    'inconclusive',
    'only 2.0 s of 5.5 s',
    [2],
  );
});

test('nobody asking for an agent is inconclusive', () => {
  expectFinding(found([offered, said('hello'), passed(2_000)]), 'inconclusive', 'was to transfer in this play', []);
});

test('an escalation by the other route is not judged', () => {
  expectFinding(
    found([offered, said(), passed(2_000)], byTheOther),
    'inconclusive',
    'was to transfer in this play',
    [],
  );
});

for (const skillId of ['0123', '-1', '{$botContext.unknown}']) {
  test(`the skill id ${skillId} is not judged`, () => {
    expectFinding(found([offered, said(), passed(2_000)], byRoute, skillId), 'inconclusive', 'was to transfer', []);
  });
}

test('a bot that said what it says of a failed transfer, and did not escalate again, fails', () => {
  const judged = (...eventBodies: Happened[]) =>
    integrationTransfers.judge(traceOf({ dialogs: persistentDialogs }, [...failures(1), ...eventBodies, longAfter]));
  expectFinding(judged(read(someApology)), 'fail', 'No transfer was requested within 12.0 s', [5, 6, 7]);
  expectFinding(judged(), 'inconclusive', 'no sign of having heard of the failed transfer', [5]);
});
