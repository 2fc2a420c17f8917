import { capText, sentinel } from '../../trace/trace';
import { expect, test } from '../../quality/testing/test';
import { predict } from './model';
import { ask, escalating, says, setupFrom, speaking } from '../pieces';

const facts = { channel: 'messaging', fallbackMessage: 'Pardon?' } as const;
const skillId = '3402109730';
const plain = escalating({ route: 'integration', skillId, message: 'One moment', onFailure: 'sorry' });

function actsOf(setup: ReturnType<typeof setupFrom>, ...texts: string[]) {
  return predict({ conversations: { main: setup }, steps: texts.flatMap((text) => says(text)) }, facts);
}

test('a numeric skill id leads to a request, then to its message', () => {
  const [, turn] = actsOf(setupFrom({ escalations: [plain], skillIds: [skillId] }), ask);

  expect(turn?.acts).toEqual([
    {
      kind: 'requests',
      requirement: 'route.integration-transfers',
      skill: { value: skillId, requirement: 'skill.id-not-truncated' },
      message: { value: 'One moment', requirement: 'message.static-text' },
    },
    { kind: 'reads', texts: ['One moment'], requirement: 'message.before-transfer' },
  ]);
});

test('a skill id that is no number leads to the fallback, and forbids a request', () => {
  const made = escalating({ route: 'agent-transfer', skillId: 'sales', message: 'One moment' });
  const [, turn] = actsOf(setupFrom({ escalations: [made] }), ask);

  expect(turn?.acts).toEqual([{ kind: 'reads', texts: ['Pardon?'], requirement: 'skill.non-numeric-sends-fallback' }]);
  expect(turn?.forbiddenRequests).toEqual([{ requirement: 'skill.non-numeric-no-transfer' }]);
});

test('the fourth failure in a row leads to the text of the cap', () => {
  const again = escalating({ route: 'integration', skillId, message: 'Again', name: 'caught', pattern: sentinel });
  const outcomes = Array.from({ length: 4 }, () => ({ kind: 'accept-then-fail' as const, afterMs: 100 }));
  const predictedTurns = actsOf(
    setupFrom({ escalations: [plain, again], skillIds: [skillId], platform: { outcomes } }),
    ask,
  );

  expect(predictedTurns.map(({ stimulus }) => stimulus).filter((each) => each === 'transfer-failed')).toHaveLength(4);
  expect(predictedTurns[predictedTurns.length - 1]?.acts).toEqual([
    { kind: 'reads', texts: [capText], requirement: 'cap.text-on-fourth-failure' },
  ]);
});

test('a call that fails at once runs the rule for failure', () => {
  const setup = setupFrom({
    escalations: [plain],
    dialogs: [speaking('sorry', 'It failed')],
    skillIds: [skillId],
    platform: { outcomes: [{ kind: 'reset' }] },
  });
  const [, turn] = actsOf(setup, ask);

  expect(turn?.acts[1]).toEqual({
    kind: 'reads',
    texts: ['It failed'],
    requirement: 'immediate.broken-call-is-failure',
  });
});

test('an escalation behind one that was accepted in its turn is left open', () => {
  const first = escalating({ route: 'integration', skillId, message: 'One moment', onSuccess: 'second' });
  const second = escalating({
    ...{ route: 'agent-transfer', skillId, message: 'Another moment' },
    ...{ name: 'second', pattern: 'second' },
  });
  const [, turn] = actsOf(setupFrom({ escalations: [first, second], skillIds: [skillId] }), ask);

  expect(turn?.acts.map(({ kind }) => kind)).toEqual(['requests', 'reads']);
  expect(turn?.open).toContain('once one was accepted');
});

test('an answer that is not JSON leaves open what follows', () => {
  const setup = setupFrom({
    escalations: [plain],
    dialogs: [speaking('sorry', 'It failed')],
    skillIds: [skillId],
    platform: { outcomes: [{ kind: 'not-json' }] },
  });
  const [, turn] = actsOf(setup, ask);

  expect(turn?.acts.map(({ kind }) => kind)).toEqual(['requests']);
  expect(turn?.open).toContain('not JSON');
});

test('a call that fails at once as the fourth failure leaves open what follows, and the text of the cap', () => {
  const again = escalating({ route: 'integration', skillId, message: 'Again', name: 'caught', pattern: sentinel });
  const outcomes = [
    ...Array.from({ length: 3 }, () => ({ kind: 'accept-then-fail' as const, afterMs: 100 })),
    { kind: 'error' as const, status: 503 },
  ];
  const dialogs = [speaking('sorry', 'It failed')];
  const lastOf = (scripted: typeof outcomes) =>
    actsOf(
      setupFrom({ escalations: [plain, again], dialogs, skillIds: [skillId], platform: { outcomes: scripted } }),
      ask,
    ).at(-1);
  const forbidsTheCap = (turn: ReturnType<typeof lastOf>) =>
    turn?.forbiddenTexts.some(({ value }) => value === capText);

  const fourth = lastOf(outcomes);
  expect(fourth?.acts.map(({ kind }) => kind)).toEqual(['requests']);
  expect(fourth?.open).toContain('may be the fourth failure');
  expect(forbidsTheCap(fourth)).toBe(false);
  const third = lastOf(outcomes.slice(1));
  expect(third?.open).toBeUndefined();
  expect(forbidsTheCap(third)).toBe(true);
});

test('a skill id that may or may not be a number leaves everything open', () => {
  const made = escalating({ route: 'integration', skillId: '0123', message: 'One moment' });
  const [, turn] = actsOf(setupFrom({ escalations: [made] }), ask);

  expect(turn).toMatchObject({ acts: [], open: 'Whether such a skill id is a number is not documented.' });
});
