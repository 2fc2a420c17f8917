import { behaviour, describeRequirement } from './describe-requirement';

describeRequirement('message.before-transfer', () => {
  behaviour('the consumer gets the Message to User before the hand-over', ({ given, when, then, expectToSatisfy }) => {
    given('an escalation with a Message to User');

    when('the consumer asks for an agent');

    then('the consumer reads the message, and the conversation changes hands after that');
    expectToSatisfy('message.before-transfer');
  });
});

describeRequirement('message.in-transfer-request', () => {
  behaviour(
    'the Message to User travels in the body of the transfer request',
    ({ given, when, then, expectToSatisfy }) => {
      given('an escalation with a Message to User');

      when('the consumer asks for an agent');

      then('the transfer request carries that message');
      expectToSatisfy('message.in-transfer-request');
    },
  );
});

describeRequirement('message.last-before-transfer', () => {
  behaviour(
    'the Message to User is the last thing that the bot says before the hand-over',
    ({ given, when, then, expectToSatisfy }) => {
      given('a dialog that says other texts before it escalates');

      when('the consumer asks for an agent');

      then('none of those texts comes between the message and the hand-over');
      expectToSatisfy('message.last-before-transfer');
    },
  );
});

describeRequirement('message.blank-sends-nothing', () => {
  behaviour('BLANK_MESSAGE gives the consumer no message', ({ given, when, then, expectToSatisfy }) => {
    given('an escalation whose Message to User is BLANK_MESSAGE');

    when('the consumer asks for an agent');

    then('the consumer reads nothing that comes for the transfer');
    expectToSatisfy('message.blank-sends-nothing');
  });
});

describeRequirement('message.blank-still-transfers', () => {
  behaviour(
    'BLANK_MESSAGE does not keep the transfer from being requested',
    ({ given, when, then, expectToSatisfy }) => {
      given('an escalation whose Message to User is BLANK_MESSAGE');

      when('the consumer asks for an agent');

      then('the transfer is requested all the same');
      expectToSatisfy('message.blank-still-transfers');
    },
  );
});

describeRequirement('message.once', () => {
  behaviour('the message reaches the consumer once', ({ given, when, then, expectToSatisfy }) => {
    given('an escalation with a message');

    when('the transfer succeeds');

    then('the consumer reads the message a single time');
    expectToSatisfy('message.once');
  });
});

describeRequirement('message.static-text', () => {
  behaviour('static text arrives as written', ({ given, when, then, expectToSatisfy }) => {
    given('messages in many scripts, with emoji, quotes and markup');

    when('the bot escalates');

    then('the consumer reads every character as it was configured');
    expectToSatisfy('message.static-text');
  });
});

describeRequirement('message.variable', () => {
  behaviour('a variable in the message is replaced by its value', ({ given, when, then, expectToSatisfy }) => {
    given('a message that is a variable');

    when('the bot escalates');

    then('the consumer reads the value of the variable');
    expectToSatisfy('message.variable');
  });
});

describeRequirement('message.mixed', () => {
  behaviour('text and variables can be combined in the message', ({ given, when, then, expectToSatisfy }) => {
    given('a message of text and variables');

    when('the bot escalates');

    then('the consumer reads the text with the values in place');
    expectToSatisfy('message.mixed');
  });
});

describeRequirement('message.newline-escape', () => {
  behaviour('an escaped new line becomes a line feed', ({ given, when, then, expectToSatisfy }) => {
    given('a message with escaped new lines');

    when('the bot escalates');

    then('the consumer reads lines, and no backslash');
    expectToSatisfy('message.newline-escape');
  });
});

describeRequirement('message.blank-keeps-value', () => {
  behaviour('BLANK_MESSAGE leaves a value in the transfer request', ({ given, when, then, expectToSatisfy }) => {
    given('an escalation with BLANK_MESSAGE');

    when('the bot escalates');

    then('the platform finds a message in the request');
    expectToSatisfy('message.blank-keeps-value');
  });
});

describeRequirement('message.line-feed-variable-fails', () => {
  behaviour('a line feed in a variable makes the integration fail', ({ given, when, then, expectToSatisfy }) => {
    given('an integration with a variable in its message that holds a line feed');

    when('the bot escalates, and once more after the variable was mended');

    then('only the second attempt requests a transfer');
    expectToSatisfy('message.line-feed-variable-fails');
  });
});
