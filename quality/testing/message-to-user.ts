/**
 * A bot that escalates with a given Message to User, judged by a rule about that message, and the tests that several of
 * these rules share to the letter.
 */
import { offered, passed, read, said, transferred } from './event-bodies';
import { expectFinding, type FindingInTests, type Judge, type SharedTests } from './expect-finding';
import { someMessage, traceOf, type Happened } from './trace-builder';

type JudgedWithMessage = (
  eventBodies: readonly Happened[],
  messageToUser?: string,
  variables?: Readonly<Record<string, string>>,
) => FindingInTests;

/** The consumer asks for an agent, and what is given happens; message and variables are these unless a test has its own. */
export function judgedWithMessage(
  judge: Judge,
  usualMessage = someMessage,
  usualVariables: Readonly<Record<string, string>> = {},
): JudgedWithMessage {
  return (eventBodies, messageToUser = usualMessage, contextVariables = usualVariables) =>
    judge(traceOf({ bot: { contextVariables }, integration: { messageToUser } }, [offered, said(), ...eventBodies]));
}

/** For rules that hold what the consumer reads to the message as it was configured, which comes to `wanted`. */
export function messageAsConfiguredTests(found: JudgedWithMessage, wanted: string): SharedTests {
  return {
    'the message as configured passes': () => {
      expectFinding(found(transferred({ message: wanted })), 'pass', 'read the message as configured', [4]);
    },
    'another text in its place fails': () => {
      const finding = found(transferred({ message: 'Something else' }));
      expectFinding(finding, 'fail', 'read "Something else" instead of "', [2, 3, 4]);
    },
    'no text at all fails once there was time for one': () => {
      const finding = found([...transferred({ message: 'BLANK_MESSAGE' }), passed(5_000)]);
      expectFinding(finding, 'fail', 'carries "BLANK_MESSAGE" instead of ', [2, 3]);
    },
    'a play that ends before a text can come is inconclusive': () => {
      const finding = found(transferred({ message: 'BLANK_MESSAGE' }));
      expectFinding(finding, 'inconclusive', 'only 0.0 s of ', [2]);
    },
    'a conversation that is not handed over is inconclusive': () => {
      expectFinding(found([read(wanted), passed(5_000)]), 'inconclusive', 'not handed over', [2]);
    },
  };
}

/** For rules that judge no message but a plain one, and would find that one in what happens here. */
export function onlyPlainMessagesTests(judge: Judge, ...eventBodies: readonly Happened[]): SharedTests {
  const found = judgedWithMessage(judge);

  return {
    'nobody asking for an agent is inconclusive': () => {
      const trace = traceOf({}, [offered, said('hello'), passed(2_000)]);
      expectFinding(judge(trace), 'inconclusive', 'was attempted in this play', []);
    },
    ...Object.fromEntries(
      ['blank_message', ' BLANK_MESSAGE ', 'BLANK_MESSAGE!', '{$botContext.blank}', '{$botContext.empty}'].map(
        (resembling) => [
          `the message ${JSON.stringify(resembling)} is not judged`,
          () => {
            const finding = found(eventBodies, resembling, { blank: 'BLANK_MESSAGE', empty: '' });
            expectFinding(finding, 'inconclusive', 'was attempted in this play', []);
          },
        ],
      ),
    ),
    'what stands in the place of a variable that was never set is not judged': () => {
      const finding = found(eventBodies, 'Hold on, {$botContext.name}');
      expectFinding(finding, 'inconclusive', 'was attempted in this play', []);
    },
  };
}
