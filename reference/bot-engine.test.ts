import type { Dialog } from '../protocol/types';
import { expect, test } from '../quality/testing/test';
import { honestParts } from './parts';
import { dialogs, withReference } from './reference-fixture';

test('a dialog answers a text that equals its pattern', async () => {
  await withReference({}, async (fixture) => {
    const conversation = await fixture.open();
    await fixture.say(conversation, 'hello');
    expect(fixture.seen).toEqual(['hi there']);
  });
});

test('a text that no dialog knows gives the declared fallback message', async () => {
  await withReference({}, async (fixture) => {
    const conversation = await fixture.open();
    await fixture.say(conversation, 'Hello');
    expect(fixture.seen).toEqual([honestParts.fallbackMessage]);
  });
});

test('a Fallback dialog answers in place of the built-in message', async () => {
  const fallback: Dialog = {
    name: 'fallback',
    type: 'fallback',
    patterns: [],
    interactions: [{ type: 'text', text: 'no idea' }],
  };
  await withReference({ dialogs: [fallback, ...dialogs] }, async (fixture) => {
    const conversation = await fixture.open();
    await fixture.say(conversation, 'what?');
    expect(fixture.seen).toEqual(['no idea']);
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
  await withReference({ dialogs: [dialog], bot: { contextVariables: { b: 'B' } } }, async (fixture) => {
    await fixture.say(await fixture.open(), 'go');
    expect(fixture.seen).toEqual(['{$botContext.b} B {$botContext.unset} {x}']);
  });
});

test('a bot that takes over starts the dialog of the intent rather than that of the message', async () => {
  await withReference({}, async (fixture) => {
    await fixture.open({ handedOver: { intentId: 'wants-agent', userMessage: 'hello' } });
    await fixture.open({ handedOver: { intentId: 'unknown', userMessage: 'hello' } });
    await fixture.open({ handedOver: {} });
    expect(fixture.seen).toEqual(['→ 3402109730 One moment', 'hi there', honestParts.fallbackMessage]);
  });
});

test('dialogs that lead to one another for ever are left after a while', async () => {
  const loop: Dialog = {
    name: 'loop',
    type: 'dialog',
    patterns: ['go'],
    interactions: [{ type: 'agent-transfer', agentSkillId: '7', nextDialog: 'loop' }],
  };
  await withReference({ dialogs: [loop] }, async (fixture) => {
    await fixture.say(await fixture.open(), 'go');
    expect(fixture.requests).toHaveLength(50);
  });
});
