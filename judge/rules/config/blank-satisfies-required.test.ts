import { expectFinding } from '../../../quality/testing/expect-finding';
import { offered, passed, said, transferred } from '../../../quality/testing/event-bodies';
import { dialog } from '../../../quality/testing/read-turns';
import { test } from '../../../quality/testing/test';
import { someSkillId, traceOf, type Happened, type SetupOverrides } from '../../../quality/testing/trace-builder';
import { blankSatisfiesRequired } from './blank-satisfies-required';

const lacking = { conversation: 'lacking' };

/** In `main` everything is configured; in `lacking` one thing is not. */
function found(
  eventBodies: readonly Happened[],
  without: SetupOverrides = { integration: { messageToUser: 'BLANK_MESSAGE' } },
) {
  const conversations = { main: {}, lacking: without };
  return blankSatisfiesRequired.judge(traceOf({ conversations }, eventBodies));
}

const twin = [offered, said(), ...transferred()];
const ask = said(undefined, lacking);
const refused: Happened = { kind: 'configuration-refused', status: 422, detail: 'no', ...lacking };

const blank = transferred({ message: 'BLANK_MESSAGE', ...lacking });

test('a transfer with it passes when the twin transferred with its text', () => {
  expectFinding(found([...twin, ask, ...blank]), 'pass', 'was accepted and used', [8]);
});

test('a refusal fails when the twin was accepted', () => {
  expectFinding(found([...twin, refused]), 'fail', 'a text was accepted', [7]);
});

test('a bot that refuses both is inconclusive', () => {
  const both: Happened = { kind: 'configuration-refused', status: 422, detail: 'no' };
  expectFinding(found([both, refused]), 'inconclusive', 'refused, too', [1]);
});

test('a refusal that may have another cause is not judged', () => {
  const more = { integration: { messageToUser: 'BLANK_MESSAGE', agentSkillId: '' } };
  expectFinding(found([...twin, refused], more), 'inconclusive', 'in this play', []);
});

test('an accepted configuration without a transfer is inconclusive', () => {
  expectFinding(found([...twin, ask, passed(5_000, lacking)]), 'inconclusive', 'no transfer was requested', []);
});

test('a twin that never sends its text is inconclusive', () => {
  const bare = [offered, said(), ...transferred({ message: 'BLANK_MESSAGE' })];
  expectFinding(found([...bare, ask, ...blank]), 'inconclusive', 'did not transfer with its text', []);
});

test('a refusal that one of two escalations may be the cause of is not judged', () => {
  const integrations = ['escalation', 'other'].map((integrationName) => ({
    integrationName,
    integrationType: 'LivePerson Agent Escalation' as const,
    messageToUser: 'BLANK_MESSAGE',
    ...(integrationName === 'other' ? {} : { agentSkillId: someSkillId }),
  }));
  const dialogs = integrations.map(({ integrationName: integration }) =>
    dialog(integration, integration, { type: 'integration', integration }),
  );
  expectFinding(found([...twin, refused], { integrations, dialogs }), 'inconclusive', 'in this play', []);
});
