/** Faults put into a bot that has none, one at a time: each is told by its id, and nothing else is. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gardenDesk, interactionIn, ruleTo, tileIn, type RawExport } from '../quality/testing/garden-desk';
import { expect, test } from '../quality/testing/test';
import { botChecks } from './checks/table';
import { lintBot, type LintedBot } from './lint-bot';
import { parseBot } from './parse-bot';

function linted(bot: RawExport): LintedBot {
  const text = JSON.stringify(bot, null, 2);
  return lintBot(parseBot(JSON.parse(text), text));
}

function found(bot: RawExport): string[] {
  return linted(bot).findings.map(({ level, requirement }) => `${level} ${requirement}`);
}

interface Seed {
  readonly title: string;
  readonly sow: (bot: RawExport) => void;
  readonly told: readonly string[];
}

const escalation = (bot: RawExport) => {
  const tile = tileIn(bot, 'm-transfer');
  tile.escalation ??= {};
  return tile.escalation;
};
const uncaught = 'warning deferred.sentinel-reaches-bot';
const noRule = 'warning immediate.failure-reaches-rule';
const after = 'warning message.last-before-transfer';
const late = 'warning delay.texts-arrive-first';
const notNumeric = 'error skill.non-numeric-sends-fallback';
const newLine = 'message.newline-escape';

function caughtBy(...patterns: unknown[]): Seed['sow'] {
  return (bot) => (interactionIn(bot, 'm-failed').pattern = patterns);
}

function skill(agentSkillId: unknown): Seed['sow'] {
  return (bot) => (escalation(bot)['agentSkillId'] = agentSkillId);
}

function message(text: unknown): Seed['sow'] {
  return (bot) => (tileIn(bot, 'm-transfer').text = text);
}

function rulesAre(...rules: ReturnType<typeof ruleTo>[]): Seed['sow'] {
  return (bot) => (interactionIn(bot, 'm-transfer').responseMatches = rules);
}

/** An Integration interaction, whose integration has what an escalation has; no public export shows one. */
function byIntegration(settings: Readonly<Record<string, unknown>> = {}): Seed['sow'] {
  return (bot) => {
    const interaction = interactionIn(bot, 'm-transfer');
    interaction.interactionType = 'API_INTEGRATION';
    interaction.content = { responderId: 'r-1' };
    bot.responder = [
      {
        id: 'r-1',
        name: 'toTheGardener',
        integrationType: 'LP_AGENT_ESCALATION',
        agentSkillId: '3000000017',
        transferMessage: 'One moment.',
        ...settings,
      },
    ];
  };
}

