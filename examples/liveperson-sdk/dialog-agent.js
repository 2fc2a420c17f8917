/** An agent on LivePerson's SDK that runs, in each conversation which rings, the dialogs that the suite has for it. */
const { Conversation, refusalOf, fallbackMessage } = require('./conversation');
const { isSilenced } = require('./silence');
const { suiteDialogs } = require('./suite-dialogs');

/** Milliseconds after which it connects again when its socket was closed. */
const reconnectAfterMs = 100;

/** @param {Function} Agent the class `Agent` of node-agent-sdk */
function dialogAgent(Agent, conf, { ConversationOf = Conversation, declaration = {} } = {}) {
  const agent = new Agent(conf);
  const suite = suiteDialogs({ host: conf.csdsDomain, bearer: () => agent.transport.configuration.token });
  /** By their ids on the wire: who answers there, what was heard by its sequence, and whether the bot has it now. */
  const conversations = new Map();
  let connected = false;
  const waiting = [];

  const whenConnected = () => (connected ? Promise.resolve() : new Promise((resolve) => waiting.push(resolve)));
  /** One request, with its answer; what is on its way when the socket closes has failed. */
  const ask = (name, body) =>
    new Promise((resolve, reject) => {
      agent[name](body, (error, answer) => (error ? reject(error) : resolve(answer)));
    });

  function wireOf(conversationId) {
    return {
      say: async (message) => {
        await whenConnected();
        const event = { type: 'ContentEvent', contentType: 'text/plain', message };
        // One that has left may not speak any more; nobody is told.
        await ask('publishEvent', { dialogId: conversationId, event }).catch(() => undefined);
      },
      transfer: async ({ skillId, agentId }) => {
        await whenConnected();
        const conversationField = transferFields(skillId, agentId, conf.accountId);
        return ask('updateConversationField', { conversationId, conversationField }).then(
          () => true,
          () => false,
        );
      },
    };
  }

  async function takeRing({ conversationId }, { ringId }) {
    if (!conversations.has(conversationId)) {
      const definition = await suite.definitionOf(conversationId);
      const why = refusalOf(definition);
      if (why !== undefined) return suite.refuse(conversationId, why);
      const answers = new ConversationOf(definition, wireOf(conversationId), () => isSilenced(conversationId));
      conversations.set(conversationId, { answers, heard: new Set(), isNew: true });
    }
    return ask('updateRingState', { ringId, ringState: 'ACCEPTED' });
  }

  function onConversation({ type, result }) {
    const known = conversations.get(result.convId);
    if (!known) return;
    if (type === 'DELETE') {
      known.hasLeft = true;
      if (result.conversationDetails.state === 'CLOSE') {
        known.answers.end();
        conversations.delete(result.convId);
      }
      return;
    }
    // What rang once before, and comes back after a transfer, is a transfer that has failed.
    if (known.hasLeft) {
      known.hasLeft = false;
      void known.answers.transferFailed();
    } else if (known.isNew) {
      known.isNew = false;
      agent.subscribeMessagingEvents({ dialogId: result.convId }, () => undefined);
    }
  }

  function onEvent({ dialogId, sequence, event, originatorMetadata }) {
    const known = conversations.get(dialogId);
    if (!known || event.type !== 'ContentEvent' || known.heard.has(sequence)) return;
    known.heard.add(sequence);
    if (originatorMetadata.role !== 'CONSUMER') return;
    const read = { type: 'AcceptStatusEvent', status: 'READ', sequenceList: [sequence] };
    agent.publishEvent({ dialogId, event: read }, () => undefined);
    void known.answers.hear(event.message);
  }

  agent.on('connected', () => {
    agent.setAgentState({ availability: 'ONLINE' }, () => undefined);
    agent.subscribeExConversations({ agentIds: [agent.agentId], convState: ['OPEN'] }, () => undefined);
    agent.subscribeRoutingTasks({}, () => undefined);
    const what = {
      name: 'liveperson sdk bot',
      version: '1.0.0',
      fallbackMessage,
      clock: 'configurable',
      ...declaration,
    };
    suite.declare(what).catch((error) => console.error(error));
    connected = true;
    for (const go of waiting.splice(0)) go();
    // Texts may have come while nobody was connected.
    for (const [dialogId, { hasLeft }] of conversations) {
      if (!hasLeft) agent.subscribeMessagingEvents({ dialogId }, () => undefined);
    }
  });
  agent.on('routing.RoutingTaskNotification', ({ changes }) => {
    for (const { type, result } of changes) {
      if (type !== 'UPSERT') continue;
      for (const ring of result.ringsDetails) {
        if (ring.ringState === 'WAITING') takeRing(result, ring).catch((error) => console.error(error));
      }
    }
  });
  agent.on('cqm.ExConversationChangeNotification', ({ changes }) => changes.forEach(onConversation));
  agent.on('ms.MessagingEventNotification', ({ changes }) => changes.forEach(onEvent));
  agent.on('error', (error) => console.error('error', error.message ?? error));
  agent.on('closed', () => {
    connected = false;
    setTimeout(() => agent.reconnect(), reconnectAfterMs);
  });
  return agent;
}

/** Skill and participants change in one request, as the vendor's page has it. */
function transferFields(skillId, agentId, accountId) {
  const role = 'ASSIGNED_AGENT';
  const suggested = agentId !== undefined && !agentId.includes('.') ? `${accountId}.${agentId}` : agentId;
  return [
    { field: 'ParticipantsChange', type: 'REMOVE', role },
    ...(suggested === undefined ? [] : [{ field: 'ParticipantsChange', type: 'SUGGEST', role, userId: suggested }]),
    { field: 'Skill', type: 'UPDATE', skill: skillId },
  ];
}

module.exports = { dialogAgent };
