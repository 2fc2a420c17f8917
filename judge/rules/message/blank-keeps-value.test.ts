import { expectFinding } from '../../../quality/testing/expect-finding';
import { offered, passed, said, transferred } from '../../../quality/testing/event-bodies';
import { test } from '../../../quality/testing/test';
import { traceOf, type Happened } from '../../../quality/testing/trace-builder';
import { blankKeepsValue } from './blank-keeps-value';

const blank = { conversation: 'blank' };

/** In `main` the message is a text; in `blank` it is BLANK_MESSAGE. */
function found(...eventBodies: Happened[]) {
  const conversations = { main: {}, blank: { integration: { messageToUser: 'BLANK_MESSAGE' } } };
  return blankKeepsValue.judge(traceOf({ conversations }, eventBodies));
}

const twin = [offered, said(), ...transferred()];
const ask = said(undefined, blank);

function refused(raw: unknown): Happened {
  return { kind: 'call-refused', call: 'POST …/transfers', status: 400, why: 'no', raw, ...blank };
}

test('a value in the body passes when the twin sent its text', () => {
  const finding = found(...twin, ask, ...transferred({ message: 'BLANK_MESSAGE', ...blank }));
  expectFinding(finding, 'pass', 'has a message in its body', [8]);
});

for (const raw of [{ message: '' }, {}, undefined]) {
  test(`a request of ${JSON.stringify(raw)} that the platform refuses fails`, () => {
    expectFinding(found(...twin, ask, refused(raw)), 'fail', 'no value as its message', [7, 8]);
  });
}

test('a request refused for another reason is inconclusive', () => {
  const finding = found(...twin, ask, refused({ message: 'BLANK_MESSAGE' }), passed(5_000, blank));
  expectFinding(finding, 'inconclusive', 'No transfer was requested', [7]);
});

test('a bot that never sends a text is inconclusive', () => {
  const finding = found(offered, ask, ...transferred({ message: 'BLANK_MESSAGE', ...blank }));
  expectFinding(finding, 'inconclusive', 'no escalation transferred with a text', []);
});

test('no attempt with BLANK_MESSAGE is inconclusive', () => {
  expectFinding(found(...twin), 'inconclusive', 'BLANK_MESSAGE was attempted', []);
});
