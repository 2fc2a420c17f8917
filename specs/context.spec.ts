import { behaviour, describeRequirement } from './describe-requirement';

describeRequirement('context.passes-intent', () => {
  behaviour('the intent goes with a transfer to a bot', ({ given, when, then, expectToSatisfy }) => {
    given('Transfer Bot Context enabled, and a dialog with an intent');

    when('the bot transfers to another bot');

    then('the transfer request passes the intent, or what the consumer said last in its place');
    expectToSatisfy('context.passes-intent');
  });
});

describeRequirement('context.passes-message', () => {
  behaviour("the consumer's message goes with a transfer to a bot", ({ given, when, then, expectToSatisfy }) => {
    given('Transfer Bot Context enabled');

    when('the bot transfers to another bot');

    then('the transfer request passes what the consumer said last, or the intent in its place');
    expectToSatisfy('context.passes-message');
  });
});

describeRequirement('context.not-for-people', () => {
  behaviour(
    'Transfer Bot Context changes nothing about a transfer to people',
    ({ given, when, then, expectToSatisfy }) => {
      given('Transfer Bot Context enabled, and a skill that live agents hold');

      when('the bot escalates');

      then('the conversation goes to the skill, and the consumer reads what it reads without the setting');
      expectToSatisfy('context.not-for-people');
    },
  );
});

describeRequirement('context.off-passes-nothing', () => {
  behaviour('without Transfer Bot Context nothing is passed', ({ given, when, then, expectToSatisfy }) => {
    given('Transfer Bot Context disabled');

    when('the bot transfers to another bot');

    then('the transfer request passes neither intent nor message');
    expectToSatisfy('context.off-passes-nothing');
  });
});

describeRequirement('context.receiver-starts-intent-dialog', () => {
  behaviour('the receiving bot starts the dialog that fits', ({ given, when, then, expectToSatisfy }) => {
    given('a bot that is handed an intent, or a message');

    when('the conversation reaches it');

    then('it starts the dialog that fits what was handed over');
    expectToSatisfy('context.receiver-starts-intent-dialog');
  });
});

describeRequirement('context.receiver-prefers-intent', () => {
  behaviour('the receiving bot prefers the intent', ({ given, when, then, expectToSatisfy }) => {
    given('a bot that is handed an intent and a message that fit different dialogs');

    when('the conversation reaches it');

    then('it starts the dialog of the intent');
    expectToSatisfy('context.receiver-prefers-intent');
  });
});

describeRequirement('context.receiver-falls-back', () => {
  behaviour('a receiving bot that knows neither falls back', ({ given, when, then, expectToSatisfy }) => {
    given('a bot that is handed what fits none of its dialogs');

    when('the conversation reaches it');

    then('the consumer gets its fallback message');
    expectToSatisfy('context.receiver-falls-back');
  });
});
