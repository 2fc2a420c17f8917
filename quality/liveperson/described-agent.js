/**
 * A bot of somebody who never heard of the suite: the SDK, one phrase that transfers, an echo for the rest. Its one habit is
 * that a second word of its command makes it say its message too late.
 */
const { Agent } = require('node-agent-sdk');

const [fault] = process.argv.slice(2);
const { LP_ACCOUNT, LP_USER, LP_PASS, LP_CSDS } = process.env;
const agent = new Agent({ accountId: LP_ACCOUNT, username: LP_USER, password: LP_PASS, csdsDomain: LP_CSDS });
const followed = new Set();

const says = (dialogId, message, heard = () => undefined) =>
  agent.publishEvent({ dialogId, event: { type: 'ContentEvent', contentType: 'text/plain', message } }, heard);

function transfers(dialogId) {
  const conversationField = [
    { field: 'ParticipantsChange', type: 'REMOVE', role: 'ASSIGNED_AGENT' },
    { field: 'Skill', type: 'UPDATE', skill: '277498214' },
  ];
  agent.updateConversationField({ conversationId: dialogId, conversationField }, (error) => {
    if (error) apologises(dialogId);
    else if (fault) says(dialogId, 'I pass you on');
  });
}

/** The socket may have been closed by what went wrong: it is said once that is open again. */
function apologises(dialogId, times = 20) {
  says(dialogId, 'Nobody is free', (error) => {
    if (error && times > 0) setTimeout(() => apologises(dialogId, times - 1), 200);
  });
}

agent.on('connected', () => {
  agent.setAgentState({ availability: 'ONLINE' }, () => undefined);
  agent.subscribeExConversations({ agentIds: [agent.agentId], convState: ['OPEN'] }, () => undefined);
  agent.subscribeRoutingTasks({}, () => undefined);
});
agent.on('routing.RoutingTaskNotification', ({ changes }) => {
  for (const { result } of changes) {
    for (const { ringId, ringState } of result.ringsDetails) {
      if (ringState === 'WAITING') agent.updateRingState({ ringId, ringState: 'ACCEPTED' }, () => undefined);
    }
  }
});
agent.on('cqm.ExConversationChangeNotification', ({ changes }) => {
  for (const { type, result } of changes) {
    if (type !== 'UPSERT' || followed.has(result.convId)) continue;
    followed.add(result.convId);
    agent.subscribeMessagingEvents({ dialogId: result.convId }, () => undefined);
  }
});
agent.on('ms.MessagingEventNotification', ({ dialogId, changes }) => {
  for (const { event, originatorMetadata } of changes) {
    if (event.type !== 'ContentEvent' || originatorMetadata.role !== 'CONSUMER') continue;
    if (event.message !== 'transfer') says(dialogId, `you said ${event.message}!`);
    else if (fault) transfers(dialogId);
    else says(dialogId, 'I pass you on', () => transfers(dialogId));
  }
});
agent.on('error', (error) => console.error('error', error.message ?? error));
agent.on('closed', () => setTimeout(() => agent.reconnect(), 100));
