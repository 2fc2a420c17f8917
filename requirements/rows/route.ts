import type { Requirement } from '../requirement';

/** The section “Routes: two ways to declare an escalation” of the catalogue. */
export const routeRows = {
  'route.integration-transfers': {
    level: 'must',
    basis: 'documented',
    origin: 'page',
    statement:
      'An Integration interaction backed by a LivePerson Agent Escalation integration transfers the conversation to the configured skill.',
    behaviour: {
      sentence: 'an Integration interaction transfers the conversation to the configured skill',
      given: 'a dialog with an Integration interaction, backed by an Agent Escalation integration with a skill id',
      when: 'the consumer says what starts the dialog',
      then: 'a transfer to exactly that skill is requested',
    },
    source: { page: 'escalation', heading: 'Add a LivePerson Agent Escalation' },
  },
  'route.agent-transfer-transfers': {
    level: 'must',
    basis: 'documented',
    origin: 'page',
    statement: 'An Agent Transfer interaction transfers with what it holds itself; no integration needs to exist.',
    behaviour: {
      sentence: 'an Agent Transfer interaction transfers with what it holds itself',
      given: 'a dialog with an Agent Transfer interaction, and no integration anywhere',
      when: 'the consumer says what starts the dialog',
      then: 'a transfer to the skill of the interaction is requested',
    },
    source: { page: 'escalation', heading: 'Introduction' },
  },
  'route.same-outcome': {
    level: 'should',
    basis: 'inferred',
    origin: 'page',
    statement: 'Same inputs by either route: the same texts for the consumer, the same transfer request.',
    behaviour: {
      sentence: 'both routes have the same outcome',
      given: 'two bots that differ in nothing but the route by which they escalate',
      when: 'the consumer says the same to both',
      then: 'both consumers read the same, and both transfer requests are alike',
    },
    source: { page: 'escalation', heading: 'Introduction' },
  },
  'route.same-speed': {
    level: 'should',
    basis: 'documented',
    origin: 'page',
    statement: 'Neither route is slower than the other; judged from repeated, paired measurements.',
    behaviour: {
      sentence: 'neither route is slower than the other',
      given: 'one bot that escalates by both routes',
      when: 'the consumer asks many times, by turns for either route',
      then: 'the time until the transfer is requested differs by no more than a consumer could notice',
    },
    source: { page: 'escalation', heading: 'Introduction' },
  },
  'route.to-agent-or-bot': {
    level: 'must',
    basis: 'documented',
    origin: 'page',
    statement: 'The destination skill may belong to live agents or to a bot.',
    behaviour: {
      sentence: 'a conversation can be transferred to live agents or to a bot',
      given: 'a skill that live agents hold, and one that a bot holds',
      when: 'the bot escalates to each of them',
      then: 'the conversation reaches whoever holds the skill',
    },
    source: { page: 'escalation', heading: 'Introduction' },
    needs: ['bot-to-bot'],
  },
} as const satisfies Record<string, Requirement>;
