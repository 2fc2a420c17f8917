/** Situations are made of what a description says, and of nothing that it leaves out. */
import { BotDescription } from '../../../protocol/bot-description';
import { expect, test } from '../../../quality/testing/test';
import { rows } from '../../../requirements/catalogue';
import { sentinel } from '../../../trace/trace';
import { situationOf } from '../situation-of';
import { countsInPassing, describedRows, whyNotDescribed } from './described-rows';
import { describedScenarios } from './described-scenarios';

const declared = { capabilities: ['agent-id', 'bot-to-bot'], fallbackMessage: 'Pardon?' } as const;
const everything = { capabilities: [...declared.capabilities], fallbackMessage: declared.fallbackMessage };

const simple: BotDescription = {
  escalations: [{ phrases: 'agent please', skill: '3402109730', message: 'One moment.' }],
};

function scenariosOf(
  more: Partial<BotDescription> = {},
  escalation: Partial<BotDescription['escalations'][number]> = {},
) {
  const [first] = simple.escalations;
  const whole = { ...simple, ...more, escalations: [{ ...first, phrases: 'agent please', ...escalation }] };
  return describedScenarios(BotDescription.parse(whole), everything);
}

const idsOf = (scenarios: ReturnType<typeof describedScenarios>) => scenarios.map(({ id }) => id);

test('a phrase with its skill and its message is accepted, and played beside itself', () => {
  expect(idsOf(scenariosOf())).toEqual(['described/accepted-1-1', 'described/at-once-1-1']);
});

test('an escalation without skill or message is not played', () => {
  expect(scenariosOf({}, { skill: undefined })).toEqual([]);
  expect(scenariosOf({}, { message: undefined })).toEqual([]);
});

const played: readonly (readonly [
  string,
  Partial<BotDescription>,
  Partial<BotDescription['escalations'][number]>,
  RegExp,
])[] = [
  ['what follows a refusal', {}, { whenRefused: 'Nobody is there.' }, /\/refused-1-/],
  ['what follows a later failure', { whenFailedLater: 'Nobody was free.' }, {}, /\/failed-later-1-[123]$/],
  ['the fallback', { fallback: 'Pardon?' }, {}, /\/unknown-words-/],
  ['an agent', {}, { agentId: 'acc.4711' }, /\/agent-1$/],
  ['whether context is passed', {}, { transferBotContext: true }, /\/to-a-bot-1$/],
];

for (const [what, more, escalation, id] of played) {
  test(`only a description that says ${what} has it played`, () => {
    expect(idsOf(scenariosOf(more, escalation)).filter((each) => id.test(each)).length).toBeGreaterThan(0);
    expect(idsOf(scenariosOf()).filter((each) => id.test(each))).toEqual([]);
  });
}

test('the fourth failure is played where it is said what the consumer reads then', () => {
  const later = { whenFailedLater: 'Nobody was free.' };

  expect(idsOf(scenariosOf(later))).not.toContain('described/failed-later-1-4');
  expect(idsOf(scenariosOf({ ...later, userFriendlyResponse: 'So sorry.' }))).toContain('described/failed-later-1-4');
  expect(idsOf(scenariosOf({ ...later, userFriendlyResponse: 'none' }))).toContain('described/failed-later-1-4');
});

test('words that the bot has for something else as well show no fourth failure', () => {
  const later = { whenFailedLater: 'So sorry.', userFriendlyResponse: 'So sorry.' };

  expect(idsOf(scenariosOf(later))).not.toContain('described/failed-later-1-4');
});

const most: BotDescription = {
  escalations: Array.from({ length: 10 }, (_, index) => ({
    phrases: Array.from({ length: 10 }, (__, place) => `phrase ${index} ${place}`),
    skill: String(1000 + index),
    message: index % 2 === 0 ? 'BLANK_MESSAGE' : `Message ${index}`,
    whenRefused: `Refused ${index}`,
    agentId: index % 2 === 0 ? 'none' : `acc.${index}`,
    transferBotContext: index % 2 === 0,
  })),
  whenFailedLater: 'Nobody was free.',
  fallback: 'Pardon?',
  userFriendlyResponse: 'So sorry.',
};

test('no description has more situations than can be played', () => {
  const scenarios = describedScenarios(BotDescription.parse(most), everything);

  expect(scenarios.length).toBeLessThan(700);
  expect(new Set(idsOf(scenarios)).size).toBe(scenarios.length);
  expect(scenarios.filter(({ described, sharesBot }) => !described || !sharesBot)).toEqual([]);
});

test('each situation has the bot of the description, and says its phrases alone or what no bot knows', () => {
  const scenarios = describedScenarios(BotDescription.parse(most), everything).filter((_, index) => index % 7 === 0);
  const situations = scenarios.map((scenario) => situationOf({ scenario, channel: 'messaging' }, 1));
  const said = situations.flatMap(({ steps }) =>
    steps.flatMap((step) => (step.kind === 'consumer-says' ? [step.text] : [])),
  );
  const bots = situations.flatMap(({ conversations }) => Object.values(conversations).map(({ bot }) => bot));
  const catching = bots.map(({ dialogs }) => dialogs.filter(({ patterns }) => patterns.includes(sentinel)).length);

  expect(said.filter((text) => !/^phrase \d \d$|^(something else|mumble|murmur) \w+-\d+$/.test(text))).toEqual([]);
  expect([...new Set(catching)]).toEqual([1]);
});

test('every requirement that a situation exercises is one of which something can be left out', () => {
  const exercised = describedRows(BotDescription.parse(most), everything);

  for (const id of exercised) expect(whyNotDescribed(id)).toMatch(/^The description does not say (of|what|that)/);
  expect(rows.filter(({ id }) => /^(silence|result)\./.test(id) && countsInPassing(id))).toEqual([]);
});
