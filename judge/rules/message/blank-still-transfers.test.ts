import { expectFinding } from '../../../quality/testing/expect-finding';
import { offered, passed, read, said, transferred } from '../../../quality/testing/event-bodies';
import { test } from '../../../quality/testing/test';
import { traceOf, type Happened } from '../../../quality/testing/trace-builder';
import { blankStillTransfers } from './blank-still-transfers';

const twin = { conversation: 'with-text' };
const twinTransfers = [said(undefined, twin), ...transferred(twin)];

/** In `main` the message is the given one; in its twin it is a text. */
function found(messageToUser: string, ...eventBodies: Happened[]) {
  const trace = traceOf(
    {
      conversations: {
        main: { bot: { contextVariables: { blank: 'BLANK_MESSAGE' } }, integration: { messageToUser } },
        'with-text': {},
      },
    },
    [offered, said(), ...eventBodies],
  );
  return blankStillTransfers.judge(trace);
}

const blank = 'BLANK_MESSAGE';
const silently = transferred({ message: blank });

test('the transfer without a text passes when one with a text was requested, too', () => {
  expectFinding(found(blank, ...silently, ...twinTransfers), 'pass', 'as it was for an escalation with a text', [2, 3]);
});

test('no transfer fails', () => {
  expectFinding(found(blank, passed(2_000)), 'fail', 'No transfer was requested within 2.0 s', [2, 3]);
});

test('a play that ends too early is inconclusive', () => {
  expectFinding(found(blank, passed(1_000)), 'inconclusive', 'only 1.0 s of 1.5 s', [2]);
});

test('a bot that transfers without a text whatever it is asked is inconclusive', () => {
  const wordless = transferred({ ...twin, message: blank });
  const finding = found(blank, ...silently, said(undefined, twin), ...wordless);
  expectFinding(finding, 'inconclusive', 'one without a text shows nothing', []);
});

test('an escalation with a text is not judged', () => {
  expectFinding(found('Hello', passed(2_000)), 'inconclusive', 'No escalation with BLANK_MESSAGE', []);
});

for (const resembling of ['blank_message', ' BLANK_MESSAGE ', '{$botContext.blank}']) {
  test(`the message ${JSON.stringify(resembling)} is not judged`, () => {
    const finding = found(resembling, read(resembling), ...silently, ...twinTransfers);
    expectFinding(finding, 'inconclusive', 'No escalation with BLANK_MESSAGE', []);
  });
}
