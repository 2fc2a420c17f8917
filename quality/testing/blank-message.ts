/** A conversation with BLANK_MESSAGE beside one with a text, its positive control, and the tests that rules about it share. */
import { offered, passed, read, said, transferred } from './event-bodies';
import { expectFinding, type FindingInTests, type Judge, type SharedTests } from './expect-finding';
import { traceOf, type Happened } from './trace-builder';

export const blank = 'BLANK_MESSAGE';
/** The transfer with BLANK_MESSAGE, as it is to come. */
export const silently = transferred({ message: blank });

/** Where the other conversation's events are. */
export const twin = { conversation: 'with-text' };
export const twinTransfers = [said(undefined, twin), ...transferred(twin)];

type JudgedBesideText = (messageToUser: string, ...eventBodies: readonly Happened[]) => FindingInTests;

/** In `main` the message is the given one; in its twin it is a text. */
export function judgedBesideText(judge: Judge): JudgedBesideText {
  return (messageToUser, ...eventBodies) => {
    const main = { bot: { contextVariables: { blank } }, integration: { messageToUser } };
    return judge(traceOf({ conversations: { main, 'with-text': {} } }, [offered, said(), ...eventBodies]));
  };
}

/** For rules that judge escalations with BLANK_MESSAGE and no other. */
export function onlyBlankMessageTests(found: JudgedBesideText): SharedTests {
  return {
    'an escalation with a text is not judged': () => {
      expectFinding(found('Hello', passed(2_000)), 'inconclusive', 'No escalation with BLANK_MESSAGE', []);
    },
    ...Object.fromEntries(
      ['blank_message', ' BLANK_MESSAGE ', '{$botContext.blank}'].map((resembling) => [
        `the message ${JSON.stringify(resembling)} is not judged`,
        () => {
          const finding = found(resembling, read(resembling), ...silently, ...twinTransfers);
          expectFinding(finding, 'inconclusive', 'No escalation with BLANK_MESSAGE', []);
        },
      ]),
    ),
  };
}
