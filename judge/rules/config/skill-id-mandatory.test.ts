import { expectFinding } from '../../../quality/testing/expect-finding';
import { offered, passed, said, transferred } from '../../../quality/testing/event-bodies';
import { dialog } from '../../../quality/testing/read-turns';
import { test } from '../../../quality/testing/test';
import { someSkillId, traceOf, type Happened, type SetupOverrides } from '../../../quality/testing/trace-builder';
import { skillIdMandatory } from './skill-id-mandatory';

const lacking = { conversation: 'lacking' };

/** In `main` everything is configured; in `lacking` one thing is not. */
function found(
  eventBodies: readonly Happened[],
  without: SetupOverrides = { integration: { agentSkillId: '' }, agentConnector: { fallbackSkillId: '77' } },
) {
  const conversations = { main: {}, lacking: without };
  return skillIdMandatory.judge(traceOf({ conversations }, eventBodies));
}

const twin = [offered, said(), ...transferred()];
const ask = said(undefined, lacking);
const refused: Happened = { kind: 'configuration-refused', status: 422, detail: 'no', ...lacking };

const bypass = transferred({ skillId: '77', message: 'BLANK_MESSAGE', ...lacking });

test('no transfer passes when the twin transferred', () => {
  expectFinding(found([...twin, ask, passed(5_000, lacking)]), 'pass', 'with one it did', [3, 7]);
});

test('a refusal passes when the twin transferred', () => {
  expectFinding(found([...twin, refused]), 'pass', 'was refused; with one it was used', [3, 7]);
});

test('a transfer fails', () => {
  const finding = found([...twin, ask, ...transferred(lacking)]);
  expectFinding(finding, 'fail', 'without a skill id transferred', [8, 10]);
});

test('a bypass of a bot that falls silent is free', () => {
  const silent: Happened = { kind: 'outage-began', ...lacking };
  const finding = found([...twin, ask, passed(5_000, lacking), silent, ...bypass]);
  expectFinding(finding, 'pass', 'with one it did', [3, 7]);
});

test('an escalation that nobody tries is inconclusive', () => {
  expectFinding(found(twin), 'inconclusive', 'was not attempted', []);
});

test('a play that ends at once is inconclusive', () => {
  expectFinding(found([...twin, ask, passed(100, lacking)]), 'inconclusive', 'only 0.1 s of ', [7]);
});

test('a bot that transfers nothing is inconclusive', () => {
  expectFinding(found([ask, passed(5_000, lacking)]), 'inconclusive', 'its absence shows nothing', []);
});

test('a twin that declares no escalation shows nothing', () => {
  const conversations = { lacking: { integration: { agentSkillId: '' } }, main: { dialogs: [] } };
  const trace = traceOf({ conversations }, [ask, ...transferred(lacking)]);

  expectFinding(skillIdMandatory.judge(trace), 'inconclusive', 'No bot without a skill id had a twin', []);
});

/** The second of two integrations has no skill id, and is asked for by another phrase. */
const second: SetupOverrides = {
  integrations: ['escalation', 'other'].map((integrationName) => ({
    integrationName,
    integrationType: 'LivePerson Agent Escalation',
    ...(integrationName === 'other' ? {} : { agentSkillId: someSkillId }),
    messageToUser: 'One moment please',
  })),
  dialogs: ['escalation', 'other'].map((integration) => ({
    name: integration,
    type: 'dialog',
    patterns: [integration],
    interactions: [{ type: 'integration', integration }],
  })),
};

test('a transfer of the second of two escalations fails when that one alone has no skill id', () => {
  const finding = found([...twin, said('other', lacking), ...transferred(lacking)], second);
  expectFinding(finding, 'fail', 'without a skill id transferred', [8, 10]);
});

test('a transfer of the other escalation of that bot is free', () => {
  const finding = found([...twin, said('escalation', lacking), ...transferred(lacking)], second);
  expectFinding(finding, 'inconclusive', 'was not attempted', []);
});

test('no transfer of the second escalation passes', () => {
  expectFinding(
    found([...twin, said('other', lacking), passed(5_000, lacking)], second),
    'pass',
    'with one it did',
    [3, 7],
  );
});

test('a transfer is free where a rule leads from the one without a skill id to one that has it', () => {
  const dialogs = (second.dialogs ?? []).map((dialog) =>
    dialog.name === 'other'
      ? {
          ...dialog,
          interactions: [
            {
              type: 'integration' as const,
              integration: 'other',
              rules: [{ result: 'failure' as const, dialog: 'escalation' }],
            },
          ],
        }
      : dialog,
  );
  const finding = found([...twin, said('other', lacking), ...transferred(lacking)], { ...second, dialogs });
  expectFinding(finding, 'inconclusive', 'was not attempted', []);
});

test('a transfer fails where a rule leads to another escalation that has no skill id either', () => {
  const rules = [{ result: 'failure' as const, dialog: 'other' }];
  const dialogs = [
    dialog('escalation', 'escalation', { type: 'integration', integration: 'escalation', rules }),
    dialog('other', 'other', { type: 'integration', integration: 'other' }),
  ];
  const integrations = (second.integrations ?? []).map(({ agentSkillId: _, ...rest }) => rest);
  const finding = found([...twin, said('escalation', lacking), ...transferred(lacking)], { dialogs, integrations });
  expectFinding(finding, 'fail', 'without a skill id transferred', [8, 10]);
});
