import type { Dialog } from '../protocol/types';
import { expect, test } from '../quality/testing/test';
import { honestParts } from './parts';
import { dialogs, rehearse } from './rehearsal';

test('a dialog answers a text that equals its pattern', async () => {
  await rehearse({}, async (rehearsal) => {
    const conversation = await rehearsal.open();
    await rehearsal.say(conversation, 'hello');
    expect(rehearsal.seen).toEqual(['hi there']);
  });
});

test('a text that no dialog knows gives the declared fallback message', async () => {
  await rehearse({}, async (rehearsal) => {
    const conversation = await rehearsal.open();
    await rehearsal.say(conversation, 'Hello');
    expect(rehearsal.seen).toEqual([honestParts.fallbackMessage]);
  });
});

test('a Fallback dialog answers in place of the built-in message', async () => {
  const fallback: Dialog = {
    name: 'fallback',
    type: 'fallback',
    patterns: [],
    interactions: [{ type: 'text', text: 'no idea' }],
  };
  await rehearse({ dialogs: [fallback, ...dialogs] }, async (rehearsal) => {
    const conversation = await rehearsal.open();
    await rehearsal.say(conversation, 'what?');
    expect(rehearsal.seen).toEqual(['no idea']);
  });
});

test('a variable is replaced once and its value left alone', async () => {
  const dialog: Dialog = {
    name: 'd',
    type: 'dialog',
    patterns: ['go'],
    interactions: [
      { type: 'set-variable', variable: 'a', value: '{$botContext.b}' },
      { type: 'text', text: '{$botContext.a} {$botContext.b} {$botContext.unset} {x}' },
    ],
  };
  await rehearse({ dialogs: [dialog], bot: { contextVariables: { b: 'B' } } }, async (rehearsal) => {
    await rehearsal.say(await rehearsal.open(), 'go');
    expect(rehearsal.seen).toEqual(['{$botContext.b} B {$botContext.unset} {x}']);
  });
});

test('a bot that takes over starts the dialog of the intent rather than that of the message', async () => {
  await rehearse({}, async (rehearsal) => {
    await rehearsal.open({ handedOver: { intentId: 'wants-agent', userMessage: 'hello' } });
    await rehearsal.open({ handedOver: { intentId: 'unknown', userMessage: 'hello' } });
    await rehearsal.open({ handedOver: {} });
    expect(rehearsal.seen).toEqual(['→ 3402109730 One moment', 'hi there', honestParts.fallbackMessage]);
  });
});

test('dialogs that lead to one another for ever are left after a while', async () => {
  const loop: Dialog = {
    name: 'loop',
    type: 'dialog',
    patterns: ['go'],
    interactions: [{ type: 'agent-transfer', agentSkillId: '7', nextDialog: 'loop' }],
  };
  await rehearse({ dialogs: [loop] }, async (rehearsal) => {
    await rehearsal.say(await rehearsal.open(), 'go');
    expect(rehearsal.requests).toHaveLength(50);
  });
});
