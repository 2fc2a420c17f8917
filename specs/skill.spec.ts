import { behaviour, describeRequirement } from './describe-requirement';

describeRequirement('skill.literal-number', () => {
  behaviour('a numeric skill id is the skill that the transfer asks for', ({ given, when, then, expectToSatisfy }) => {
    given('an escalation whose skill id is written as a number');

    when('the consumer asks for an agent');

    then('the transfer request names that number');
    expectToSatisfy('skill.literal-number');
  });
});

describeRequirement('skill.variable-at-attempt', () => {
  behaviour('a variable as the skill id counts with its newest value', ({ given, when, then, expectToSatisfy }) => {
    given('an escalation whose skill id is a bot context variable, and a dialog that sets the variable anew');

    when('the variable changes before the consumer asks for an agent');

    then('the transfer request names the value that the variable has at that moment');
    expectToSatisfy('skill.variable-at-attempt');
  });
});

describeRequirement('skill.non-numeric-sends-fallback', () => {
  behaviour(
    'a skill id that is no number gives the consumer the fallback message',
    ({ given, when, then, expectToSatisfy }) => {
      given('an escalation whose skill id is clearly not a number');

      when('the consumer asks for an agent');

      then('the consumer reads the fallback message');
      expectToSatisfy('skill.non-numeric-sends-fallback');
    },
  );
});

describeRequirement('skill.non-numeric-no-transfer', () => {
  behaviour('a skill id that is no number leads to no transfer', ({ given, when, then, expectToSatisfy }) => {
    given('an escalation whose skill id is clearly not a number');

    when('the consumer asks for an agent');

    then('no transfer is requested');
    expectToSatisfy('skill.non-numeric-no-transfer');
  });
});
