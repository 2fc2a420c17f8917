import type { Dialog } from '../protocol/types';
import { expect, test } from '../quality/testing/test';
import { PendingWork } from './pending-work';
import { VirtualClock } from './clock';
import { withReference } from './reference-fixture';

const thirtyDaysMs = 30 * 24 * 3600 * 1000;

test('an alarm rings at its moment and not a millisecond before', async () => {
  const clock = new VirtualClock(new PendingWork());
  const rung: number[] = [];
  clock.after(1_000, async () => {
    rung.push(clock.now());
  });
  await clock.advance(999);
  expect(rung).toEqual([]);
  await clock.advance(1);
  expect(rung).toEqual([1_000]);
});

test('an alarm longer than a timer can hold rings at its moment', async () => {
  const clock = new VirtualClock(new PendingWork());
  const rung: number[] = [];
  clock.after(thirtyDaysMs, async () => {
    rung.push(clock.now());
  });
  await clock.advance(thirtyDaysMs + 5);
  expect(rung).toEqual([thirtyDaysMs]);
});

test('what an alarm sets off within the advance is done when the advance is', async () => {
  const activity = new PendingWork();
  const clock = new VirtualClock(activity);
  const done: string[] = [];
  clock.after(10, async () => {
    await new Promise((resolve) => setImmediate(resolve));
    done.push(`first at ${clock.now()}`);
    await clock.sleep(10);
    done.push(`second at ${clock.now()}`);
    await clock.sleep(1);
    done.push('beyond');
  });
  await clock.advance(20);
  expect(done).toEqual(['first at 10', 'second at 20']);
});

test('a cancelled alarm never rings', async () => {
  const clock = new VirtualClock(new PendingWork());
  let rung = false;
  clock
    .after(10, async () => {
      rung = true;
    })
    .cancel();
  await clock.advance(100);
  expect(rung).toBe(false);
});

const delayed: Dialog = {
  name: 'ask',
  type: 'dialog',
  patterns: ['agent'],
  interactions: [
    { type: 'text', text: 'one' },
    { type: 'integration', integration: 'escalation', interactionDelay: 6_000 },
  ],
};

test('the interaction delay passes on the clock before the transfer', async () => {
  await withReference({ dialogs: [delayed] }, async (fixture) => {
    const conversation = await fixture.open();
    await fixture.say(conversation, 'agent');
    await fixture.pass(conversation, 5_999);
    expect(fixture.seen).toEqual(['one']);
    await fixture.pass(conversation, 1);
    expect(fixture.seen).toEqual(['one', '→ 3402109730 One moment']);
  });
});

test('the clocks of two conversations are independent', async () => {
  await withReference({ dialogs: [delayed] }, async (fixture) => {
    const [first, second] = [await fixture.open(), await fixture.open()];
    await fixture.say(first, 'agent');
    await fixture.say(second, 'agent');
    await fixture.pass(second, 6_000);
    expect(fixture.requests.map((each) => each.conversationId)).toEqual([second]);
  });
});

test('a conversation that has ended does nothing more', async () => {
  await withReference({ dialogs: [delayed] }, async (fixture) => {
    const conversation = await fixture.open();
    await fixture.say(conversation, 'agent');
    const path = `/conversations/${encodeURIComponent(conversation)}`;
    expect((await fixture.call('DELETE', path)).status).toBe(204);
    expect((await fixture.call('POST', `${path}/clock`, { advanceMs: 10_000 })).status).toBe(404);
    expect(fixture.seen).toEqual(['one']);
  });
});

test('a real clock keeps the delay by itself and cannot be moved', async () => {
  const quick: Dialog = {
    ...delayed,
    interactions: [{ type: 'integration', integration: 'escalation', interactionDelay: 1 }],
  };
  let arrived = () => {};
  const request = new Promise<void>((resolve) => {
    arrived = resolve;
  });
  const replies = [(response: { end(): void }) => (response.end(), arrived())];
  await withReference({ dialogs: [quick], clock: 'real', replies }, async (fixture) => {
    const conversation = await fixture.open();
    await fixture.say(conversation, 'agent');
    await request;
    const path = `/conversations/${encodeURIComponent(conversation)}/clock`;
    expect((await fixture.call('POST', path, { advanceMs: 1 })).status).toBe(409);
  });
});
