/**
 * Holds our own side to the same pacts: the platform double to what implementations ask of the Transfer API, and the
 * harness to the messages that bots hear. So what is said of an implementation is known to be true of us.
 */
import type { Adapter } from '../play/adapters/adapter';
import { Fault } from '../play/adapters/fault';
import type { Inbox } from '../play/adapters/inbox';
import type { PlatformConversation } from '../play/platform/conversation/platform-conversation';
import type { PlatformDouble } from '../play/platform/platform-double';
import { playSituation } from '../play/player/play';
import type { Declaration, PlatformEvent, StartConversation } from '../protocol/types';
import { capabilities, protocolName } from '../protocol/schemas';
import { mainConversation } from '../play/scenarios/scenario';
import { quote } from '../trace/render-event';
import type { State } from './contract';
import { examples } from './examples';
import { forwardCall } from './forward-call';
import type { HeardContract } from './message-contracts';
import { messagesOnly } from './try-messages';
import type { Provider } from './verify-pact';

const deadlineMs = 10_000;

/** The Transfer API that the double serves. */
export function doubleAsProvider(double: PlatformDouble): Provider {
  let conversation: PlatformConversation | undefined;
  let transfersUrl = '';
  return {
    setUp: ({ params = {} }: State) => {
      const { conversationId, skillId, status } = params;
      const opened = double.open(
        String(conversationId),
        {
          skills: [{ id: String(skillId), name: 'Billing', heldBy: 'agents' }],
          agents: [{ id: examples.agentId, skillIds: [String(skillId)], available: true }],
          outcomes: [status === undefined ? { kind: 'accept' } : { kind: 'error', status: Number(status) }],
        },
        { record: () => undefined, sinceMs: () => 0 },
      );
      conversation = opened.conversation;
      transfersUrl = opened.urls.transfersUrl;
      return Promise.resolve();
    },
    tearDown: () => {
      if (conversation) double.close(conversation);
      conversation = undefined;
      return Promise.resolve();
    },
    answer: (call) => forwardCall(transfersUrl.replace(/\/transfers$/, call.path), call, deadlineMs),
    message: (description) =>
      Promise.reject(new Fault('protocol', `The Transfer API sends no message ${quote(description)}.`)),
  };
}

/** The messages that the harness sends when it plays these occasions. */
export function harnessAsProvider(contracts: readonly HeardContract[], double: PlatformDouble): Provider {
  return messagesOnly(async (description) => {
    const contract = contracts.find((each) => each.interaction.description === description);
    if (!contract)
      throw new Fault('protocol', `No documented occasion brings the platform to send ${quote(description)}.`);
    const { events, started } = await overhear(contract, double);
    if (contract.sent === 'handed-over') return started?.handedOver;
    const { type } = contract.interaction.contents as { type: string };
    return events.find((event) => event.type === type);
  });
}

/** What an implementation is sent in this occasion. The listener only asks for a transfer when the consumer does. */
async function overhear({ setup, steps, interaction }: HeardContract, double: PlatformDouble) {
  const events: PlatformEvent[] = [];
  let started: StartConversation | undefined;
  const nothing = () => Promise.resolve();
  const listener: Adapter = {
    name: 'a listener of the suite',
    declare: () => Promise.resolve(declaration),
    start: (conversation) => {
      started = conversation;
      return Promise.resolve({ accepted: true });
    },
    advance: nothing,
    outage: nothing,
    end: nothing,
    close: nothing,
  };
  const inbox: Inbox = {
    deliver: async (conversationId, event) => {
      events.push(event);
      if (event.type !== 'consumer-message' || !started) return;
      const body = {
        conversationId,
        chatBotId: examples.chatBotId,
        message: 'One moment please',
        agentSkillId: examples.skillId,
      };
      const headers = { 'content-type': 'application/json' };
      const call = { method: 'POST', path: '/transfers', headers, body: JSON.stringify(body) };
      await forwardCall(started.platform.transfersUrl, call, deadlineMs);
    },
  };
  const { fault } = await playSituation(
    { id: 'contracts/bot-hears', title: interaction.description, exercises: [] },
    { conversations: { [mainConversation]: setup }, steps },
    'messaging',
    {
      adapter: listener,
      double: double.deliveringTo(inbox),
      declaration,
      clock: 'virtual',
      seed: 0,
      caseDeadlineMs: deadlineMs,
      signal: new AbortController().signal,
    },
  );
  if (fault) throw fault;
  return { events, started };
}

const declaration: Declaration = {
  protocol: protocolName,
  implementation: { name: 'a listener of the suite', version: '1' },
  channels: ['messaging'],
  clock: 'virtual',
  capabilities: [...capabilities],
  fallbackMessage: 'Pardon?',
};