/** Faults in fields that public exports show. */
const inSeenFields: readonly Seed[] = [
  { title: 'no rule for failure', sow: rulesAre(ruleTo('none')), told: [noRule] },
  { title: 'a rule for success alone', sow: rulesAre(ruleTo('none', 'SUCCESS'), ruleTo('none')), told: [noRule] },
  {
    title: 'a next action that success takes as well',
    sow: rulesAre(ruleTo('next')),
    told: [after, noRule],
  },
  {
    title: 'a rule for success that leads to a text',
    sow: rulesAre(ruleTo('m-greet', 'SUCCESS'), ruleTo('m-busy', 'FAILURE')),
    told: [after],
  },
  { title: 'nothing that catches a failed transfer', sow: caughtBy('nobody there'), told: [uncaught] },
  {
    title: 'a disabled dialog that catches it',
    sow: (bot) => (bot.groups[2] = { ...bot.groups[2]!, status: 'DISABLED' }),
    told: [uncaught],
  },
  { title: 'a disabled starter', sow: (bot) => (interactionIn(bot, 'm-failed').status = 'INACTIVE'), told: [uncaught] },
  { title: 'the pattern in capitals', sow: caughtBy('__AGENT_ESCALATION_FAILED__'), told: [uncaught] },
  { title: 'the pattern with blanks', sow: caughtBy('__agent escalation failed__'), told: [uncaught] },
  { title: 'the pattern with a blank behind it', sow: caughtBy('__agent_escalation_failed__ '), told: [uncaught] },
  { title: 'the pattern with one underscore', sow: caughtBy('_agent_escalation_failed_'), told: [uncaught] },
  { title: 'the pattern without underscores', sow: caughtBy('agent_escalation_failed'), told: [uncaught] },
  { title: 'a wildcard that fits it by chance', sow: caughtBy('*agent*'), told: [uncaught] },
  {
    title: 'a wildcard around it',
    sow: caughtBy('*__agent_escalation_failed__*'),
    told: ['info deferred.sentinel-reaches-bot'],
  },
  { title: 'the name of a skill', sow: skill('gardeners'), told: [notNumeric] },
  { title: 'a number with letters', sow: skill('3000000017a'), told: [notNumeric] },
  { title: 'a variable without its dollar', sow: skill('{botContext gardenSkill}'), told: [notNumeric] },
  { title: 'a number with a blank', sow: skill(' 3000000017'), told: ['info skill.non-numeric-sends-fallback'] },
  { title: 'an empty skill id', sow: skill(''), told: ['error config.skill-id-mandatory'] },
  { title: 'no skill id', sow: skill(undefined), told: ['error config.skill-id-mandatory'] },
  {
    title: 'a variable that nothing sets',
    sow: skill('{$botContext.gardnSkill}'),
    told: ['warning skill.unset-variable-is-non-numeric'],
  },
  { title: 'an empty message', sow: message(''), told: ['error config.message-required'] },
  { title: 'a message of blanks', sow: message('  '), told: ['error config.message-required'] },
  { title: 'no message', sow: message(undefined), told: ['info config.default-interaction-message'] },
  {
    title: 'BLANK_MESSAGE in small letters',
    sow: message('blank_message'),
    told: ['warning message.blank-sends-nothing'],
  },
  {
    title: 'BLANK_MESSAGE with blanks',
    sow: message(' BLANK_MESSAGE '),
    told: ['warning message.blank-sends-nothing'],
  },
  { title: 'BLANK MESSAGE in two words', sow: message('Blank Message'), told: ['warning message.blank-sends-nothing'] },
  { title: 'BLANK_MESSAGE in quotes', sow: message('"BLANK_MESSAGE"'), told: ['warning message.blank-sends-nothing'] },
  { title: 'a line feed in the message', sow: message('One\nTwo'), told: [`warning ${newLine}`] },
  { title: 'one backslash before the n', sow: message(String.raw`One\nTwo`), told: [`info ${newLine}`] },
  {
    title: 'no delay behind a text',
    sow: (bot) => delete interactionIn(bot, 'm-transfer').interactionDelay,
    told: [late],
  },
  {
    title: 'too short a delay behind two texts',
    sow: (bot) => {
      const wait = interactionIn(bot, 'm-wait');
      bot.conversationMessage.push({ ...structuredClone(wait), id: 'm-more', nextMessageId: 'm-transfer' });
      wait.nextMessageId = 'm-more';
    },
    told: [late],
  },
  {
    title: 'a text of another dialog right before it',
    sow: (bot) => {
      interactionIn(bot, 'm-wait').responseMatches = [ruleTo('m-transfer')];
      interactionIn(bot, 'm-transfer').interactionDelay = '500';
    },
    told: [late],
  },
  {
    title: 'a line feed in a variable of the message that a rule sets',
    sow: (bot) => {
      message('Hello {$botContext.greeting}')(bot);
      interactionIn(bot, 'm-ask').responseMatches[0]?.contextDataVariables.push({
        name: 'greeting',
        value: 'One\nTwo',
      });
    },
    told: ['info message.line-feed-variable-fails'],
  },
  {
    title: 'a line feed in a variable of the message that a script sets',
    sow: (bot) => {
      message('Hello {$botContext.greeting}')(bot);
      interactionIn(bot, 'm-wait').preProcessMessage =
        String.raw`botContext.setBotVariable("greeting", "One\nTwo", true, false);`;
    },
    told: ['info message.line-feed-variable-fails'],
  },
  {
    title: 'no default user-friendly response',
    sow: (bot) => delete bot.bot.botAttributes['DEFAULT_ERROR_MESSAGE'],
    told: ['info cap.user-friendly-response-instead'],
  },
  {
    title: 'a Fallback dialog that escalates what nothing catches',
    sow: (bot) => {
      caughtBy('nobody there')(bot);
      interactionIn(bot, 'm-fallback').responseMatches = [
        { ...ruleTo('g-gardener'), action: { name: 'DIALOG', value: 'g-gardener' } },
      ];
      interactionIn(bot, 'm-transfer').interactionDelay = '4000';
    },
    told: [uncaught, 'warning deferred.uncaught-goes-to-fallback'],
  },
];

