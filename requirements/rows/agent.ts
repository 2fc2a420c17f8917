import type { Requirement } from '../requirement';

/** The section “Agent Id” of the catalogue. */
export const agentRows = {
  'agent.gets-it-when-skilled-and-available': {
    level: 'must',
    basis: 'documented',
    origin: 'page',
    statement: 'An agent who holds the skill and is available gets the conversation.',
    behaviour: {
      sentence: 'a skilled and available agent gets the conversation',
      given: 'an escalation that names an agent who holds the skill and is available',
      when: 'the bot escalates',
      then: 'that agent gets the conversation',
    },
    source: { page: 'escalation', heading: 'Add a LivePerson Agent Escalation' },
    onAgentTransfer: { page: 'interactions', heading: 'Add an Agent Transfer interaction' },
    needs: ['agent-id'],
  },
  'agent.unskilled-goes-to-skill': {
    level: 'must',
    basis: 'documented',
    origin: 'page',
    statement: 'An agent without the skill: the conversation goes to the skill.',
    behaviour: {
      sentence: 'a conversation for an unskilled agent goes to the skill',
      given: 'an escalation that names an agent without the skill',
      when: 'the bot escalates',
      then: 'the conversation goes to the skill',
    },
    source: { page: 'escalation', heading: 'Add a LivePerson Agent Escalation' },
    onAgentTransfer: { page: 'interactions', heading: 'Add an Agent Transfer interaction' },
    needs: ['agent-id'],
  },
  'agent.unavailable-goes-to-skill': {
    level: 'must',
    basis: 'documented',
    origin: 'page',
    statement: 'An unavailable agent: the conversation goes to the skill.',
    behaviour: {
      sentence: 'a conversation for an unavailable agent goes to the skill',
      given: 'an escalation that names an agent who is not available',
      when: 'the bot escalates',
      then: 'the conversation goes to the skill',
    },
    source: { page: 'escalation', heading: 'Add a LivePerson Agent Escalation' },
    onAgentTransfer: { page: 'interactions', heading: 'Add an Agent Transfer interaction' },
    needs: ['agent-id'],
  },
  'agent.none-goes-to-skill': {
    level: 'must',
    basis: 'documented',
    origin: 'page',
    statement: 'No Agent Id: the conversation goes to the skill.',
    behaviour: {
      sentence: 'without an Agent Id the conversation goes to the skill',
      given: 'an escalation that names no agent, while one is available',
      when: 'the bot escalates',
      then: 'the conversation goes to the skill',
    },
    source: { page: 'escalation', heading: 'Add a LivePerson Agent Escalation' },
    onAgentTransfer: { page: 'interactions', heading: 'Add an Agent Transfer interaction' },
  },
  'agent.not-for-bots': {
    level: 'must',
    basis: 'documented',
    origin: 'page',
    statement: 'Agent Id plays no part in a bot-to-bot transfer.',
    behaviour: {
      sentence: 'an Agent Id plays no part in a transfer to a bot',
      given: 'an escalation that names an agent, to a skill that a bot holds',
      when: 'the bot escalates',
      then: 'the bot gets the conversation',
    },
    source: { page: 'escalation', heading: 'Add a LivePerson Agent Escalation' },
    onAgentTransfer: { page: 'interactions', heading: 'Add an Agent Transfer interaction' },
    needs: ['agent-id', 'bot-to-bot'],
  },
} as const satisfies Record<string, Requirement>;
