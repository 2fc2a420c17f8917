import { behaviour, describeRequirement } from './describe-requirement';

describeRequirement('cap.text-on-fourth-failure', () => {
  behaviour(
    'the consumer is told to try later when the fourth attempt fails',
    ({ given, when, then, expectToSatisfy }) => {
      given('a dialog that tries again whenever the escalation failed');

      when('the platform accepts four transfers and reports each of them as failed later');

      then('the consumer reads the documented default text');
      expectToSatisfy('cap.text-on-fourth-failure');
    },
  );
});

describeRequirement('cap.stops-after-fourth-failure', () => {
  behaviour('the escalation stops after the fourth failure', ({ given, when, then, expectToSatisfy }) => {
    given('a dialog that tries again whenever the escalation failed');

    when('the platform accepts four transfers and reports each of them as failed later, and more time passes');

    then('no further transfer is requested of itself');
    expectToSatisfy('cap.stops-after-fourth-failure');
  });
});

describeRequirement('cap.user-friendly-response-instead', () => {
  behaviour(
    'a default user-friendly response takes the place of the built-in text',
    ({ given, when, then, expectToSatisfy }) => {
      given(
        'Bot Settings with a default user-friendly response, and a dialog that tries again whenever the escalation failed',
      );

      when('the fourth attempt fails');

      then('the consumer reads that response, and not the built-in text');
      expectToSatisfy('cap.user-friendly-response-instead');
    },
  );
});

describeRequirement('cap.no-text-before-fourth', () => {
  behaviour(
    'one, two or three failures do not tell the consumer to try later',
    ({ given, when, then, expectToSatisfy }) => {
      given('a dialog that tries again whenever the escalation failed');

      when('fewer than four attempts fail');

      then('the consumer does not read the text of the cap');
      expectToSatisfy('cap.no-text-before-fourth');
    },
  );
});

describeRequirement('cap.no-fourth-sentinel', () => {
  behaviour('the fourth failure is not told to the bot', ({ given, when, then, expectToSatisfy }) => {
    given('a dialog that tries again whenever the escalation failed');

    when('the fourth attempt fails');

    then('the dialog that catches the failure does not run a fourth time');
    expectToSatisfy('cap.no-fourth-sentinel');
  });
});

describeRequirement('cap.success-prevents-text', () => {
  behaviour(
    'a success within four attempts keeps the consumer from being told to try later',
    ({ given, when, then, expectToSatisfy }) => {
      given('a dialog that tries again whenever the escalation failed');

      when('some attempts fail, and one of the first four succeeds');

      then('the consumer never reads the text of the cap');
      expectToSatisfy('cap.success-prevents-text');
    },
  );
});

describeRequirement('cap.per-conversation', () => {
  behaviour('failures of one conversation do not count in another', ({ given, when, then, expectToSatisfy }) => {
    given('two conversations with the same bot');

    when('transfers fail in both, four times together, and then in one of them for its own fourth time');

    then('no consumer reads the text of the cap before that');
    expectToSatisfy('cap.per-conversation');
  });
});
