import { rowOf } from '../../requirements/catalogue';
import { judgeTrace } from '../verdict/judge';
import { hostile, messageTooLate } from '../../quality/testing/sample-traces';
import { expect, test } from '../../quality/testing/test';
import type { Trace } from '../../trace/trace';
import { renderFailure } from './paragraph';

const row = rowOf('message.before-transfer');
const replay = 'npm test -- --only=message.before-transfer --seed=1';

function findingOn(trace: Trace) {
  const finding = judgeTrace(trace).find((each) => each.requirement === row.id);
  if (!finding) throw new Error('The rule gave no finding.');
  return finding;
}

test('a failure is told as one paragraph', () => {
  const url =
    'https://developers.liveperson.com/conversation-builder-integrations-liveperson-agent-escalation-integrations.html#send-a-transfer-message';
  expect(renderFailure(row, findingOn(messageTooLate), messageTooLate, replay).split('\n')).toEqual([
    'FAIL  message.before-transfer   MUST · documented',
    '  The conversation was handed over before the consumer got the message: it was said in a text of its own after that, and the ' +
      'transfer request carries "BLANK_MESSAGE".',
    '  Expected  "One moment please" to the consumer, then the hand-over',
    '  Observed  #2  0.1 s  consumer → bot  "agent please"',
    '            #3  0.1 s  bot → platform  transfer to skill "3402109730", message "BLANK_MESSAGE"',
    '            #5  0.1 s  platform  hands the conversation to skill "3402109730"',
    '            #6  0.2 s  bot → consumer  "One moment please"',
    '  Scenario  message/too-late on messaging: The consumer asks for an agent.',
    '  Source    LivePerson Agent Escalation integrations, "Send a transfer message"',
    `            ${url}`,
    '  Look at   which call brings the message: the field "message" of the transfer request, and no text beside it',
    `  Replay    ${replay}`,
  ]);
});

test('a failure of what was only inferred says how it follows from the documents', () => {
  const failed = { verdict: 'fail' as const, because: 'The bot was told twice.', evidence: [] };
  const text = renderFailure(rowOf('message.once'), failed, undefined, replay);
  expect(text).toMatch(/^FAIL {2}message\.once {3}MUST · inferred\n/);
  expect(text).toContain('\n  Inferred  The message is one value in the body of one request.');
});

test('what an implementation wrote starts no line of its own', () => {
  const plain = renderFailure(row, findingOn(messageTooLate), messageTooLate, replay);
  const text = renderFailure(row, findingOn(hostile), hostile, replay);
  expect(text.split('\n')).toHaveLength(plain.split('\n').length);
  expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e\ud800]/);
});

test('an inconclusive finding is told by its first word', () => {
  const open = { verdict: 'inconclusive' as const, because: 'Nothing was handed over.', evidence: [] };
  const text = renderFailure(row, open, messageTooLate, replay);
  expect(text).toMatch(
    /^INCONCLUSIVE {2}message\.before-transfer {3}MUST · documented\n {2}Nothing was handed over\.\n/,
  );
  expect(text).toContain('  Observed  nothing that speaks of it, in 6 events');
  expect(text).not.toContain('Expected');
});

test('what is not applicable asks for no repair', () => {
  const because = 'The implementation does not declare the capability "bot-outage".';
  const text = renderFailure(row, { verdict: 'not-applicable', because, evidence: [] }, undefined, replay);
  expect(text).toMatch(/^NOT APPLICABLE {2}message\.before-transfer/);
  expect(text).not.toMatch(/Look at|Replay/);
});

test('more events than a reader can take are left to the trace', () => {
  const [first] = messageTooLate.events;
  const events = Array.from({ length: 100 }, (_, index) => ({ ...first!, n: index + 1 }));
  const finding = { verdict: 'fail' as const, because: 'Too many.', evidence: events.map((event) => event.n) };
  expect(renderFailure(row, finding, { ...messageTooLate, events }, replay)).toContain('… and 80 more, in the trace');
});
