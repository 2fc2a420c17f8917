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

describeRequirement('skill.unset-variable-is-non-numeric', () => {
  behaviour('a variable that was never set is no number', ({ given, when, then, expectToSatisfy }) => {
    given('an escalation whose skill id is a variable that was never set');

    when('the bot escalates');

    then('the consumer gets the fallback message, and no transfer is requested');
    expectToSatisfy('skill.unset-variable-is-non-numeric');
  });
});

describeRequirement('skill.id-not-truncated', () => {
  behaviour('long skill ids arrive unchanged', ({ given, when, then, expectToSatisfy }) => {
    given('skill ids of up to eighteen digits');

    when('the bot escalates');

    then('the transfer asks for exactly that id');
    expectToSatisfy('skill.id-not-truncated');
  });
});

describeRequirement('skill.unknown-id-fails-as-transfer', () => {
  behaviour('an unknown skill fails as a transfer', ({ given, when, then, expectToSatisfy }) => {
    given('a skill id that is a number, and that no skill has');

    when('the bot escalates');

    then('the transfer is requested and fails; the fallback message is not sent');
    expectToSatisfy('skill.unknown-id-fails-as-transfer');
  });
});

describeRequirement('skill.non-numeric-hides-message', () => {
  behaviour(
    'a skill id that is not numeric keeps the message from being shown',
    ({ given, when, then, expectToSatisfy }) => {
      given('an escalation with a message, whose skill id is no number');

      when('the bot escalates');

      then('the consumer does not read the message of a transfer that does not come');
      expectToSatisfy('skill.non-numeric-hides-message');
    },
  );
});
