import { expectFinding } from '../../../quality/testing/expect-finding';
import { offered, passed, requested, requestedByPlace, said, transferred } from '../../../quality/testing/event-bodies';
import { test } from '../../../quality/testing/test';
import {
  askForAgent,
  someMessage,
  someSkillId,
  traceOf,
  type Happened,
  type SetupOverrides,
} from '../../../quality/testing/trace-builder';
import { defaultInteractionMessage } from './default-interaction-message';
import type { Interaction } from '../../../protocol/types';

const lacking = { conversation: 'lacking' };

function bot(messageToUser?: string, agentSkillId = someSkillId): SetupOverrides {
  const own = messageToUser === undefined ? {} : { messageToUser };
  const interactions: Interaction[] = [{ type: 'agent-transfer', agentSkillId, ...own }];
  return { dialogs: [{ name: 'escalate', type: 'dialog', patterns: [askForAgent], interactions }] };
}

/** In `main` the interaction has a message; in `lacking` it has none. */
function found(eventBodies: readonly Happened[], without = bot()) {
  const conversations = { main: bot(someMessage), lacking: { ...without, agentConnector: { fallbackSkillId: '77' } } };
  return defaultInteractionMessage.judge(traceOf({ conversations }, eventBodies));
}

const twin = [offered, said(), ...transferred()];
const ask = said(undefined, lacking);
const text = 'Transferring to an agent...';

test('the default text passes when the twin sent its own', () => {
  const finding = found([...twin, ask, ...transferred({ message: text, ...lacking })]);
  expectFinding(finding, 'pass', 'the twin sent its own', [8]);
});

/** As on a surface on which messages are told by their place, of which each of these came too early. */
const slowly = (message: string, when = {}): Happened[] => [
  { kind: 'consumer-read', text: message, via: 'message', ...when },
  requestedByPlace({ message: 'BLANK_MESSAGE', ...when }),
];

test('the default text passes that came long before a request which holds none', () => {
  const finding = found([offered, said(), ...slowly(someMessage), ask, ...slowly(text, lacking)]);
  expectFinding(finding, 'pass', 'the twin sent its own', [7]);
});

test('another text fails that came long before a request which holds none', () => {
  const finding = found([...twin, ask, ...slowly('Hold on', lacking)]);
  expectFinding(finding, 'fail', 'the consumer had not read the default text', [9]);
});

test('another text fails', () => {
  const finding = found([...twin, ask, ...transferred({ message: 'Hold on', ...lacking })]);
  expectFinding(finding, 'fail', 'instead of "Transferring to an agent..."', [8, 9]);
});

test('no transfer fails when the twin transferred', () => {
  const finding = found([...twin, ask, passed(5_000, lacking)]);
  expectFinding(finding, 'fail', 'requested no transfer; with one it did', [3, 7]);
});

test('a refusal fails when the twin transferred', () => {
  const refused: Happened = { kind: 'configuration-refused', status: 422, detail: 'no', ...lacking };
  expectFinding(found([...twin, refused]), 'fail', 'was refused; with one it was accepted', [3, 7]);
});

test('a bot that says the default text in any case is inconclusive', () => {
  const always = [offered, said(), ...transferred({ message: text })];
  const finding = found([...always, ask, ...transferred({ message: text, ...lacking })]);
  expectFinding(finding, 'inconclusive', 'all that is ever sent', [8]);
});

test('a bypass of the silent bot is not taken for the escalation', () => {
  const silent: Happened = { kind: 'outage-began', ...lacking };
  const bypass = requested({ skillId: '77', message: 'BLANK_MESSAGE', ...lacking });
  expectFinding(found([...twin, silent, ask, bypass]), 'inconclusive', 'was not attempted', []);
});

test('a play that ends at once is inconclusive', () => {
  expectFinding(found([...twin, ask, passed(100, lacking)]), 'inconclusive', 'only 0.1 s of ', [7]);
});

test('an interaction without a skill id is not judged', () => {
  const finding = found([...twin, ask, passed(5_000, lacking)], bot(undefined, ''));
  expectFinding(finding, 'inconclusive', 'in this play', []);
});

test('a bot that transfers nothing with a message either is inconclusive', () => {
  const finding = found([offered, said(), passed(5_000), ask, passed(5_000, lacking)]);
  expectFinding(finding, 'inconclusive', 'With a message no transfer was requested either', []);
});
