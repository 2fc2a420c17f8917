import type { JudgedFinding } from '../../results/judged-finding';
import { expect, test } from '../../quality/testing/test';
import {
  askForAgent,
  someMessage,
  someSkillId,
  traceOf,
  type SetupOverrides,
} from '../../quality/testing/trace-builder';
import type { Trace } from '../../trace/trace';
import { partingConversations } from './parting-conversations';

/** A play of several conversations, in each of which a transfer is asked for, to this skill or to the right one. */
function play(conversations: Readonly<Record<string, SetupOverrides & { readonly asksFor?: string }>>): Trace {
  const setups = Object.fromEntries(
    Object.entries(conversations).map(([name, { asksFor: _, ...setup }]) => [name, setup]),
  );
  return traceOf(
    { conversations: setups },
    Object.entries(conversations).flatMap(([conversation, { asksFor = someSkillId }]) => [
      { kind: 'consumer-said' as const, conversation, text: askForAgent, heardBy: 'bot' as const },
      { kind: 'transfer-requested' as const, conversation, attempt: 1, skillId: asksFor, message: someMessage },
    ]),
  );
}

function partedIn(...plays: readonly Trace[]): string | undefined {
  const traces = new Map<JudgedFinding, Trace>();
  for (const trace of plays) {
    const { scenario, channel } = trace;
    traces.set(
      {
        ...{ requirement: 'skill.literal-number', verdict: 'fail', because: 'So.', expected: 'Not so.' },
        ...{ evidence: [], listed: true, scenario, channel },
      },
      trace,
    );
  }
  return partingConversations([...traces.keys()], (finding) => traces.get(finding));
}

const wrong = { asksFor: '11' };
const handing = { integration: { transferBotContext: true } };

test('what the conversations that fail have and no other of the same play is told', () => {
  expect(partedIn(play({ plain: {}, handing: { ...handing, ...wrong } }))).toBe(
    'of several conversations those with Transfer Bot Context fail, and others pass',
  );
});

test('what one that passes has as well parts nothing: they are named', () => {
  expect(partedIn(play({ main: {}, turned: wrong }))).toBe(
    'of several conversations “turned” fails, and “main” passes',
  );
  expect(partedIn(play({ one: handing, two: { ...handing, ...wrong }, three: handing }))).toBe(
    'of several conversations “two” fails, and others pass',
  );
  expect(partedIn(play({ one: {}, two: wrong, three: wrong }))).toBe(
    'of several conversations “two” and “three” fail, and “one” passes',
  );
});

test('the first of a play is called by no name that would say anything', () => {
  expect(partedIn(play({ main: wrong, turned: {} }))).toBeUndefined();
});

test('it has to hold in every play that fails', () => {
  const one = play({ plain: {}, handing: { ...handing, ...wrong } });

  expect(partedIn(one, play({ first: handing, second: { ...handing, ...wrong } }))).toBe(
    'of several conversations “handing” and “second” fail, and others pass',
  );
  expect(partedIn(one, play({ main: wrong }))).toBeUndefined();
  expect(partedIn(one, play({ one: wrong, two: wrong }))).toBeUndefined();
  expect(partedIn(one, play({ one: {}, two: {} }))).toBeUndefined();
  expect(partedIn(play({ one: wrong, two: {} }), play({ two: wrong, one: {} }))).toBeUndefined();
});
