import { behaviour, describeRequirement } from './describe-requirement';

describeRequirement('route.integration-transfers', () => {
  behaviour(
    'an Integration interaction transfers the conversation to the configured skill',
    ({ given, when, then, expectToSatisfy }) => {
      given('a dialog with an Integration interaction, backed by an Agent Escalation integration with a skill id');

      when('the consumer says what starts the dialog');

      then('a transfer to exactly that skill is requested');
      expectToSatisfy('route.integration-transfers');
    },
  );
});

describeRequirement('route.agent-transfer-transfers', () => {
  behaviour(
    'an Agent Transfer interaction transfers with what it holds itself',
    ({ given, when, then, expectToSatisfy }) => {
      given('a dialog with an Agent Transfer interaction, and no integration anywhere');

      when('the consumer says what starts the dialog');

      then('a transfer to the skill of the interaction is requested');
      expectToSatisfy('route.agent-transfer-transfers');
    },
  );
});
