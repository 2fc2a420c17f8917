import { behaviour, describeRequirement } from './describe-requirement';

describeRequirement('delay.postpones-transfer', () => {
  behaviour('the Interaction Delay postpones the transfer', ({ given, when, then, expectToSatisfy }) => {
    given('an Integration interaction with an Interaction Delay');

    when('the bot escalates');

    then('the transfer is not requested before the delay has passed');
    expectToSatisfy('delay.postpones-transfer');
  });
});

describeRequirement('delay.texts-arrive-first', () => {
  behaviour(
    'with the recommended delay every text arrives before the transfer',
    ({ given, when, then, expectToSatisfy }) => {
      given('one to five texts before an escalation, and two seconds of delay for each');

      when('the bot escalates');

      then('the consumer reads every text before the transfer is requested');
      expectToSatisfy('delay.texts-arrive-first');
    },
  );
});

describeRequirement('delay.agent-transfer-postpones', () => {
  behaviour(
    'the Interaction Delay of an Agent Transfer postpones the transfer',
    ({ given, when, then, expectToSatisfy }) => {
      given('an Agent Transfer interaction with an Interaction Delay');

      when('the bot escalates by it');

      then('the transfer is not requested before the delay has passed');
      expectToSatisfy('delay.agent-transfer-postpones');
    },
  );
});
