import { expectFinding } from '../../../quality/testing/expect-finding';
import { answered, offered, passed, read, requested, said } from '../../../quality/testing/event-bodies';
import { judgedAtFirst } from '../../../quality/testing/skill-not-numeric';
import { test } from '../../../quality/testing/test';
import { traceOf, type Happened, type SetupOverrides } from '../../../quality/testing/trace-builder';
import type { AgentTransferInteraction, Interaction } from '../../../protocol/types';
import { nonNumericSendsFallback } from './non-numeric-sends-fallback';

const judged = judgedAtFirst(nonNumericSendsFallback.judge);

/** "first" escalates to the skill id in question. */
function found(
  agentSkillId: string,
  eventBodies: readonly Happened[],
  more: SetupOverrides = {},
  next: Partial<AgentTransferInteraction> = {},
) {
  return judged({ agentSkillId, ...next }, eventBodies, more);
}

const twin = [said(), requested()];
const fallback = read('Pardon?');
const settled = passed(4_000);

test('the fallback message once passes', () => {
  expectFinding(found('42abc', [fallback, settled, ...twin]), 'pass', 'once', [2, 3]);
});

test('no fallback message fails', () => {
  const because = 'The skill id "42abc" is not numeric, and the consumer did not get the fallback message';
  expectFinding(
    found('42abc', [read('One moment'), settled]),
    'fail',
    `${because}: the consumer read "One moment" instead`,
    [2, 3, 4],
  );
  expectFinding(found('42abc', [settled]), 'fail', `${because}: the bot said nothing`, [2, 3]);
  expectFinding(
    found('42abc', [requested(), settled]),
    'fail',
    `${because}: a transfer was requested instead`,
    [2, 3, 4],
  );
});

test('the fallback message twice fails', () => {
  expectFinding(found('abc', [fallback, fallback, settled, ...twin]), 'fail', '2 times', [2, 3, 4]);
});

test('the same words once more for a call that failed in the turn pass, and twice more fail', () => {
  const refused = [requested(), answered('error')];

  expectFinding(found('abc', [...refused, fallback, fallback, ...twin]), 'pass', 'fallback message', [2, 5, 6]);
  expectFinding(
    found('abc', [...refused, fallback, fallback, fallback, ...twin]),
    'fail',
    'fallback message 3 times',
    [2, 5, 6, 7],
  );
});

test('the two texts of a Fallback dialog pass', () => {
  const interactions = [
    { type: 'text' as const, text: 'Sorry {$botContext.who}' },
    { type: 'text' as const, text: 'Say it again' },
  ];
  const dialogs = [{ name: 'fallback', type: 'fallback' as const, patterns: [], interactions }];
  const eventBodies = [read('Sorry Ada'), read('Say it again'), settled, ...twin];
  const finding = found('abc', eventBodies, { dialogs, bot: { contextVariables: { who: 'Ada' } } });
  expectFinding(finding, 'pass', 'once', [2, 3, 4]);
});

test('the default user-friendly response, which is for errors, in place of the fallback message fails', () => {
  const bot = { defaultUserFriendlyResponse: 'So sorry' };
  const finding = found('abc', [read('So sorry'), settled, ...twin], { bot });
  expectFinding(finding, 'fail', 'read "So sorry", the default user-friendly response, instead', [2, 3, 4]);
});

test('the default user-friendly response beside the fallback message passes', () => {
  const bot = { defaultUserFriendlyResponse: 'So sorry' };
  expectFinding(found('abc', [read('So sorry'), fallback, settled, ...twin], { bot }), 'pass', 'once', [2, 4]);
});

test('a bot that answers everything with its fallback message is inconclusive', () => {
  expectFinding(found('abc', [fallback, said(), fallback, settled]), 'inconclusive', 'led to a transfer either', []);
});

test('a play that ends before the delay is over is inconclusive', () => {
  const finding = found('abc', [settled, ...twin], {}, { interactionDelay: 1_000 });
  expectFinding(finding, 'inconclusive', 'only 4.0 s of 4.5 s', [2]);
});

test('a refused configuration is inconclusive, with what is expected instead', () => {
  const refused: Happened = { kind: 'configuration-refused', status: 422, detail: 'agentSkillId is no number' };
  const finding = nonNumericSendsFallback.judge(traceOf({ integration: { agentSkillId: 'abc' } }, [offered, refused]));
  expectFinding(finding, 'inconclusive', 'refused with status 422', []);
});

test('no attempt with such an id is inconclusive', () => {
  expectFinding(found('42', [settled, ...twin]), 'inconclusive', 'clearly not numeric', []);
});

for (const [what, skill] of [
  ['left out', {}],
  ['left empty', { agentSkillId: '' }],
] as const) {
  test(`a skill id that was ${what} is not judged`, () => {
    const eventBodies = [settled, ...twin];
    expectFinding(judged(skill, eventBodies), 'inconclusive', 'clearly not numeric', []);
  });
}

test('a variable that holds nothing is a value that is not numeric', () => {
  const bot = { contextVariables: { skill: '' } };
  expectFinding(found('{$botContext.skill}', [settled], { bot }), 'fail', 'which holds "", is not numeric', [2, 3]);
});

for (const grey of ['0123', '+42', '4.0', '{$botContext.unknown}']) {
  test(`no fallback message for ${JSON.stringify(grey)} is not judged`, () => {
    expectFinding(found(grey, [settled]), 'inconclusive', 'clearly not numeric', []);
  });
}

test('the fallback message twice fails beside a Fallback dialog with another text', () => {
  const text: Interaction = { type: 'text', text: 'What was that?' };
  const dialogs = [{ name: 'fallback', type: 'fallback' as const, patterns: [], interactions: [text] }];
  const finding = found('42abc', [fallback, fallback, settled, ...twin], { dialogs });
  expectFinding(finding, 'fail', 'got the fallback message 2 times', [2, 3, 4]);
});

test('a skill id that is no number beside a line feed in a variable of the message is not judged', () => {
  const more = { bot: { contextVariables: { lines: 'a\nb' } } };
  const finding = found('42abc', [settled], more, { messageToUser: '{$botContext.lines}' });
  expectFinding(finding, 'inconclusive', 'clearly not numeric in this play', []);
});
