/** The escalation as a feature, once for each play. */
const scenario = (n) => `
  Scenario: play ${n}
    Given a conversation with the bot
    When the consumer greets
    Then the consumer reads the fallback message, without a transfer
    When the consumer asks for an agent
    Then one transfer is asked for, as configured
    When some seconds pass
    Then nothing more was said or asked for
    And the conversation can be ended
`;

module.exports = {
  featureOf: (plays) =>
    `Feature: Escalation\n${Array.from({ length: plays }, (_, index) => scenario(index + 1)).join('')}`,
};