/** Faults in fields or values that no public export shows. */
const inGuessedFields: readonly Seed[] = [
  {
    title: 'an agent where the context of the bot is passed on',
    sow: (bot) => Object.assign(escalation(bot), { agentId: '17', tangoContextEnabled: true }),
    told: ['info agent.not-for-bots'],
  },
  {
    title: 'a skill of the bot itself',
    sow: (bot) => {
      bot.bot['skillIds'] = ['3000000017'];
      skill('3000000017')(bot);
    },
    told: ['info route.to-agent-or-bot'],
  },
  {
    title: 'a rule for failure that leads to nothing',
    sow: rulesAre(ruleTo('none', 'SUCCESS'), ruleTo('none', 'FAILURE')),
    told: ['info immediate.failure-reaches-rule'],
  },
  {
    title: 'an integration without a skill id that is a number',
    sow: byIntegration({ agentSkillId: 'gardeners' }),
    told: ['info skill.non-numeric-sends-fallback'],
  },
  {
    title: 'an integration without a message',
    sow: byIntegration({ transferMessage: undefined }),
    told: ['info config.message-required'],
  },
  {
    title: 'an integration with BLANK_MESSAGE misspelt',
    sow: byIntegration({ transferMessage: 'BLANK-MESSAGE' }),
    told: ['info message.blank-sends-nothing'],
  },
  {
    title: 'an integration without a rule for failure',
    sow: (bot) => {
      byIntegration()(bot);
      rulesAre(ruleTo('none'))(bot);
    },
    told: ['info immediate.failure-reaches-rule'],
  },
];

for (const { title, sow, told } of [...inSeenFields, ...inGuessedFields]) {
  test(`${title} is told`, () => {
    const bot = gardenDesk();
    sow(bot);
    expect(found(bot)).toEqual(told);
  });
}

test('the guide counts the faults, those in guessed fields apart, and the bots of which nothing is told', () => {
  const guide = readFileSync(path.resolve(__dirname, '..', 'docs', 'bot-builders.md'), 'utf8').replace(/\s+/g, ' ');
  expect(guide).toContain(
    `${inSeenFields.length} faults in fields that public exports or typings show and ${inGuessedFields.length} in fields that are guessed are told`,
  );
  expect(guide).toContain(`and of ${silent.length - 1} others that are right in another way, nothing is told`);
});

test('what rests on guessed fields is never more than an info', () => {
  for (const { told } of inGuessedFields) for (const each of told) expect(each).toMatch(/^info /);
});

test('every check finds at least one of the faults', () => {
  const finding = [...inSeenFields, ...inGuessedFields].flatMap(({ sow }) => {
    const bot = gardenDesk();
    sow(bot);
    return linted(bot).findings.map(({ check }) => check);
  });

  expect(new Set(finding)).toEqual(new Set(botChecks.map(({ name }) => name)));
});

