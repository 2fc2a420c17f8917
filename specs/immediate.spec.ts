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
      given(
        'an escalation with a rule for failure, and a transfer call that is refused, reset, cut off or answered with no JSON',
      );

      when('the consumer asks for an agent');

      then('the dialog that the rule names runs next');
      expectToSatisfy('immediate.broken-call-is-failure');
    },
  );
});
