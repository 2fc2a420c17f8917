import type { Dialog, Interaction } from '../protocol/types';
import { expect, test } from '../quality/testing/test';
import { honestParts } from './parts';
import { dialogs, withReference, withStatus, type Reply } from './reference-fixture';

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
  await withReference({ integration }, async (fixture) => {
    const conversation = await fixture.open();
    await fixture.say(conversation, 'agent');
    expect(fixture.requests).toEqual([
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
  await withReference(setup, async (fixture) => {
    await fixture.say(await fixture.open(), 'agent');
    expect(fixture.seen).toEqual(['→ 42 Transferring to an agent...']);
  });
});

test('the skill id is evaluated at the attempt', async () => {
  const dialog = asking(
    { type: 'set-variable', variable: 'skill', value: '99' },
    { type: 'agent-transfer', agentSkillId: '{$botContext.skill}' },
  );
  await withReference({ dialogs: dialog, bot: { contextVariables: { skill: '11' } } }, async (fixture) => {
    await fixture.say(await fixture.open(), 'agent');
    expect(fixture.requests.map((each) => each.agentSkillId)).toEqual(['99']);
  });
});

for (const agentSkillId of ['abc', '42abc', '', '{$botContext.unset}', ' 42', '1e3']) {
  test(`the skill id ${JSON.stringify(agentSkillId)} gives the fallback message and no transfer`, async () => {
    const dialog = asking({ type: 'agent-transfer', agentSkillId, rules }, { type: 'text', text: 'later' });
    await withReference({ dialogs: dialog }, async (fixture) => {
      await fixture.say(await fixture.open(), 'agent');
      expect(fixture.seen).toEqual([honestParts.fallbackMessage]);
    });
  });
}

for (const written of ['a\\nb', 'a\\\\nb', 'a\\\\\\nb']) {
  test(`the new line written as ${written} becomes a line feed`, async () => {
    await withReference({ integration: { messageToUser: written } }, async (fixture) => {
      await fixture.say(await fixture.open(), 'agent');
      expect(fixture.requests.map((each) => each.message)).toEqual(['a\nb']);
    });
  });
}

test('BLANK_MESSAGE stays as it is and the transfer comes', async () => {
  await withReference({ integration: { messageToUser: 'BLANK_MESSAGE' } }, async (fixture) => {
    await fixture.say(await fixture.open(), 'agent');
    expect(fixture.seen).toEqual(['→ 3402109730 BLANK_MESSAGE']);
  });
});

test('an integration fails on a variable with a real line feed', async () => {
  const staging = { integration: { messageToUser: 'So: {$botContext.v}' }, bot: { contextVariables: { v: 'a\nb' } } };
  await withReference(staging, async (fixture) => {
    await fixture.say(await fixture.open(), 'agent');
    expect(fixture.seen).toEqual(['it failed']);
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
    await withReference({ replies: [reply] }, async (fixture) => {
      await fixture.say(await fixture.open(), 'agent');
      expect(fixture.seen).toEqual(['→ 3402109730 One moment', 'it failed']);
    });
  });
}

test('a call that succeeds runs the rule for success and ends the dialog', async () => {
  const dialog = asking({ type: 'agent-transfer', agentSkillId: '42', rules }, { type: 'text', text: 'later' });
  await withReference({ dialogs: dialog }, async (fixture) => {
    await fixture.say(await fixture.open(), 'agent');
    expect(fixture.seen).toEqual(['→ 42 Transferring to an agent...', 'it worked']);
  });
});

test('without a rule a failure runs the next dialog, and without that the next interaction', async () => {
  const withNext = asking({ type: 'agent-transfer', agentSkillId: '42', nextDialog: 'sorry' });
  const without = asking({ type: 'agent-transfer', agentSkillId: '42' }, { type: 'text', text: 'later' });
  for (const [staged, expected] of [
    [withNext, 'it failed'],
    [without, 'later'],
  ] as const) {
    await withReference({ dialogs: staged, replies: [withStatus(503)] }, async (fixture) => {
      await fixture.say(await fixture.open(), 'agent');
      expect(fixture.seen.slice(1)).toEqual([expected]);
    });
  }
});

test('the bot answers after an immediate failure', async () => {
  await withReference({ dialogs, replies: [withStatus(500)] }, async (fixture) => {
    const conversation = await fixture.open();
    await fixture.say(conversation, 'agent');
    await fixture.say(conversation, 'hello');
    expect(fixture.seen.slice(1)).toEqual(['it failed', 'hi there']);
  });
});
