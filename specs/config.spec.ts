import { behaviour, describeRequirement } from './describe-requirement';

describeRequirement('config.message-required', () => {
  behaviour('an escalation without a Message to User never transfers', ({ given, when, then, expectToSatisfy }) => {
    given('an integration whose Message to User was left out');

    when('the bot is configured, and, if it accepts that, the consumer asks for an agent');

    then('the configuration is refused, or no transfer is ever requested');
    expectToSatisfy('config.message-required');
  });
});

describeRequirement('config.blank-satisfies-required', () => {
  behaviour('BLANK_MESSAGE satisfies the requirement of a message', ({ given, when, then, expectToSatisfy }) => {
    given('a bot with BLANK_MESSAGE as its Message to User, and its twin with a text');

    when('both are configured and used');

    then('neither is refused');
    expectToSatisfy('config.blank-satisfies-required');
  });
});

describeRequirement('config.agent-id-optional', () => {
  behaviour('an escalation needs no Agent Id', ({ given, when, then, expectToSatisfy }) => {
    given('a bot that names no agent, and its twin that does');

    when('both escalate');

    then('the one without an Agent Id requests its transfer, too');
    expectToSatisfy('config.agent-id-optional');
  });
});

describeRequirement('config.skill-name-is-a-label', () => {
  behaviour(
    'the skill id decides where the conversation goes, not the skill name',
    ({ given, when, then, expectToSatisfy }) => {
      given('an integration whose skill name is that of another skill');

      when('the bot escalates');

      then('the transfer asks for the skill with the configured id');
      expectToSatisfy('config.skill-name-is-a-label');
    },
  );
});

describeRequirement('config.default-interaction-message', () => {
  behaviour(
    'an Agent Transfer interaction without a message uses the default text',
    ({ given, when, then, expectToSatisfy }) => {
      given('an Agent Transfer interaction that is configured without a message');

      when('the bot escalates');

      then('the transfer request carries the documented default text');
      expectToSatisfy('config.default-interaction-message');
    },
  );
});

describeRequirement('config.skill-id-mandatory', () => {
  behaviour('without a skill id no transfer happens', ({ given, when, then, expectToSatisfy }) => {
    given('a bot whose escalation has no skill id, and its twin that has one');

    when('the consumer asks both for an agent');

    then('only the one with a skill id transfers');
    expectToSatisfy('config.skill-id-mandatory');
  });
});
