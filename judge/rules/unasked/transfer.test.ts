import { expectFinding } from '../../../quality/testing/expect-finding';
import {
  catchingDialog,
  failures,
  persistentDialogs,
  someApology as apologyOfFailures,
} from '../../../quality/testing/failing-bot';
import {
  accepted,
  answered,
  failed,
  offered,
  passed,
  read,
  requested,
  said,
  transferred,
} from '../../../quality/testing/event-bodies';
import {
  askForHours,
  someApology,
  someHint,
  someHours,
  talkativeDialogs,
} from '../../../quality/testing/talkative-bot';
import { test } from '../../../quality/testing/test';
import { traceOf, type Happened, type TraceOverrides } from '../../../quality/testing/trace-builder';
import { capText } from '../../../trace/trace';
import { unaskedTransfer } from './transfer';

function found(eventBodies: readonly Happened[], more: TraceOverrides = {}) {
  return unaskedTransfer.judge(traceOf({ dialogs: talkativeDialogs, ...more }, [offered, ...eventBodies]));
}

/** Events 2 to 4: the bot answers what it is asked. */
const talked = [said(askForHours), read(someHours), passed(4_000)];
const escalated = [said(), read(someHint), ...transferred(), passed(4_000)];

const toBilling = {
  type: 'agent-transfer',
  agentSkillId: '4711',
  messageToUser: 'To billing',
  agentId: 'anna',
} as const;

/** The call that the Agent Transfer interaction asks for, and its answer. */
function billed(attempt: number): Happened[] {
  const { agentSkillId: skillId, messageToUser: message, agentId } = toBilling;
  return [{ kind: 'transfer-requested', attempt, skillId, message, agentId }, answered('accepted', attempt)];
}

test('no transfer in an ordinary dialog passes beside one that was asked for', () => {
  expectFinding(found([...talked, ...escalated]), 'pass', 'No transfer was requested', [2, 7]);
});

test('a transfer in an ordinary dialog fails', () => {
  const finding = found([said(askForHours), read(someHours), requested(), passed(4_000)]);
  expectFinding(finding, 'fail', 'starts the dialog "hours", which has no escalation.', [2, 4]);
});

test('a transfer at a word that no dialog catches fails', () => {
  const finding = found([said('thank you'), read('Pardon?'), requested(), passed(4_000)]);
  expectFinding(finding, 'fail', 'no dialog has the pattern "thank you"', [2, 4]);
});

test('a bot that does not understand again may offer an agent by itself', () => {
  const again = [said('thank you'), read('Pardon?'), passed(4_000), said('hm'), requested(), passed(4_000)];
  expectFinding(found([...again, ...escalated]), 'pass', 'No transfer was requested', [2, 10]);
});

test('a transfer before the consumer has said anything fails', () => {
  expectFinding(found([requested(), passed(4_000)]), 'fail', 'had not said anything', [2]);
});

test('a transfer to another skill when one has failed later fails', () => {
  const eventBodies = [
    said(),
    ...accepted(1),
    failed(1),
    read(someApology),
    requested({ attempt: 2, skillId: '4711' }),
  ];
  expectFinding(found([...eventBodies, passed(4_000)]), 'fail', 'skill "4711" was requested', [5, 7]);
});

test('a connector that repeats a transfer that failed later is not judged', () => {
  const eventBodies = [said(), ...accepted(1), failed(1), read(someApology), requested({ attempt: 2 })];
  expectFinding(found([...eventBodies, passed(4_000)]), 'pass', 'No transfer was requested', [3, 5]);
});

test('a connector that repeats its last call, when an earlier transfer has failed later, is not judged', () => {
  const other = { name: 'other', type: 'dialog' as const, patterns: ['billing'], interactions: [toBilling] };
  const eventBodies = [said(), ...accepted(1), passed(4_000), said('billing'), ...billed(2), passed(4_000), failed(1)];
  const finding = found([...eventBodies, read(someApology), ...billed(3), passed(4_000)], {
    dialogs: [...talkativeDialogs, other],
  });
  expectFinding(finding, 'pass', 'No transfer was requested', [3, 10]);
});

test('a call that is made again later, after one that failed at once, is not judged', () => {
  const eventBodies = [said(), requested(), answered('error'), passed(4_000), said(askForHours), read(someHours)];
  const finding = found([...eventBodies, requested({ attempt: 2 }), passed(4_000)]);
  expectFinding(finding, 'pass', 'No transfer was requested', [3, 6]);
});

