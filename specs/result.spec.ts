import { behaviour, describeRequirement } from './describe-requirement';

describeRequirement('result.response-variable', () => {
  behaviour('the response is held in the response data variable', ({ given, when, then, expectToSatisfy }) => {
    given('an integration with a response data variable');

    when('the transfer succeeds and the bot says what the variable holds');

    then('the consumer reads what the platform answered');
    expectToSatisfy('result.response-variable');
  });
});

describeRequirement('result.transform-script', () => {
  behaviour('a Transform Result Script changes the result', ({ given, when, then, expectToSatisfy }) => {
    given('an integration with a Transform Result Script');

    when('the transfer succeeds and the bot says what came of it');

    then('the consumer reads what the script made of the answer');
    expectToSatisfy('result.transform-script');
  });
});

describeRequirement('result.custom-data-fields', () => {
  behaviour('custom data fields hold result data', ({ given, when, then, expectToSatisfy }) => {
    given('an integration with custom data fields');

    when('the transfer succeeds and the bot says what a field holds');

    then("the consumer reads that part of the platform's answer");
    expectToSatisfy('result.custom-data-fields');
  });
});
