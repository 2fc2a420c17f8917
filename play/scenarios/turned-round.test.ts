import { expect, test } from '../../quality/testing/test';
import { setupOf } from '../../quality/testing/trace-builder';
import { turnedRound } from './turned-round';

const dialogs = ['escalate', 'greet'].map((name) => ({
  name,
  type: 'dialog' as const,
  patterns: [`first of ${name}`, `second of ${name}`, `third of ${name}`],
  interactions: [],
}));

test('what is defined is defined in the other order, with the last pattern first', () => {
  const turned = turnedRound(
    setupOf({
      dialogs,
      integrations: ['one', 'other'].map((integrationName) => ({
        integrationName,
        integrationType: 'LivePerson Agent Escalation',
      })),
    }),
  );

  expect(turned.bot.dialogs.map(({ name }) => name)).toEqual(['greet', 'escalate']);
  expect(turned.bot.dialogs[1]?.patterns).toEqual(['third of escalate', 'first of escalate', 'second of escalate']);
  expect(turned.integrations.map(({ integrationName }) => integrationName)).toEqual(['other', 'one']);
});
