import { expectFinding } from '../../../quality/testing/expect-finding';
import { passed, read, requested, said, transferred } from '../../../quality/testing/event-bodies';
import { judgedAtFirst } from '../../../quality/testing/skill-not-numeric';
import { test } from '../../../quality/testing/test';
import { unsetVariableIsNonNumeric } from './unset-variable-is-non-numeric';
import type { Dialog, Interaction } from '../../../protocol/types';

const judged = judgedAtFirst(unsetVariableIsNonNumeric.judge);

/** "first" escalates as given, with a message. */
const found: typeof judged = (first, ...rest) => judged({ messageToUser: 'Hold on', ...first }, ...rest);

const twin = [said(), ...transferred()];
const settled = passed(5_000);

const unset = { agentSkillId: '{$botContext.unknown}' };
const fallback = read('Pardon?');

test('the fallback message without a transfer passes when the twin transferred', () => {
  expectFinding(found(unset, [fallback, settled, ...twin]), 'pass', 'The fallback message was sent', [2, 3]);
});

test('a transfer fails', () => {
  const finding = found(unset, [fallback, requested({ skillId: '1' }), settled, ...twin]);
  expectFinding(finding, 'fail', 'and a transfer was requested', [2, 4]);
});

test('no fallback message fails once there was time for it', () => {
  const finding = found(unset, [settled, ...twin]);
  expectFinding(finding, 'fail', 'did not get the fallback message', [2, 3]);
});

test('a play that ends at once is inconclusive', () => {
  expectFinding(found(unset, [...twin]), 'inconclusive', 'only 0.0 s of ', [2]);
});

test('a bot that answers everything with its fallback message is inconclusive', () => {
  expectFinding(found(unset, [fallback, settled]), 'inconclusive', 'led to a transfer either', []);
});

test('a Fallback dialog that escalates itself may transfer', () => {
  const again: Interaction = { type: 'agent-transfer', agentSkillId: '42', messageToUser: 'Once more' };
  const interactions: Interaction[] = [{ type: 'text', text: 'Pardon?' }, again];
  const dialogs: Dialog[] = [{ name: 'fallback', type: 'fallback', patterns: [], interactions }];
  const eventBodies = [
    fallback,
    requested({ skillId: '42', message: 'Once more' }),
    settled,
    said(),
    ...transferred({ attempt: 2 }),
  ];
  expectFinding(found(unset, eventBodies, { dialogs }), 'pass', 'The fallback message was sent', [2, 3]);
});

for (const agentSkillId of ['4{$botContext.unknown}', '{$env.skill}', 'letters']) {
  test(`the skill id ${JSON.stringify(agentSkillId)} is not judged`, () => {
    expectFinding(found({ agentSkillId }, [settled, ...twin]), 'inconclusive', 'never set in this play', []);
  });
}

test('a message that a line break in a variable makes fail is not judged', () => {
  const torn = { ...unset, messageToUser: 'Hold on, {$botContext.torn}' };
  const finding = found(torn, [fallback, settled, ...twin], { bot: { contextVariables: { torn: 'one\ntwo' } } });
  expectFinding(finding, 'inconclusive', 'No escalation took its skill id from a variable that was never set', []);
});

test('a skill id with words behind the variable is not judged', () => {
  const finding = found({ agentSkillId: '{$botContext.unknown} or so' }, [settled, ...twin]);
  expectFinding(finding, 'inconclusive', 'a variable that was never set', []);
});
