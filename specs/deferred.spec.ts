import { behaviour, describeRequirement } from './describe-requirement';

describeRequirement('deferred.sentinel-reaches-bot', () => {
  behaviour(
    'a transfer that fails after it was accepted starts the dialog that catches the failure',
    ({ given, when, then, expectToSatisfy }) => {
      given('a dialog that catches exactly __agent_escalation_failed__');

      when('the platform accepts a transfer and reports later that it failed');

      then('that dialog runs');
      expectToSatisfy('deferred.sentinel-reaches-bot');
    },
  );
});

describeRequirement('deferred.caught-dialog-answers', () => {
  behaviour(
    'the text of the dialog that catches the failure reaches the consumer',
    ({ given, when, then, expectToSatisfy }) => {
      given('a dialog that catches exactly __agent_escalation_failed__ and says a text');

      when('the platform accepts a transfer and reports later that it failed');

      then('the consumer reads that text');
      expectToSatisfy('deferred.caught-dialog-answers');
    },
  );
});

describeRequirement('deferred.uncaught-goes-to-fallback', () => {
  behaviour(
    'a failure that no dialog catches is answered like any consumer message',
    ({ given, when, then, expectToSatisfy }) => {
      given('a bot without a dialog that catches __agent_escalation_failed__');

      when('the platform accepts a transfer and reports later that it failed');

      then('the consumer reads what the bot answers to messages that it does not understand');
      expectToSatisfy('deferred.uncaught-goes-to-fallback');
    },
  );
});

describeRequirement('deferred.sentinel-hidden', () => {
  behaviour('the consumer never sees __agent_escalation_failed__', ({ given, when, then, expectToSatisfy }) => {
    given('a bot that hears of failed escalations by this text');

    when('the platform accepts a transfer and reports later that it failed');

    then('nothing that the consumer reads contains it');
    expectToSatisfy('deferred.sentinel-hidden');
  });
});

describeRequirement('deferred.one-sentinel-per-failure', () => {
  behaviour('one failed attempt is told to the bot once', ({ given, when, then, expectToSatisfy }) => {
    given('a dialog that catches __agent_escalation_failed__ and says a text');

    when('the platform accepts a transfer and reports later that it failed');

    then('the dialog answers once, not more often');
    expectToSatisfy('deferred.one-sentinel-per-failure');
  });
});
