import { expectFinding } from '../../testing/expect-finding';
import { answered, offered, passed, read, requested, said, transferred } from '../../testing/happenings';
import { test } from '../../testing/test';
import { traceOf, type Happened } from '../../testing/trace-builder';
import { blankSendsNothing } from './blank-sends-nothing';

const twin = { conversation: 'with-text' };
const twinTransfers = [said(undefined, twin), ...transferred(twin)];

/** In `main` the message is the given one; in its twin it is a text. */
function found(messageToUser: string, ...happenings: Happened[]) {
  const trace = traceOf(
    {
      conversations: {
        main: { bot: { contextVariables: { blank: 'BLANK_MESSAGE' } }, integration: { messageToUser } },
        'with-text': {},
      },
    },
    [offered, said(), ...happenings],
  );
  return blankSendsNothing.judge(trace);
}

const blank = 'BLANK_MESSAGE';
const silently = transferred({ message: blank });

test('nothing to read passes when an escalation with a text was read', () => {
  expectFinding(found(blank, ...silently, ...twinTransfers), 'pass', 'nothing but the texts of the dialog', [2, 3, 4]);
});

test('the word itself as a text fails', () => {
  expectFinding(found(blank, read(blank), ...silently), 'fail', 'the consumer read "BLANK_MESSAGE"', [2, 3, 4]);
});

test('another text in the place of the message fails', () => {
  const finding = found(blank, ...transferred({ message: 'Transferring' }));
  expectFinding(finding, 'fail', 'the consumer read "Transferring"', [2, 3, 4]);
});

test('texts after the hand-over are free', () => {
  expectFinding(found(blank, ...silently, read('Bye'), ...twinTransfers), 'pass', 'nothing but the texts', [2, 3, 4]);
});

test('no request is inconclusive', () => {
  expectFinding(found(blank, passed(2_000)), 'inconclusive', 'No transfer was requested', [2]);
});

test('a request that the platform answers with an error is inconclusive', () => {
  const finding = found(blank, requested({ message: blank }), answered('error'), ...twinTransfers);
  expectFinding(finding, 'inconclusive', 'not handed over', [2, 3]);
});

test('a bot that never has a text for the consumer is inconclusive', () => {
  expectFinding(found(blank, ...silently), 'inconclusive', 'one without a text shows nothing', []);
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
