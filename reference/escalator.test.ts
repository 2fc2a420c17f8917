import type { Dialog, Interaction } from '../protocol/types';
import { expect, test } from '../quality/testing/test';
import { honestParts } from './parts';
import { dialogs, rehearse, withStatus, type Reply } from './rehearsal';

function asking(...interactions: Interaction[]): Dialog[] {
  return [
    { name: 'ask', type: 'dialog', patterns: ['agent'], intentId: 'wants-agent', interactions },
    { name: 'sorry', type: 'dialog', patterns: ['s'], interactions: [{ type: 'text', text: 'it failed' }] },
    { name: 'done', type: 'dialog', patterns: ['d'], interactions: [{ type: 'text', text: 'it worked' }] },
  ];
}

const rules = [
  { result: 'success' as const, dialog: 'done' },
  { result: 'failure' as const, dialog: 'sorry' },
];

test('an integration asks for the transfer with everything that it holds', async () => {
  const integration = { agentSkillName: 'Billing', agentId: '12.7', transferBotContext: true };
  await rehearse({ integration }, async (rehearsal) => {
    const conversation = await rehearsal.open();
    await rehearsal.say(conversation, 'agent');
    expect(rehearsal.requests).toEqual([
      {
        conversationId: conversation,
        userPlatformId: `consumer-of-${conversation}`,
        chatBotId: 'bot-1',
        message: 'One moment',
        agentSkillName: 'Billing',
        agentSkillId: '3402109730',
        agentId: '12.7',
        botTransferContext: { intentId: 'wants-agent', userMessage: 'agent' },
      },
    ]);
  });
});

test('an agent transfer needs no integration and has the documented default message', async () => {
  const setup = { dialogs: asking({ type: 'agent-transfer', agentSkillId: '42' }), setup: { integrations: [] } };
  await rehearse(setup, async (rehearsal) => {
    await rehearsal.say(await rehearsal.open(), 'agent');
    expect(rehearsal.seen).toEqual(['→ 42 Transferring to an agent...']);
  });
});

test('the skill id is evaluated at the attempt', async () => {
  const dialog = asking(
    { type: 'set-variable', variable: 'skill', value: '99' },
    { type: 'agent-transfer', agentSkillId: '{$botContext.skill}' },
  );
  await rehearse({ dialogs: dialog, bot: { contextVariables: { skill: '11' } } }, async (rehearsal) => {
    await rehearsal.say(await rehearsal.open(), 'agent');
    expect(rehearsal.requests.map((each) => each.agentSkillId)).toEqual(['99']);
  });
});

for (const agentSkillId of ['abc', '42abc', '', '{$botContext.unset}', ' 42', '1e3']) {
  test(`the skill id ${JSON.stringify(agentSkillId)} gives the fallback message and no transfer`, async () => {
    const dialog = asking({ type: 'agent-transfer', agentSkillId, rules }, { type: 'text', text: 'later' });
    await rehearse({ dialogs: dialog }, async (rehearsal) => {
      await rehearsal.say(await rehearsal.open(), 'agent');
      expect(rehearsal.seen).toEqual([honestParts.fallbackMessage]);
    });
  });
}

for (const written of ['a\\nb', 'a\\\\nb', 'a\\\\\\nb']) {
  test(`the new line written as ${written} becomes a line feed`, async () => {
    await rehearse({ integration: { messageToUser: written } }, async (rehearsal) => {
      await rehearsal.say(await rehearsal.open(), 'agent');
      expect(rehearsal.requests.map((each) => each.message)).toEqual(['a\nb']);
    });
  });
}

test('BLANK_MESSAGE stays as it is and the transfer comes', async () => {
  await rehearse({ integration: { messageToUser: 'BLANK_MESSAGE' } }, async (rehearsal) => {
    await rehearsal.say(await rehearsal.open(), 'agent');
    expect(rehearsal.seen).toEqual(['→ 3402109730 BLANK_MESSAGE']);
  });
});

test('an integration fails on a variable with a real line feed', async () => {
  const staging = { integration: { messageToUser: 'So: {$botContext.v}' }, bot: { contextVariables: { v: 'a\nb' } } };
  await rehearse(staging, async (rehearsal) => {
    await rehearsal.say(await rehearsal.open(), 'agent');
    expect(rehearsal.seen).toEqual(['it failed']);
  });
});

const breaks: Readonly<Record<string, Reply>> = {
  'status 400': withStatus(400),
  'status 500': withStatus(500),
  'a redirect': (response) => response.writeHead(302, { location: '/transfers' }).end(),
  'a reset': (response) => response.socket?.resetAndDestroy(),
  'half a body': (response) => {
    response.writeHead(200, { 'content-length': '100' });
    response.write('{"transferId":', () => response.destroy());
  },
  'a page of HTML': (response) => response.writeHead(200).end('<!doctype html>'),
};

for (const [how, reply] of Object.entries(breaks)) {
  test(`a call answered with ${how} runs the rule for failure and is not repeated`, async () => {
    await rehearse({ replies: [reply] }, async (rehearsal) => {
      await rehearsal.say(await rehearsal.open(), 'agent');
      expect(rehearsal.seen).toEqual(['→ 3402109730 One moment', 'it failed']);
    });
  });
}

test('a call that succeeds runs the rule for success and ends the dialog', async () => {
  const dialog = asking({ type: 'agent-transfer', agentSkillId: '42', rules }, { type: 'text', text: 'later' });
  await rehearse({ dialogs: dialog }, async (rehearsal) => {
    await rehearsal.say(await rehearsal.open(), 'agent');
    expect(rehearsal.seen).toEqual(['→ 42 Transferring to an agent...', 'it worked']);
  });
});

test('without a rule a failure runs the next dialog, and without that the next interaction', async () => {
  const withNext = asking({ type: 'agent-transfer', agentSkillId: '42', nextDialog: 'sorry' });
  const without = asking({ type: 'agent-transfer', agentSkillId: '42' }, { type: 'text', text: 'later' });
  for (const [staged, expected] of [
    [withNext, 'it failed'],
    [without, 'later'],
  ] as const) {
    await rehearse({ dialogs: staged, replies: [withStatus(503)] }, async (rehearsal) => {
      await rehearsal.say(await rehearsal.open(), 'agent');
      expect(rehearsal.seen.slice(1)).toEqual([expected]);
    });
  }
});

test('the bot answers after an immediate failure', async () => {
  await rehearse({ dialogs, replies: [withStatus(500)] }, async (rehearsal) => {
    const conversation = await rehearsal.open();
    await rehearsal.say(conversation, 'agent');
    await rehearsal.say(conversation, 'hello');
    expect(rehearsal.seen.slice(1)).toEqual(['it failed', 'hi there']);
  });
});
