import { behaviour, describeRequirement } from './describe-requirement';

describeRequirement('result.response-variable', () => {
  behaviour('the response is held in the response data variable', ({ given, when, then, expectToSatisfy }) => {
    given('an integration with a response data variable');

    when('the transfer is accepted, and the bot says what a script and a custom data field find in the variable');

    then('the consumer reads what the platform answered');
    expectToSatisfy('result.response-variable');
  });
});

describeRequirement('result.transform-script', () => {
  behaviour('a Transform Result Script changes the result', ({ given, when, then, expectToSatisfy }) => {
    given('an integration with a Transform Result Script');

    when('the transfer is accepted, and the bot says what came of it, at the latest when the transfer has failed');

    then('the consumer reads what the script made of the answer');
    expectToSatisfy('result.transform-script');
  });
});

describeRequirement('result.custom-data-fields', () => {
  behaviour('custom data fields hold result data', ({ given, when, then, expectToSatisfy }) => {
    given('an integration with custom data fields');

    when('the transfer is accepted, and the bot says what a field holds, at the latest when the transfer has failed');

    then("the consumer reads that part of the platform's answer");
    expectToSatisfy('result.custom-data-fields');
  });
});
