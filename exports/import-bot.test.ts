/** What of an exported bot can be played, and what is said to be left out. */
import { Bot, Integration } from '../protocol/schemas';
import { gardenDesk, interactionIn, ruleTo, tileIn, type RawExport } from '../quality/testing/garden-desk';
import { expect, test } from '../quality/testing/test';
import { importBot } from './import-bot';
import { parseBot } from './parse-bot';

function imported(change: (bot: RawExport) => void = () => undefined) {
  const raw = gardenDesk();
  change(raw);
  const text = JSON.stringify(raw);
  const told = importBot(parseBot(JSON.parse(text), text));
  // Whatever was exported, the protocol takes it.
  expect(Bot.safeParse(told.bot).error).toBeUndefined();
  for (const each of told.integrations) expect(Integration.safeParse(each).error).toBeUndefined();
  return told;
}

test('texts, escalations, rules for results and variables are played', () => {
  const { bot, escalations, played, leftOut, skillIds } = imported();

  expect([played, leftOut, skillIds]).toEqual([6, [], ['3000000017']]);
  expect(escalations.map(({ phrase, isOwnPhrase }) => [phrase, isOwnPhrase])).toEqual([['gardener', true]]);
  expect(bot.dialogs).toEqual([
    {
      name: 'gardener_starter #2',
      type: 'dialog',
      patterns: ['gardener'],
      interactions: [
        { type: 'set-variable', variable: 'gardenSkill', value: '3000000017' },
        { type: 'text', text: 'Let me look who is in.' },
        {
          type: 'agent-transfer',
          agentSkillId: '{$botContext.gardenSkill}',
          transferBotContext: false,
          messageToUser: 'One moment, the gardener takes off the gloves.',
          interactionDelay: 2000,
          rules: [{ result: 'failure', dialog: 'from busy #5' }],
        },
      ],
    },
    {
      name: 'failed_starter #6',
      type: 'dialog',
      patterns: ['__agent_escalation_failed__'],
      interactions: [{ type: 'text', text: 'Nobody is free. Please write to us.' }],
    },
    {
      name: 'fallback #8',
      type: 'fallback',
      patterns: [],
      interactions: [{ type: 'text', text: 'I know plants, but not these words.' }],
    },
    {
      name: 'from busy #5',
      type: 'dialog',
      patterns: [],
      interactions: [{ type: 'text', text: 'The gardener cannot be reached now.' }],
    },
  ]);
});

test('questions, wildcards, scripts and what is switched off are left out, and said to be', () => {
  const { leftOut, played, escalations } = imported((bot) => {
    interactionIn(bot, 'm-wait').interactionType = 'TEXT_QUESTION';
    interactionIn(bot, 'm-greet').status = 'INACTIVE';
    interactionIn(bot, 'm-ask').pattern = ['gardener', '*garden*'];
    interactionIn(bot, 'm-sorry').preProcessMessage = 'sayIt();';
  });

  expect(played).toBe(4);
  expect(leftOut).toEqual([
    '1 interaction switched off',
    '1 interaction of type TEXT_QUESTION',
    '1 of 5 patterns, which have wildcards or alternatives',
    'the scripts of 1 interaction',
  ]);
  expect(escalations.map(({ isOwnPhrase }) => isOwnPhrase)).toEqual([false]);
});

test('where a play comes to what cannot be played, that is named', () => {
  const { leftOut } = imported((bot) => {
    interactionIn(bot, 'm-fallback').nextMessageId = 'm-greet';
    interactionIn(bot, 'm-fallback').responseMatches = [ruleTo('next')];
    interactionIn(bot, 'm-greet').interactionType = 'QUICK_REPLY';
  });
  expect(leftOut).toContain('what comes from "greet" on, of type QUICK_REPLY, where a play breaks off');
});

test('global functions are left out, and said to be', () => {
  const { leftOut } = imported((bot) => Object.assign(bot, { globalFunctions: { methods: 'function a() {}' } }));
  expect(leftOut).toEqual(['the global functions']);
});

