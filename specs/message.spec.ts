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

    then('the consumer reads nothing');
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
