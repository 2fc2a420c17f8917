import { behaviour, describeRequirement } from './describe-requirement';

describeRequirement('silence.fallback-skill-after-three-minutes', () => {
  behaviour(
    'a bot that is silent for more than three minutes is bypassed to the fallback skill',
    ({ given, when, then, expectToSatisfy }) => {
      given('an agent connector with a fallback skill');

      when('the consumer writes, and the bot engine stays silent for more than 3 minutes');

      then('a transfer to the fallback skill is attempted');
      expectToSatisfy('silence.fallback-skill-after-three-minutes');
    },
  );
});

describeRequirement('silence.nothing-within-three-minutes', () => {
  behaviour('a bot is not bypassed while three minutes have not passed', ({ given, when, then, expectToSatisfy }) => {
    given('an agent connector with a fallback skill');

    when('the consumer writes, and the bot engine stays silent for just under 3 minutes');

    then('no transfer to the fallback skill is attempted in that time');
    expectToSatisfy('silence.nothing-within-three-minutes');
  });
});

describeRequirement('silence.no-fallback-skill-no-transfer', () => {
  behaviour('a silent bot without a fallback skill leads to no transfer', ({ given, when, then, expectToSatisfy }) => {
    given('an agent connector without a fallback skill');

    when('the consumer writes, and the bot engine stays silent for more than 3 minutes');

    then('no transfer to any fallback is requested');
    expectToSatisfy('silence.no-fallback-skill-no-transfer');
  });
});

describeRequirement('silence.reply-cancels', () => {
  behaviour('a bot that answers in time is not bypassed later', ({ given, when, then, expectToSatisfy }) => {
    given('an agent connector with a fallback skill');

    when('the bot answers before 3 minutes have passed, and more time goes by');

    then('no transfer to the fallback skill follows');
    expectToSatisfy('silence.reply-cancels');
  });
});

describeRequirement('silence.configured-wait', () => {
  behaviour('the agent connector can set the wait', ({ given, when, then, expectToSatisfy }) => {
    given('an agent connector with a fallback skill and a wait of its own');

    when('the bot stays silent for that long');

    then('a transfer to the fallback skill is requested then, and not before');
    expectToSatisfy('silence.configured-wait');
  });
});
