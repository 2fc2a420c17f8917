import { behaviour, describeRequirement } from './describe-requirement';

describeRequirement('immediate.failure-reaches-rule', () => {
  behaviour(
    'an error of the transfer call is followed by what the rule for failure names',
    ({ given, when, then, expectToSatisfy }) => {
      given('an escalation with a rule for failure, and a platform that answers the transfer call with an error');

      when('the consumer asks for an agent');

      then('the dialog that the rule names runs next');
      expectToSatisfy('immediate.failure-reaches-rule');
    },
  );
});

describeRequirement('immediate.broken-call-is-failure', () => {
  behaviour(
    'a transfer call that breaks is followed by what the rule for failure names',
    ({ given, when, then, expectToSatisfy }) => {
      given('an escalation with a rule for failure, and a transfer call that is refused, reset or cut off');

      when('the consumer asks for an agent');

      then('the dialog that the rule names runs next');
      expectToSatisfy('immediate.broken-call-is-failure');
    },
  );
});

describeRequirement('immediate.success-reaches-rule', () => {
  behaviour('a successful call runs the rule for success', ({ given, when, then, expectToSatisfy }) => {
    given('an escalation with rules for success and failure');

    when('the platform accepts the transfer');

    then('the dialog of the rule for success runs, by its words or by what it has set, and the other does not');
    expectToSatisfy('immediate.success-reaches-rule');
  });
});

describeRequirement('immediate.no-rule-next-action', () => {
  behaviour('without a matching rule the next action runs', ({ given, when, then, expectToSatisfy }) => {
    given('an escalation with a next action and no rule for failure');

    when('the transfer call fails');

    then('the next action runs');
    expectToSatisfy('immediate.no-rule-next-action');
  });
});

describeRequirement('immediate.bot-keeps-conversation', () => {
  behaviour('the bot keeps the conversation after an immediate failure', ({ given, when, then, expectToSatisfy }) => {
    given('an escalation whose transfer call fails');

    when('the consumer goes on talking');

    then('the bot answers');
    expectToSatisfy('immediate.bot-keeps-conversation');
  });
});
