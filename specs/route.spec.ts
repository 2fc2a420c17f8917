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

describeRequirement('route.same-outcome', () => {
  behaviour('both routes have the same outcome', ({ given, when, then, expectToSatisfy }) => {
    given('two bots that differ in nothing but the route by which they escalate');

    when('the consumer says the same to both');

    then('both consumers read the same, and both transfer requests are alike');
    expectToSatisfy('route.same-outcome');
  });
});

describeRequirement('route.same-speed', () => {
  behaviour('neither route is slower than the other', ({ given, when, then, expectToSatisfy }) => {
    given('one bot that escalates by both routes');

    when('the consumer asks many times, by turns for either route');

    then('the time until the transfer is requested differs by no more than a consumer could notice');
    expectToSatisfy('route.same-speed');
  });
});

describeRequirement('route.to-agent-or-bot', () => {
  behaviour(
    'a conversation can be transferred to live agents or to a bot',
    ({ given, when, then, expectToSatisfy }) => {
      given('a skill that live agents hold, and one that a bot holds');

      when('the bot escalates to each of them');

      then('the conversation reaches whoever holds the skill');
      expectToSatisfy('route.to-agent-or-bot');
    },
  );
});
