import { behaviour, describeRequirement } from './describe-requirement';

describeRequirement('config.message-required', () => {
  behaviour('an escalation without a Message to User never transfers', ({ given, when, then, expectToSatisfy }) => {
    given('an integration whose Message to User was left out');

    when('the bot is configured, and, if it accepts that, the consumer asks for an agent');

    then('the configuration is refused, or no transfer is ever requested');
    expectToSatisfy('config.message-required');
  });
});