/** Other ways to be right. */
const silent: readonly { readonly title: string; readonly sow: Seed['sow'] }[] = [
  { title: 'a bot without a fault', sow: () => undefined },
  { title: 'a literal skill id', sow: skill('3402109730') },
  { title: 'a skill id that is a number in JSON', sow: skill(3402109730) },
  { title: 'a variable of the environment', sow: skill('{$env.gardenSkill}') },
  { title: 'BLANK_MESSAGE', sow: message('BLANK_MESSAGE') },
  { title: 'an escaped new line', sow: message(String.raw`One\\nTwo`) },
  { title: 'the pattern among others', sow: caughtBy('nobody', '__agent_escalation_failed__', '*agent*') },
  { title: 'the pattern as an alternative', sow: caughtBy('(nobody|__agent_escalation_failed__)') },
  { title: 'a rule for success, and a text for the rest', sow: rulesAre(ruleTo('none', 'SUCCESS'), ruleTo('m-busy')) },
  {
    title: 'a script that asks for the result itself',
    sow: (bot) => {
      rulesAre(ruleTo('none'))(bot);
      interactionIn(bot, 'm-transfer').postProcessMessage = 'if (!botContext.isApiExecutionSuccessful()) sayBusy();';
    },
  },
  {
    title: 'a delay that a script sets',
    sow: (bot) => {
      delete interactionIn(bot, 'm-transfer').interactionDelay;
      interactionIn(bot, 'm-transfer').preProcessMessage = 'botContext.setMessageDelay(2000);';
    },
  },
  {
    title: 'a script that looks for the text of a failed transfer',
    sow: (bot) => {
      caughtBy('nobody there')(bot);
      interactionIn(bot, 'm-fallback').preProcessMessage =
        "if (botContext.getCurrentUserMessage() === '__agent_escalation_failed__') sayBusy();";
    },
  },
  {
    title: 'a script that says what comes after the transfer',
    sow: (bot) => {
      rulesAre(ruleTo('m-greet', 'SUCCESS'), ruleTo('m-busy', 'FAILURE'))(bot);
      interactionIn(bot, 'm-transfer').postProcessMessage = "botContext.setTriggerNextMessage('done');";
    },
  },
  {
    title: 'a variable that a function with another name sets',
    sow: (bot) => {
      skill('{$botContext.bed}')(bot);
      interactionIn(bot, 'm-wait').preProcessMessage = "remember('bed', pick());";
    },
  },
  {
    title: 'a question between the texts and the escalation',
    sow: (bot) => {
      delete interactionIn(bot, 'm-transfer').interactionDelay;
      interactionIn(bot, 'm-wait').interactionType = 'TEXT_QUESTION';
    },
  },
  {
    title: 'faults in a dialog that is switched off',
    sow: (bot) => {
      for (const each of bot.groups) if (each.id === 'g-gardener') each.status = 'DISABLED';
      skill('gardeners')(bot);
    },
  },
  { title: 'an integration in which all is well', sow: byIntegration() },
  {
    title: 'a bot that never escalates',
    sow: (bot) => {
      interactionIn(bot, 'm-transfer').interactionType = 'TEXT';
      caughtBy('nobody')(bot);
      delete bot.bot.botAttributes['DEFAULT_ERROR_MESSAGE'];
    },
  },
];

for (const { title, sow } of silent) {
  test(`${title}: nothing is told`, () => {
    const bot = gardenDesk();
    sow(bot);
    expect(found(bot)).toEqual([]);
  });
}

test('what comes next is not called silence', () => {
  const bot = gardenDesk();
  rulesAre(ruleTo('m-busy'))(bot);
  const { findings } = linted(bot);
  expect(findings.find(({ check }) => check === 'failure-rule')?.because).toBe(
    'No rule of the interaction "transfer" asks for a result of failure, so the bot goes on to "busy" when the transfer is refused at once, as if it had succeeded.',
  );
});

test('an escalation that is switched off is no missing one', () => {
  const bot = gardenDesk();
  interactionIn(bot, 'm-transfer').status = 'INACTIVE';
  const { escalations, switchedOff } = linted(bot);
  expect([escalations, switchedOff]).toEqual([0, 1]);
});

test('an escalation whose dialog the export does not hold is looked at', () => {
  const bot = gardenDesk();
  interactionIn(bot, 'm-transfer').group = 'nowhere';
  skill('gardeners')(bot);
  expect(found(bot)).toContain(notNumeric);
});

test('an integration that the export does not hold is counted, not passed over', () => {
  const bot = gardenDesk();
  byIntegration()(bot);
  bot.responder = [];
  const { escalations, missingIntegrations } = linted(bot);
  expect([escalations, missingIntegrations]).toEqual([0, 1]);
});

test('an integration of a type that is not known is named, and not passed over', () => {
  const bot = gardenDesk();
  byIntegration({ integrationType: 'FUNCTION', agentSkillId: undefined })(bot);
  const { escalations, unknownIntegrations } = linted(bot);
  expect([escalations, unknownIntegrations]).toEqual([0, ['FUNCTION']]);
});
