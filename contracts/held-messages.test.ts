/** What a bot sends is held to the pact of its wire, and only what is otherwise is told as that. */
import { redactorFor, redactNothing } from '../trace/redactor';
import { expect, test } from '../quality/testing/test';
import { HeldMessages } from './held-messages';
import { exampleOf } from './unlike-template';
import { agentMessages, endpointMessages, itemsApart } from './wire-messages';

/** One frame for each message of the pact, as it is documented. */
const frames = agentMessages.messages.map(({ templates: [template] }) => exampleOf(template));
const [state, , , text, transfer] = frames as readonly { readonly body: Readonly<Record<string, unknown>> }[];

function toldOf(sent: readonly unknown[], redactor = redactNothing): readonly string[] {
  const held = new HeldMessages(agentMessages, redactor);
  for (const each of sent) held.take(each);
  return held.told();
}

const heldTo =
  'What the bot sent was held to the pact "liveperson-agent-says", which has what LivePerson documents; no verdict rests on it. As documented: ';

test('a bot that sends all of it as documented is told in one sentence', () => {
  expect(toldOf(frames)).toEqual([`${heldTo}5 of 5 messages.`]);
});

test('what was not sent is no message that is as documented', () => {
  expect(toldOf([text, transfer])).toEqual([
    `${heldTo}2 of 5 messages; not sent in this run: "that it takes conversations", "that it wants to hear of its conversations", "that it takes a ring".`,
  ]);
});

test('a bot that sent nothing was held to nothing', () => {
  expect(toldOf([])[0]).toContain('As documented: 0 of 5 messages; not sent in this run: ');
});

test('a message that is otherwise some of the times is told with how it differs', () => {
  const { contentType: _, ...event } = text?.body['event'] as Record<string, unknown>;
  const bare = { ...text, body: { ...text?.body, event } };

  expect(toldOf([...frames, bare, bare])).toEqual([
    `${heldTo}4 of 5 messages.`,
    'Otherwise than LivePerson documents it: "a text for the consumer", 2 of 3 times. The first: $.body.event.contentType is missing.',
  ]);
});

test('a transfer in two requests is told as otherwise, in both', () => {
  const [leaves, toSkill] = transfer?.body['conversationField'] as unknown[];
  const parts = [leaves, toSkill].map((each) => ({
    ...transfer,
    body: { ...transfer?.body, conversationField: [each] },
  }));

  expect(toldOf([...frames.slice(0, 4), ...parts])[1]).toBe(
    'Otherwise than LivePerson documents it: "a transfer to a skill", 2 of 2 times. ' +
      'The first: $.body.conversationField has none such as {"field":"Skill","type":"UPDATE","skill":"3402109730"}.',
  );
});

test('a bot that goes away later is told as one that takes conversations', () => {
  const away = { ...state, body: { availability: 'AWAY' } };

  expect(toldOf([...frames, away])).toEqual([`${heldTo}5 of 5 messages.`]);
  expect(toldOf([away, ...frames.slice(1)])[1]).toContain('$.body.availability is "AWAY" and not "ONLINE"');
});

test('what is no such message is none that is otherwise', () => {
  const others = [
    { kind: 'req', id: '1', type: '.ams.ms.PublishEvent', body: { event: { type: 'ChatStateEvent' } } },
    {
      kind: 'req',
      id: '2',
      type: '.ams.ms.PublishEvent',
      body: { event: { type: 'ContentEvent', message: { caption: 'a file' } } },
    },
    {
      ...{ kind: 'req', id: '3', type: '.ams.cm.UpdateConversationField' },
      body: { conversationField: [{ field: 'ParticipantsChange', type: 'REMOVE', role: 'MANAGER' }, null] },
    },
    ...[undefined, null, 7, 'text', [], {}, { type: '.ams.ms.PublishEvent', body: null }],
  ];

  expect(toldOf([...frames, ...others])).toEqual([`${heldTo}5 of 5 messages.`]);
});

test('what differs in many places is told with the first of them', () => {
  const told = toldOf([...frames, { type: '.ams.ms.PublishEvent', body: { event: { type: 'ContentEvent' } } }])[1];

  expect(told).toContain('$.kind is missing; $.id is missing; $.body.dialogId is missing; 2 more.');
});

test('of a secret that is longer than what is shown nothing is told', () => {
  const secret = `eyJ${'a1b2c3d4'.repeat(20)}`;
  const told = toldOf([{ ...state, kind: secret, type: '.ams.routing.SetAgentState' }], redactorFor([secret]));
  expect(told.join()).not.toContain(secret.slice(0, 20));
});

test('a secret that a bot sends is not told', () => {
  const secret = 'keep-this-to-yourself';
  const told = toldOf([...frames, { ...state, id: 7, kind: secret }], redactorFor([secret]));

  // It takes conversations once, and may say more.
  expect(told).toHaveLength(1);
  expect(toldOf([{ ...state, kind: secret }], redactorFor([secret])).join()).not.toContain(secret);
});

const textItem = { type: 'TEXT', data: { message: 'Hello.' } };
const transferItem = (data: object) => ({ type: 'ACTION', data: { name: 'TRANSFER', ...data } });

function toldOfEndpoint(...items: readonly unknown[]): readonly string[] {
  const held = new HeldMessages(endpointMessages, redactNothing);
  for (const each of itemsApart({ response: items })) held.take(each);
  return held.told();
}

for (const [spelling, data] of Object.entries({
  'a skill': { parameters: { skillName: 'gardeners' } },
  'an agent of a skill': { parameters: { skillName: 'gardeners', agentId: '4129463410' } },
  'an agent': { parameters: { agentId: '4129463410' } },
  'a skill, as a function': { actionParameters: { skill: 'gardeners' } },
})) {
  test(`an endpoint that transfers to ${spelling} does so as documented`, () => {
    const told = toldOfEndpoint(textItem, transferItem(data));

    expect(told).toHaveLength(1);
    expect(told[0]).toContain('As documented: 2 of 2 messages.');
  });
}

for (const [spelling, data] of Object.entries({
  'an agent by name': { parameters: { agentId: 'Ada' } },
  'a skill by the word of another spelling': { parameters: { skill: 'gardeners' } },
  nobody: {},
})) {
  test(`an endpoint that transfers to ${spelling} is told`, () => {
    expect(toldOfEndpoint(textItem, transferItem(data))[1]).toContain(
      '"a transfer, in one of its spellings", 1 of 1 times',
    );
  });
}

test('an endpoint that says an empty text beside another is told', () => {
  expect(toldOfEndpoint(textItem, { type: 'TEXT', data: { message: '' } })[1]).toContain(
    '"a text for the consumer", 1 of 2 times',
  );
});