test('a skill whose number only a script knows is played as another one, and said to be', () => {
  const { leftOut, bot, skillIds } = imported((raw) => {
    const { escalation = {} } = tileIn(raw, 'm-transfer');
    escalation['agentSkillId'] = '{$botContext.bed}';
    interactionIn(raw, 'm-wait').preProcessMessage = "remember('bed');";
  });

  expect(bot.contextVariables).toEqual({ bed: '1000000001' });
  expect(skillIds).toContain('1000000001');
  expect(leftOut).toContain('the value of {$botContext.bed}: the skill is played as 1000000001');
});

test('a skill that nothing sets is played as it is', () => {
  const { bot } = imported((raw) => {
    const { escalation = {} } = tileIn(raw, 'm-transfer');
    escalation['agentSkillId'] = '{$botContext.nobody}';
  });
  expect(bot.contextVariables).toEqual({});
});

test('circles, long texts and names that mean something to a program are taken as they are', () => {
  const { bot } = imported((raw) => {
    const toDialog = (value: string) => ({ ...ruleTo(value), action: { name: 'DIALOG', value } });
    interactionIn(raw, 'm-transfer').responseMatches = [toDialog('g-gardener')];
    interactionIn(raw, 'm-transfer').name = '__proto__'.repeat(100);
    interactionIn(raw, 'm-busy').responseMatches = [ruleTo('m-busy')];
    tileIn(raw, 'm-wait').text = 'x'.repeat(50_000);
    interactionIn(raw, 'm-ask').responseMatches[0]?.contextDataVariables.push({ name: '__proto__', value: '1' });
  });
  expect(new Set(bot.dialogs.map(({ name }) => name)).size).toBe(bot.dialogs.length);
});

test('a bot that is too large for an engine is refused in a sentence', () => {
  const sets = (raw: RawExport) => {
    const [rule = ruleTo('next')] = interactionIn(raw, 'm-wait').responseMatches;
    for (let index = 0; index < 20_000; index += 1) rule.contextDataVariables.push({ name: `v${index}`, value: '1' });
  };
  const rules = (raw: RawExport) =>
    (interactionIn(raw, 'm-transfer').responseMatches = Array.from({ length: 20_000 }, () =>
      ruleTo('m-busy', 'FAILURE'),
    ));
  for (const change of [sets, rules]) {
    expect(() => imported(change)).toThrow('it is too large to be played: the texts, rules and variables on the ways');
  }
});

test('thousands of dialogs that catch the same, on thousands of ways, are gone through once', () => {
  const { bot, escalations } = imported((raw) => {
    const [starter, text] = [interactionIn(raw, 'm-ask'), interactionIn(raw, 'm-wait')];
    for (let index = 0; index < 9_000; index += 1) {
      raw.conversationMessage.push({ ...starter, id: `s-${index}`, responseMatches: [ruleTo(`t-${index}`)] });
      raw.conversationMessage.push({
        ...text,
        id: `t-${index}`,
        responseMatches: [ruleTo(`t-${(index + 1) % 9_000}`)],
      });
    }
  });
  expect(escalations.map(({ isOwnPhrase }) => isOwnPhrase)).toEqual([true]);
  expect(bot.dialogs.filter(({ patterns }) => patterns?.includes('gardener'))).toHaveLength(1);
});

test('of many escalations the first are played, and the others are counted', () => {
  const { escalations, leftOut } = imported((raw) => {
    const transfer = interactionIn(raw, 'm-transfer');
    for (let index = 0; index < 3_000; index += 1) {
      raw.conversationMessage.push({
        ...transfer,
        id: `more-${index}`,
        responseMatches: [ruleTo(`more-${index + 1}`)],
      });
    }
  });
  expect(escalations.length).toBe(5);
  expect(leftOut).toContain('2996 of 3001 escalations: the first 5 are played');
});
