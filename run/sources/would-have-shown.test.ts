/** Whether a pass may take a waiver away: only in a run that would have shown the failure. */
import type { RunFacts } from '../../results/run-facts';
import type { Waiver } from '../../results/waiver';
import { planOfRun } from '../../play/scenarios/planned-play';
import { factsWith } from '../../quality/testing/run-folder';
import { expect, test } from '../../quality/testing/test';
import type { PropertyReport, PropertyResult, PropertyStatus } from '../../results/property-report';
import { locatedWaiver } from '../../judge/verdict/waiver';
import { wouldHaveShown } from '../../judge/verdict/would-have-shown';
import type { ContractReport } from '../../results/contract-report';
import type { KeptPlay } from '../../results/run-file';
import { triedContracts } from './contracts/tried-contracts';
import { triedCases } from './generated/tried-cases';
import { triedScenarios } from './scenarios/tried-scenarios';

const id = 'skill.literal-number';
const scenario = 'route/integration-to-a-skill';

const whole: RunFacts = {
  ...factsWith({}),
  channels: ['messaging', 'chat'],
  declaration: { ...factsWith({}).declaration, channels: ['messaging', 'chat'], capabilities: ['bot-outage'] },
  scope: { contracts: true, runs: 100 },
};

/** The plays that such a run is made of. */
function playsOf({ declaration, channels, clock, only, shard }: RunFacts) {
  const capabilities = declaration?.capabilities ?? [];
  return planOfRun({ channels, capabilities, clock: clock ?? 'virtual', only, shard }).map((plannedPlay) => ({
    scenario: plannedPlay.scenario.id,
    channel: plannedPlay.channel,
    trace: 'somewhere.json',
  }));
}

function property(status: PropertyStatus, exercised: PropertyResult['exercised']): PropertyResult {
  return {
    name: 'by-hand',
    promise: 'it holds',
    status,
    cases: 100,
    wanted: 100,
    thrownAway: 0,
    ms: 1,
    exercised,
    lengths: {},
    outcomes: {},
    marks: {},
  };
}

const generated = (...properties: PropertyResult[]): PropertyReport => ({ format: 1, seed: 1, runs: 100, properties });
const held = generated(property('held', { [id]: 40 }));

const waiver = (place?: string) => locatedWaiver(waiverOf(place));

const waiverOf = (place?: string): Waiver => ({
  requirement: id,
  ...(place === undefined ? {} : { scenario: place }),
  reason: 'Known.',
  owner: 'team',
  expires: '2999-12-31',
  at: 'waivers.yaml line 2',
});

const contract = 'contracts/implementation-transfer-api/a-transfer-to-a-skill-by-an-integration-interaction';

const contracts: ContractReport = { format: 1, versions: { format: '', library: '' }, rows: [] };

interface Left {
  readonly contracts: ContractReport | undefined;
  readonly generated: PropertyReport | undefined;
}

/** Of a run with these facts and plays, which left these reports. */
function shownBy(facts: RunFacts, plays: readonly KeptPlay[], left: Left) {
  const file = { facts, plays };
  const tried = [triedScenarios(file), triedContracts(file, left.contracts), triedCases(file, left.generated)];
  return wouldHaveShown(facts, tried);
}

function shows(place: string | undefined, more: Partial<RunFacts> = {}, left: Partial<Left> = {}): boolean {
  const facts = { ...whole, ...more };
  return shownBy(facts, playsOf(facts), { contracts, generated: held, ...left })(waiver(place));
}

test('a whole run shows what fails anywhere, in one scenario or in one message', () => {
  expect([undefined, scenario, contract].map((place) => shows(place))).toEqual([true, true, true]);
});

test('no run shows what other generated cases would have broken', () => {
  expect(['generated/skill-ids', 'generated/skill-ids-0a1b2c3d'].map((place) => shows(place))).toEqual([false, false]);
});

for (const [what, more] of [
  ['a shard', { shard: { index: 3, of: 14 } }],
  ['one channel', { channels: ['chat'] }],
  ['another clock', { clock: 'real' }],
  ['no declaration', { declaration: undefined }],
] as const) {
  test(`a run with ${what} leaves out what may have failed`, () => {
    expect([undefined, scenario].map((place) => shows(place, more))).toEqual([false, false]);
  });
}

test('chosen requirements leave out what breaks another in passing, and hold the whole of a scenario', () => {
  const more: Partial<RunFacts> = { only: [id] };

  expect([undefined, scenario].map((place) => shows(place, more))).toEqual([false, true]);
});

test('the shard that has a scenario on every channel shows what fails in it', () => {
  const facts = { ...whole, shard: { index: 1, of: 2 } };
  const plays = playsOf(whole).filter((play) => play.scenario === scenario);

  const left = { contracts: undefined, generated: undefined };
  expect(shownBy(facts, plays, left)(waiver(scenario))).toBe(true);
  expect(shownBy(facts, plays.slice(1), left)(waiver(scenario))).toBe(false);
});

test('a play that came to no end shows nothing', () => {
  const fault = { kind: 'protocol' as const, message: 'Broken.' };
  const plays = playsOf(whole).map((play) => (play.scenario === scenario ? { ...play, trace: null, fault } : play));

  expect(shownBy(whole, plays, { contracts, generated: held })(waiver(scenario))).toBe(false);
});

for (const [what, more, beside] of [
  ['without contracts', { scope: { contracts: false, runs: 100 } }, { contracts: undefined }],
  ['without generated cases', { scope: { contracts: true, runs: 0 } }, { generated: undefined }],
  ['with a property that had to stop', {}, { generated: generated(property('stopped', { [id]: 3 })) }],
  ['with a property that found something else', {}, { generated: generated(property('counterexample', { [id]: 3 })) }],
  [
    'with the rest of the cases of another',
    { scope: { contracts: true, runs: 100, replay: { kind: 'rest' as const, token: 'x' } } },
    {},
  ],
] as const) {
  test(`a run ${what} does not show what fails anywhere, and does what fails in a scenario`, () => {
    expect([undefined, scenario].map((place) => shows(place, more, beside))).toEqual([false, true]);
  });
}

test('a property that is not made for the requirement may stop early', () => {
  const other = property('counterexample', { 'message.once': 3 });

  expect(shows(undefined, {}, { generated: generated(property('held', { [id]: 3 }), other) })).toBe(true);
});