test('the same after the escalation has stopped fails', () => {
  const dialogs = [...talkativeDialogs.slice(0, 2), catchingDialog()];
  const eventBodies = [...failures(4).slice(1), read(capText), passed(12_000), said(askForHours), read(someHours)];
  const finding = found([...eventBodies, requested({ attempt: 5 }), passed(4_000)], { dialogs });
  const because = 'which has no escalation; the fourth failure had stopped the escalation before';
  expectFinding(finding, 'fail', because, [20, 22]);
});

test('an escalation that is still to come from an earlier turn is not judged', () => {
  const eventBodies = [said(), read(someHint), passed(4_000), said(askForHours), read(someHours), ...transferred()];
  expectFinding(found([...eventBodies, passed(4_000)]), 'inconclusive', 'may have been due', []);
});

test('an escalation to which a call may have led that was made again, and ended otherwise, is not judged', () => {
  const led = { type: 'integration' as const, integration: 'escalation', nextDialog: 'onward' };
  const dialogs = [
    ...talkativeDialogs,
    { name: 'led', type: 'dialog' as const, patterns: ['billing'], interactions: [led] },
    { name: 'onward', type: 'dialog' as const, patterns: ['-'], interactions: [toBilling] },
  ];
  const again = [said('billing'), requested(), answered('error'), ...transferred({ attempt: 2 }), passed(4_000)];
  const finding = found([...again, said(askForHours), read(someHours), ...billed(3), passed(4_000)], { dialogs });
  expectFinding(finding, 'inconclusive', 'may have been due', []);
});

test('what a bot makes up for after its silence is not judged', () => {
  const silence: Happened[] = [{ kind: 'outage-began' }, said(), passed(4_000), { kind: 'outage-ended' }];
  const finding = found([...silence, said(askForHours), read(someHours), requested(), passed(4_000)]);
  expectFinding(finding, 'inconclusive', 'may have been due', []);
});

test('the fallback skill of the connector is for other rules', () => {
  const finding = found([said(askForHours), requested({ skillId: '77' }), passed(4_000), ...escalated], {
    agentConnector: { fallbackSkillId: '77' },
  });
  expectFinding(finding, 'pass', 'No transfer was requested', [2, 7]);
});

test('a bot that never transfers shows nothing', () => {
  expectFinding(found(talked), 'inconclusive', 'no numeric skill id led to a transfer', []);
});

test('a call that is made again is not judged where the fourth failure was that of another conversation', () => {
  const main = { conversation: 'main' };
  const conversations = { main: {}, other: { dialogs: persistentDialogs, bot: { chatBotId: 'bot-2' } } };
  const asked = [said(undefined, main), requested(), answered('error'), passed(4_000, main)];
  const again = [said(askForHours, main), read(someHours, main), requested({ attempt: 2 }), passed(4_000, main)];
  const finding = found([...asked, ...failures(4, 'other'), ...again], { conversations });
  expectFinding(finding, 'pass', 'No transfer was requested', [3, 23]);
});

test('a call that is made again after the escalation has stopped, and the bot has talked on, fails', () => {
  const dialogs = [...talkativeDialogs.slice(0, 2), catchingDialog()];
  const stopped = [...failures(4).slice(1), read(capText), passed(12_000), ...talked];
  const finding = found([...stopped, said(askForHours), requested({ attempt: 5 }), passed(4_000)], { dialogs });
  const because = 'which has no escalation; the fourth failure had stopped the escalation before';
  expectFinding(finding, 'fail', because, [23, 24]);
});

test('a transfer after the fourth failure is for another rule where the dialog that catches failures escalates', () => {
  const eventBodies = [...failures(4).slice(1), read(capText), requested({ attempt: 5, skillId: '4711' })];
  const finding = found([...eventBodies, passed(4_000)], { dialogs: persistentDialogs });
  expectFinding(finding, 'inconclusive', 'may have been due', []);
});

test('a transfer in an ordinary dialog fails after an escalation that has no number to ask for', () => {
  const sales = { type: 'agent-transfer' as const, agentSkillId: 'sales', messageToUser: 'To sales' };
  const dialogs = [
    ...talkativeDialogs,
    { name: 'sales', type: 'dialog' as const, patterns: ['sales please'], interactions: [sales] },
  ];
  const before = [said('sales please'), read('Pardon?'), passed(4_000)];
  const finding = found([...before, said(askForHours), read(someHours), requested(), passed(4_000)], { dialogs });
  expectFinding(finding, 'fail', 'starts the dialog "hours", which has no escalation', [5, 7]);
});

test('a call that is made again when the fourth transfer has failed is not judged', () => {
  const dialogs = [...talkativeDialogs.slice(0, 2), catchingDialog({ type: 'text', text: apologyOfFailures })];
  const finding = found([...failures(4).slice(1), requested({ attempt: 5 }), passed(4_000)], { dialogs });
  expectFinding(finding, 'pass', 'No transfer was requested', [3, 17]);
});
