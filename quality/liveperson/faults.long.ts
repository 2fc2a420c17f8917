/** A bot on the vendor's SDK with one fault fails the row that is about it, and one with unusual right habits fails none. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '../testing/test';
import { rowsThat, runOnWire } from './run-on-wire';

const bot = (habit: string, sdk = 'node-agent-sdk') =>
  `${process.execPath} ${path.join(__dirname, 'agent-with-habits.js')} ${habit} ${sdk}`;

test.beforeAll(() => {
  expect(existsSync(path.join(__dirname, 'node_modules')), 'run "npm ci" in quality/liveperson first').toBe(true);
});

/** Each with the row that is to fail. */
const faults = {
  'message-after-transfer': 'message.before-transfer',
  'text-after-message': 'message.last-before-transfer',
  'message-twice': 'message.once',
  'letters-alone': 'message.static-text',
  'variable-as-it-stands': 'message.variable',
  'mixed-as-it-stands': 'message.mixed',
  'escape-stays': 'message.newline-escape',
  'says-blank': 'message.blank-sends-nothing',
  'blank-goes-nowhere': 'message.blank-still-transfers',
  'takes-line-feeds': 'message.line-feed-variable-fails',
  'skill-of-32-bits': 'skill.id-not-truncated',
  'numbers-by-their-beginning': 'skill.non-numeric-no-transfer',
  'names-no-agent': 'agent.gets-it-when-skilled-and-available',
  'never-fails': 'immediate.failure-reaches-rule',
  'never-waits': 'delay.postpones-transfer',
  stays: 'route.integration-transfers',
  'leaves-for-nowhere': 'route.integration-transfers',
  'deaf-once-refused': 'immediate.bot-keeps-conversation',
  'hangs-at-a-closed-socket': 'immediate.broken-call-is-failure',
  'transfers-the-lost': 'unasked.transfer',
  'one-destination-for-all': 'route.integration-transfers',
  'counts-for-all': 'cap.per-conversation',
  'shows-the-sentinel': 'deferred.sentinel-hidden',
  'hears-itself': 'skill.non-numeric-sends-fallback',
} as const;

for (const [fault, row] of Object.entries(faults)) {
  test(`${row} fails for a bot with the fault ${fault}`, async () => {
    const ran = await runOnWire(bot(fault), `--only=${row}`, '--seed=1');

    expect(rowsThat('failed', ran), ran.output).toEqual([row]);
  });
}

test('a bot that answers its history again once its socket was closed is not failed, and what it does is told', async () => {
  const ran = await runOnWire(bot('answers-history-again'), '--only=immediate.broken-call-is-failure', '--seed=1');

  expect(rowsThat('failed', ran), ran.output).toEqual([]);
  const { observations } = ran.verdict as unknown as {
    readonly observations: readonly { readonly id: string; readonly sightings: readonly unknown[] }[];
  };
  const again = observations.find(({ id }) => id === 'unasked.repeated-call');
  expect(JSON.stringify(again?.sightings)).toContain('a call that failed at once');
});

test('silence.fallback-skill-after-three-minutes fails for a bot whose connector has no patience that ends', async () => {
  const row = 'silence.fallback-skill-after-three-minutes';
  const silence = path.join(__dirname, '..', '..', 'examples', 'liveperson-sdk', 'silence.js');
  const silenced = `--silence-command=${process.execPath} ${silence}`;
  const ran = await runOnWire(bot('never-goes-round'), silenced, `--only=${row}`, '--seed=1');

  expect(rowsThat('failed', ran), ran.output).toEqual([row]);
});

/** Alone they say what the others show in a whole run. */
const watched = 'route.*,message.*,skill.*,agent.*,delay.*,immediate.*';

for (const habit of [
  ...['remove-by-pid', 'several-updates', 'leaves-last', 'note-for-agents', 'structured-texts', 'types-first'],
  ...['takes-its-time', 'slow-texts', 'slowest-texts'],
]) {
  test(`the right habit ${habit} fails nothing`, async () => {
    const ran = await runOnWire(bot(habit), `--only=${watched}`, '--seed=1');

    expect(rowsThat('failed', ran), ran.output).toEqual([]);
    expect(rowsThat('passed', ran).length, ran.output).toBeGreaterThan(25);
    expect([0, 6]).toContain(ran.code);
  });
}

test('the older SDK plays a whole run without a finding', async () => {
  // It puts its own id into every change of participants, so it can suggest nobody.
  const ran = await runOnWire(bot('none', 'node-agent-sdk-0.2'), '--seed=1');

  expect(
    rowsThat('failed', ran).filter((id) => !id.startsWith('agent.')),
    ran.output,
  ).toEqual([]);
  expect(rowsThat('passed', ran).length, ran.output).toBeGreaterThan(45);
});
