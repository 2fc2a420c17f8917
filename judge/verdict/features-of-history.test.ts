import type { JudgedFinding } from '../../results/judged-finding';
import { expect, test } from '../../quality/testing/test';
import { askForAgent, traceOf, type Happened, type SetupOverrides } from '../../quality/testing/trace-builder';
import { featuresOfHistory } from './features-of-history';

const said = (conversation = 'main'): Happened => ({
  ...({ kind: 'consumer-said', text: askForAgent, heardBy: 'bot' } as const),
  conversation,
});
const refused: Happened = { kind: 'transfer-answered', attempt: 1, answer: 'error', status: 503 };
const accepted: Happened = { kind: 'transfer-answered', attempt: 1, answer: 'accepted', status: 200 };
const failedLater: Happened = { kind: 'transfer-failed', attempt: 1 };

function historyOf(
  happened: readonly Happened[],
  of: number | 'passing',
  integration: SetupOverrides['integration'] = {},
) {
  const trace = traceOf({ integration, conversations: { main: {}, other: {} } }, happened);
  const finding: JudgedFinding = {
    ...{ requirement: 'skill.literal-number', because: 'So.', expected: 'Not so.', scenario: 'a/b', channel: 'chat' },
    ...{ listed: true, verdict: of === 'passing' ? 'pass' : 'fail', evidence: of === 'passing' ? [1] : [of] },
  };
  return featuresOfHistory(trace, finding).filter((feature) => /before/.test(feature));
}

const afterCall = 'where a transfer call of the conversation had failed before';
const afterFailure = 'where the bot had been told before that a transfer failed';
const afterLetters = 'where an escalation of the conversation had no numeric skill id before';

test('a call that failed in an earlier turn is told of what comes after it, and not of its own turn', () => {
  expect(historyOf([said(), refused, said()], 3)).toEqual([afterCall]);
  expect(historyOf([said(), refused, said()], 1)).toEqual([]);
  expect(historyOf([said(), accepted, said()], 3)).toEqual([]);
});

test('so is a failure that came later, of the turns behind the one that tells it', () => {
  expect(historyOf([said(), accepted, failedLater, said()], 4)).toEqual([afterFailure]);
  expect(historyOf([said(), accepted, failedLater], 3)).toEqual([]);
});

test('so is a skill id that is no number', () => {
  expect(historyOf([said(), said()], 2, { agentSkillId: 'letters' })).toEqual([afterLetters]);
  expect(historyOf([said(), said()], 2)).toEqual([]);
});

test('what came before in another conversation is another history', () => {
  expect(historyOf([said('other'), { ...refused, conversation: 'other' }, said()], 3)).toEqual([]);
});

test('a passing finding has all that its play holds', () => {
  expect(historyOf([said(), refused, said()], 'passing')).toEqual([afterCall]);
});
