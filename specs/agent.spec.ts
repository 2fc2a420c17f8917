import { behaviour, describeRequirement } from './describe-requirement';

describeRequirement('agent.gets-it-when-skilled-and-available', () => {
  behaviour('a skilled and available agent gets the conversation', ({ given, when, then, expectToSatisfy }) => {
    given('an escalation that names an agent who holds the skill and is available');

    when('the bot escalates');

    then('that agent gets the conversation');
    expectToSatisfy('agent.gets-it-when-skilled-and-available');
  });
});

describeRequirement('agent.unskilled-goes-to-skill', () => {
  behaviour('a conversation for an unskilled agent goes to the skill', ({ given, when, then, expectToSatisfy }) => {
    given('an escalation that names an agent without the skill');

    when('the bot escalates');

    then('the conversation goes to the skill');
    expectToSatisfy('agent.unskilled-goes-to-skill');
  });
});

describeRequirement('agent.unavailable-goes-to-skill', () => {
  behaviour('a conversation for an unavailable agent goes to the skill', ({ given, when, then, expectToSatisfy }) => {
    given('an escalation that names an agent who is not available');

    when('the bot escalates');

    then('the conversation goes to the skill');
    expectToSatisfy('agent.unavailable-goes-to-skill');
  });
});

describeRequirement('agent.none-goes-to-skill', () => {
  behaviour('without an Agent Id the conversation goes to the skill', ({ given, when, then, expectToSatisfy }) => {
    given('an escalation that names no agent, while one is available');

    when('the bot escalates');

    then('the conversation goes to the skill');
    expectToSatisfy('agent.none-goes-to-skill');
  });
});

describeRequirement('agent.not-for-bots', () => {
  behaviour('an Agent Id plays no part in a transfer to a bot', ({ given, when, then, expectToSatisfy }) => {
    given('an escalation that names an agent, to a skill that a bot holds');

    when('the bot escalates');

    then('the bot gets the conversation');
    expectToSatisfy('agent.not-for-bots');
  });
});
