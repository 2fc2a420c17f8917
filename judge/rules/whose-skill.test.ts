import { expect, test } from '../../quality/testing/test';
import { setupOf, someSkillId } from '../../quality/testing/trace-builder';
import { whoseSkill } from './whose-skill';

test('a skill id that stands elsewhere in the configuration is told with where', () => {
  const setup = setupOf({
    agentConnector: { fallbackSkillId: '77' },
    dialogs: [
      { name: 'other', type: 'dialog', patterns: [], interactions: [{ type: 'agent-transfer', agentSkillId: '55' }] },
    ],
  });

  expect(whoseSkill({ setup }, someSkillId)).toBe(' (that of the integration "escalation")');
  expect(whoseSkill({ setup }, '55')).toBe(' (that of the dialog "other")');
  expect(whoseSkill({ setup }, '77')).toBe(' (that of the fallback skill)');
  expect(whoseSkill({ setup }, '1')).toBe('');
});
