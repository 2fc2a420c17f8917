import type { AgentTransferInteraction, Dialog } from '../../protocol/types';
import type { JudgedFinding } from '../../results/judged-finding';
import { expect, test } from '../../quality/testing/test';
import { askForAgent, setupOf, someMessage, someSkillId, traceOf } from '../../quality/testing/trace-builder';
import { blankMessage, type Trace } from '../../trace/trace';
import { differenceOf } from './difference-of';
import { failingPattern, isOfWholeRun, setsApart } from './failing-pattern';

interface Play {
  readonly verdict: JudgedFinding['verdict'];
  readonly scenario?: string;
  readonly channel?: JudgedFinding['channel'];
  readonly because?: string;
  /** With which the transfer call is answered. A play without any of what follows has no trace. */
  readonly status?: number;
  readonly title?: string;
  readonly dialogs?: readonly Dialog[];
  readonly heldBy?: 'agents' | 'bot';
}

function patternOf(...plays: readonly Play[]): string | undefined {
  const traces = new Map<JudgedFinding, Trace>();
  const findings = plays.map(
    ({ verdict, scenario = 'immediate/refused', channel = 'messaging', because = 'So.', ...known }) => {
      const finding: JudgedFinding = {
        ...{ requirement: 'immediate.failure-reaches-rule', listed: true, evidence: [] },
        ...{ verdict, scenario, channel, because },
      };
      if (Object.keys(known).length > 0) traces.set(finding, answered(known));
      return finding;
    },
  );
  return failingPattern(findings, (finding) => traces.get(finding));
}

function answered({
  status = 200,
  title,
  dialogs,
  heldBy,
}: Pick<Play, 'status' | 'title' | 'dialogs' | 'heldBy'>): Trace {
  const facts = {
    ...(title === undefined ? {} : { title }),
    ...(dialogs === undefined ? {} : { dialogs }),
    ...(heldBy === undefined ? {} : { platform: { skills: [{ id: someSkillId, name: 'target', heldBy }] } }),
  };
  return traceOf(facts, [
    { kind: 'consumer-said', text: askForAgent, heardBy: 'bot', atMs: 100 },
    { kind: 'transfer-requested', attempt: 1, skillId: someSkillId, message: someMessage },
    { kind: 'transfer-answered', attempt: 1, answer: status < 300 ? 'accepted' : 'error', status },
  ]);
}

test('what all failing findings have and no passing one is told', () => {
  expect(
    patternOf(
      { verdict: 'fail', status: 404 },
      { verdict: 'pass', status: 500 },
      { verdict: 'fail', status: 404, channel: 'chat' },
      { verdict: 'pass', status: 403 },
    ),
  ).toBe('2 of 4 findings fail, all with status 404');
});

test('statuses of one kind are told as that', () => {
  const plays = [400, 404, 429].map((status): Play => ({ verdict: 'fail', status }));

  expect(patternOf(...plays, { verdict: 'pass', status: 500 })).toBe(
    '3 of 4 findings fail, all with a status from 400 to 499',
  );
});

test('few statuses of no one kind are told by name, as long as nothing else sets them apart', () => {
  const plays = [401, 500, 401].map((status): Play => ({ verdict: 'fail', status }));

  expect(patternOf(...plays, { verdict: 'pass', status: 404 }, { verdict: 'pass', status: 503 })).toBe(
    '3 of 5 findings fail, all with status 401 or 500',
  );
  expect(patternOf(...plays, { verdict: 'pass', status: 401 })).not.toContain('status');
});

test('of two traits that fail together only, no passing one has both', () => {
  const play = (verdict: Play['verdict'], place: number, status: number, heldBy: 'agents' | 'bot'): Play => ({
    ...{ verdict, scenario: `a/${place}`, title: `Title ${place}`, status, heldBy },
  });
  const failing = [1, 2, 3, 4, 5].map((place) => play('fail', place, 404, 'bot'));
  const one = [6, 7, 8, 9, 10, 11].map((place) => play('pass', place, 404, 'agents'));
  const other = [12, 13, 14, 15, 16, 17].map((place) => play('pass', place, 200, 'bot'));

  expect(patternOf(...failing, ...one, ...other)).toBe(
    '5 of 17 findings fail, all with status 404 and where the skill belongs to another bot (no passing one has both)',
  );
  expect(patternOf(...failing.slice(1), ...one, ...other)).not.toContain('both');
  expect(patternOf(...failing, ...one, ...other, { verdict: 'pass' })).not.toContain('both');
  expect(patternOf(...failing, ...one, ...other, play('pass', 18, 404, 'bot'))).not.toContain('both');
  // Of few that pass none may have both by chance.
  expect(patternOf(...failing, ...one.slice(3), ...other.slice(3))).not.toContain('both');
});

test('what nearly sets them apart is told with how many pass with it', () => {
  const failing = Array.from({ length: 20 }, (_, place): Play => ({
    ...{ verdict: 'fail', scenario: `a/${place}`, title: `Title ${place}`, status: 404 },
  }));
  const others = Array.from({ length: 8 }, (): Play => ({ verdict: 'pass', status: 200 }));
  const spared: Play = { verdict: 'pass', status: 404 };

  expect(patternOf(...failing, ...others, spared)).toBe(
    '20 of 29 findings fail, all with status 404 (so is 1 of 9 passing ones)',
  );
  expect(patternOf(...failing, ...others, spared, spared)).toBe(
    '20 of 30 findings fail, all with status 404 (so are 2 of 10 passing ones)',
  );
  expect(patternOf(...failing, { verdict: 'fail', title: 'Else', scenario: 'a/else', status: 200 }, ...others)).toBe(
    '21 of 29 findings fail, 20 of them with status 404 (no passing one is)',
  );
  expect(patternOf(...failing, ...others, spared, spared, spared)).toBe(
    '20 of 31 findings fail, in 20 situations, such as “Title 0”',
  );
});

test('what a passing finding has as well sets nothing apart: the situation is named', () => {
  expect(
    patternOf(
      { verdict: 'fail', scenario: 'cap/two', title: 'Two fail', status: 404 },
      { verdict: 'pass', title: 'One fails', status: 404 },
    ),
  ).toBe('1 of 2 findings fails, in “Two fail”');
});

test('a situation of its own is named by its title, and says more than the status in it', () => {
  const slow: Play = { verdict: 'fail', scenario: 'cap/two', title: 'Two fail', status: 404 };

  expect(patternOf(slow, { verdict: 'pass', status: 500 })).toBe('1 of 2 findings fails, in “Two fail”');
  expect(patternOf(slow, { ...slow, channel: 'chat' }, { verdict: 'pass', status: 500 })).toBe(
    '2 of 3 findings fail, all in “Two fail”',
  );
});

test('a channel or a contract is told where nothing says more', () => {
  const pass: Play = { verdict: 'pass', status: 500 };

  expect(patternOf({ verdict: 'fail', channel: 'chat', status: 500 }, pass)).toBe('1 of 2 findings fails, on chat');
  expect(patternOf({ verdict: 'fail', scenario: 'contracts/bot-says/a' }, pass)).toBe(
    '1 of 2 findings fails, in the contract “a”',
  );
  expect(
    patternOf(
      { verdict: 'fail', scenario: 'generated/delays-0123abcd' },
      { verdict: 'fail', scenario: 'generated/delays-0123abce' },
      pass,
    ),
  ).toBe('2 of 3 findings fail, all in generated cases of “delays”');
});

test('where nothing sets them apart, two situations are named with what fails in each, and of more one', () => {
  const both = [200, 500].map((status): Play => ({ verdict: 'pass', status, channel: 'chat' }));
  const passing: Play[] = [...both, { verdict: 'pass', status: 500 }];
  const one: Play = { verdict: 'fail', scenario: 'cap/one', title: 'One fails', status: 500 };
  const two: Play = { verdict: 'fail', scenario: 'cap/two', title: 'Two fail', status: 200 };
  const generated: Play = { verdict: 'fail', scenario: 'generated/delays-0123abcd' };

  expect(patternOf(generated, one, { ...one, channel: 'chat' }, ...passing)).toBe(
    '3 of 6 findings fail: 2 in “One fails” and 1 in generated cases of “delays”',
  );
  expect(patternOf(one, two, { ...two, scenario: 'cap/three', title: 'Three fail' }, ...passing)).toBe(
    '3 of 6 findings fail, in 3 situations, such as “One fails”',
  );
});

test('where all fail nothing sets them apart, in however many ways', () => {
  const alike = (title: string): Play => ({ verdict: 'fail', status: 404, title });

  expect(patternOf(alike('One'), alike('Two'))).toBe('all 2 findings fail');
  expect(patternOf(alike('One'), alike('One'))).toBe('all 2 findings fail, in “One”');
  expect(
    patternOf(
      { ...alike('One'), because: 'It came after 2.0 s.' },
      { ...alike('Two'), because: 'It came after 3.5 s.' },
      { ...alike('Three'), because: 'It never came. Making the case smaller stopped early: its time was up.' },
      { ...alike('Four'), because: 'It never came.' },
    ),
  ).toBe('all 4 findings fail');
});

test('one finding alone is told with its situation, and a row without a failure has no pattern', () => {
  expect(patternOf({ verdict: 'fail', status: 404, title: 'Two fail' })).toBe('its one finding fails, in “Two fail”');
  expect(patternOf({ verdict: 'fail' })).toBe('its one finding fails, in immediate/refused');
  expect(patternOf({ verdict: 'pass' }, { verdict: 'inconclusive' })).toBeUndefined();
});

/** A play whose bot transfers to another bot, and has the skill by a variable. */
function toBot(title: string, verdict: Play['verdict'], status: number, more: Partial<Play> = {}): Play {
  return { verdict, status, title, scenario: `a/${title}`, heldBy: 'bot', ...more };
}

test('of several things that set the failing ones apart none is told alone', () => {
  const passing: Play[] = [200, 404].map((status) => ({ verdict: 'pass', status }));
  const three = ['One', 'Two', 'Three'].map((title, place) => toBot(title, 'fail', 500 + place));

  expect(patternOf(...three, ...passing)).toBe(
    '3 of 5 findings fail, all with a status from 500 to 599 and where the skill belongs to another bot (no passing one has either)',
  );
  expect(patternOf(...three, ...passing, { verdict: 'pass', status: 503 })).toBe(
    '3 of 6 findings fail, all where the skill belongs to another bot',
  );
});

test('two situations of which each was made for one thing are named beside what they have in common', () => {
  const passing: Play = { verdict: 'pass', status: 404 };
  const two = ['One', 'Two'].map((title, place) => toBot(title, 'fail', 500 + place, { heldBy: 'agents' }));

  expect(patternOf(...two, passing)).toBe(
    '2 of 3 findings fail: 1 in “One” and 1 in “Two”, all with a status from 500 to 599',
  );
  expect(patternOf(...two, passing, { ...two[0], verdict: 'pass', status: 200, channel: 'chat' })).toBe(
    '2 of 4 findings fail, all with a status from 500 to 599',
  );
});

test('a trait of the setup is told where so many findings have it that it is none by chance', () => {
  const three = ['One', 'Two', 'Three'].map((title) => toBot(title, 'fail', 404));
  const passing: Play = { verdict: 'pass', status: 404 };

  expect(patternOf(...three, passing)).toBe('3 of 4 findings fail, in 3 situations, such as “One”');
  expect(patternOf(...three, passing, passing)).toBe(
    '3 of 5 findings fail, all where the skill belongs to another bot',
  );
});

test('what differs in too many ways is told by its situations', () => {
  const dialogs: Dialog[] = [
    { name: 'fallback', type: 'fallback', patterns: [], interactions: [] },
    {
      name: 'escalate',
      type: 'dialog',
      patterns: ['agent please'],
      interactions: [{ type: 'agent-transfer', agentSkillId: '{$botContext.skill}', messageToUser: 'Hold on' }],
    },
  ];
  const three = ['One', 'Two', 'Three'].map((title) => toBot(title, 'fail', 500, { dialogs }));

  expect(patternOf(...three, { verdict: 'pass', status: 404 })).toBe(
    '3 of 4 findings fail, in 3 situations, such as “One”',
  );
});

test('what happens in a conversation that the finding does not rest on sets nothing apart', () => {
  const refused = (conversation: string) =>
    [
      { kind: 'consumer-said', heardBy: 'bot', text: 'a', conversation, atMs: 100 },
      { kind: 'transfer-answered', attempt: 1, answer: 'error', status: 503, conversation },
    ] as const;
  const trace = traceOf({ conversations: { main: {}, other: {} } }, [...refused('main'), ...refused('other').slice(1)]);
  const calm = traceOf({ conversations: { main: {}, other: {} } }, [...refused('main').slice(0, 1)]);
  const finding = { requirement: 'message.once', listed: true, because: 'So.', channel: 'chat' } as const;
  const pattern = (evidence: number[], shown: Trace) => {
    const fails = (scenario: string): JudgedFinding => ({ ...finding, verdict: 'fail', scenario, evidence });
    const passes: JudgedFinding = { ...finding, verdict: 'pass', scenario: 'c/d', evidence: [1] };
    const three = ['a/b', 'a/c', 'a/d'].map(fails);
    return failingPattern([...three, passes], (each) => (each === passes ? calm : shown));
  };

  expect(pattern([1], trace)).toBe('3 of 4 findings fail, all with status 503');
  expect(pattern([1], { ...trace, events: trace.events.filter(({ n }) => n !== 2) })).not.toContain('503');
});

test('a Fallback dialog that does not stand last is told, of few generated cases only beside a scenario', () => {
  const turned: Dialog[] = [
    { name: 'fallback', type: 'fallback', patterns: [], interactions: [] },
    { name: 'other', type: 'dialog', patterns: ['other'], interactions: [] },
  ];
  const [first, ...others] = ['cap/one', 'cap/two', 'generated/delays-0123abcd'].map((scenario): Play => ({
    verdict: 'fail',
    scenario,
    title: scenario,
    dialogs: turned,
  }));
  const passing: Play[] = [200, 500].map((status) => ({ verdict: 'pass', status }));

  expect(patternOf(first ?? { verdict: 'fail' }, ...others, ...passing)).toBe(
    '3 of 5 findings fail, all where the Fallback dialog does not stand last',
  );
  const generated = Array.from(
    { length: 5 },
    (_, n) => ({ ...others[1], verdict: 'fail', scenario: `generated/delays-0123abc${n}` }) as const,
  );
  expect(patternOf(...generated.slice(1), ...passing)).toBe('4 of 6 findings fail, all in generated cases of “delays”');
  expect(patternOf(...generated, ...passing)).toBe(
    '5 of 7 findings fail, all where the Fallback dialog does not stand last and in generated cases of “delays” (no passing one has either)',
  );
});

test('what fails where the consumer says the same again is told as that, beside how the platform answers', () => {
  const said = (text: string, conversation = 'main') => ({
    ...({ kind: 'consumer-said', heardBy: 'bot', text, conversation } as const),
    atMs: 100,
  });
  const refused = { kind: 'transfer-answered', attempt: 1, answer: 'error', status: 503 } as const;
  const pattern = (failing: Parameters<typeof traceOf>[1], passing: Parameters<typeof traceOf>[1], last: number) => {
    const finding = {
      requirement: 'skill.variable-at-attempt',
      listed: true,
      because: 'So.',
      channel: 'chat',
    } as const;
    const fails: JudgedFinding = { ...finding, verdict: 'fail', scenario: 'a/b', evidence: [last] };
    const passes: JudgedFinding = { ...finding, verdict: 'pass', scenario: 'c/d', evidence: [1] };
    const setup = { conversations: { main: {}, other: {} } };
    return failingPattern([fails, passes], (each) => traceOf(setup, each === fails ? failing : passing));
  };
  const again = 'where the consumer says the same again in one conversation';

  expect(pattern([said('a'), said('a')], [said('a')], 2)).toBe(`1 of 2 findings fails, ${again}`);
  expect(pattern([said('a'), refused, said('a')], [said('a')], 3)).toBe(
    `1 of 2 findings fails, with status 503, ${again} and where a transfer call of the conversation had failed before (no passing one has any of these)`,
  );
  expect(pattern([said('a'), said('a', 'other'), said('b')], [said('a')], 3)).not.toContain(again);
  expect(pattern([said('a'), said('b'), said('c')], [said('a')], 3)).toBe(
    '1 of 2 findings fails, where the consumer has written 3 times in one conversation',
  );
  expect(pattern([said('a'), said('b', 'other'), said('c')], [said('a')], 3)).not.toContain('has written');
});

test('what fails at a later pattern of a dialog is told as that', () => {
  const dialogs: Dialog[] = [{ name: 'ask', type: 'dialog', patterns: ['a', 'b', 'c'], interactions: [] }];
  const said = (text: string) => ({ kind: 'consumer-said', heardBy: 'bot', text, atMs: 100 }) as const;
  const pattern = (failing: readonly string[], passing: readonly string[], last: number) => {
    const finding = { requirement: 'route.same-outcome', listed: true, because: 'So.', channel: 'chat' } as const;
    const fails: JudgedFinding = { ...finding, verdict: 'fail', scenario: 'a/b', evidence: [last] };
    const passes: JudgedFinding = { ...finding, verdict: 'pass', scenario: 'c/d', evidence: [1] };
    return failingPattern([fails, passes], (each) =>
      traceOf({ dialogs }, (each === fails ? failing : passing).map(said)),
    );
  };

  expect(pattern(['a', 'b'], ['a'], 2)).toContain("where the consumer's words are pattern 2 of a dialog");
  expect(pattern(['b', 'a'], ['a'], 2)).not.toContain('pattern');
  expect(pattern(['b'], ['a', 'b'], 1)).not.toContain('pattern');
});

test('what fails with a custom data field alone is told as that', () => {
  const [plain] = setupOf({}).integrations;
  const finding = { requirement: 'result.transform-script', listed: true, because: 'So.', channel: 'chat' } as const;
  const many = (verdict: JudgedFinding['verdict']) =>
    Array.from({ length: 4 }, (_, n): JudgedFinding => ({
      ...{ ...finding, verdict, scenario: `a/${verdict}-${n}`, evidence: [1] },
    }));
  const pattern = (fields: readonly { key: string; value: string }[]) => {
    const integrations = plain ? [{ ...plain, customDataFields: [...fields] }] : [];
    return failingPattern([...many('fail'), ...many('pass')], ({ verdict, scenario }) =>
      traceOf({ ...(verdict === 'fail' ? { integrations } : {}), title: scenario }, []),
    );
  };

  expect(pattern([{ key: 'id', value: '{$.api_x.id}' }])).toBe('4 of 8 findings fail, all with a custom data field');
  expect(pattern([])).not.toContain('custom data field');
});

test('what only passes with a setting is told by its absence', () => {
  const escalating = (agent: { readonly agentId?: string }): Dialog[] => [
    { name: 'escalate', type: 'dialog', patterns: [askForAgent], interactions: [{ type: 'agent-transfer', ...agent }] },
  ];
  const plays = (verdict: Play['verdict'], agent: { readonly agentId?: string }, many: number): Play[] =>
    Array.from({ length: many }, (_, n) => ({ verdict, dialogs: escalating(agent), scenario: `a/b${n % 3}` }));

  expect(patternOf(...plays('fail', {}, 6), ...plays('pass', { agentId: '12.34' }, 2))).toMatch(
    /, all where no agent is named$/,
  );
});

/** Escalates with the message by so many plays as there are lengths. */
function withMessages(verdict: Play['verdict'], lengths: readonly number[]): Play[] {
  return lengths.map((length, n) => ({
    verdict,
    scenario: `a/${verdict}-${n}`,
    title: `${verdict} ${n}`,
    dialogs: escalatingWith('x'.repeat(length)),
  }));
}

function escalatingWith(messageToUser: string, fields: Partial<AgentTransferInteraction> = {}): Dialog[] {
  const interaction: AgentTransferInteraction = {
    type: 'agent-transfer',
    agentSkillId: someSkillId,
    messageToUser,
    ...fields,
  };
  return [{ name: 'escalate', type: 'dialog', patterns: [askForAgent], interactions: [interaction] }];
}

test('a number that all failing ones reach, and no passing one, is told where that is none by chance', () => {
  const failing = withMessages('fail', [161, 400, 200, 170, 180, 999]);

  expect(patternOf(...failing, ...withMessages('pass', [1, 160, 20, 90, 80, 7, 8]))).toBe(
    '6 of 13 findings fail, all with a message of at least 161 characters (passing ones: at most 160)',
  );
  expect(patternOf(...failing, ...withMessages('pass', [1, 162, 20, 90, 80, 7, 8]))).not.toContain('characters');
  expect(patternOf(...failing, ...withMessages('pass', [1, 160, 20]))).not.toContain('characters');
  expect(
    patternOf(...withMessages('fail', [1, 9, 2, 7, 8, 3]), ...withMessages('pass', [10, 12, 50, 14, 11, 90, 30])),
  ).toBe('6 of 13 findings fail, all with a message of at most 9 characters (passing ones: at least 10)');
});

test('what has no such number is told beside those that have one, and what is inconclusive shows no limit', () => {
  const failing = withMessages('fail', [161, 400, 200, 170, 180, 999]);
  const blank = withMessages('pass', [1]).map((play) => ({ ...play, dialogs: escalatingWith(blankMessage) }));

  expect(
    patternOf(...failing, ...withMessages('pass', [1, 160, 20, 90, 80, 7, 8]), ...blank, { verdict: 'inconclusive' }),
  ).toBe('6 of 15 findings fail, all with a message of at least 161 characters (passing ones: none or at most 160)');
  expect(
    patternOf(...failing, ...withMessages('pass', [1, 160, 20, 90, 80, 7, 8]), ...withMessages('inconclusive', [500])),
  ).toContain('(passing ones: at most 160)');
  expect(patternOf(...failing, ...withMessages('pass', [1, 160, 20, 90, 80, 7, 8]), { verdict: 'pass' })).toContain(
    '(passing plays that are kept: at most 160)',
  );
});

test('no delay is the shortest, and only a number has digits', () => {
  const withFields = (
    verdict: Play['verdict'],
    many: number,
    fields: (n: number) => Partial<AgentTransferInteraction>,
  ): Play[] =>
    Array.from({ length: many }, (_, n) => ({
      ...{ verdict, scenario: `a/${verdict}-${n}`, title: `${verdict} ${n}` },
      dialogs: escalatingWith('Hold on', fields(n)),
    }));
  const delayed = (verdict: Play['verdict'], delays: readonly number[]) =>
    withFields(verdict, delays.length, (n) => ({ interactionDelay: delays[n] ?? 0 }));
  const failing = delayed('fail', [1, 1, 1, 1, 1, 1, 1]);

  expect(patternOf(...failing, ...delayed('pass', [9, 9, 10, 9, 9, 9, 9]))).toContain('with delays of at most');
  expect(patternOf(...failing, ...delayed('pass', [9, 9, 10, 0, 0, 0, 0]))).not.toContain('with delays of');
  const lettered = withFields('fail', 7, () => ({ agentSkillId: 'x'.repeat(20) }));
  expect(patternOf(...lettered, ...withFields('pass', 7, () => ({})))).not.toContain('digits');
});

/** Silent bots with waits of so many seconds. */
function withWaits(verdict: JudgedFinding['verdict'], waits: readonly number[]): [JudgedFinding, Trace][] {
  return waits.map((wait, n) => {
    const scenario = `silence/${verdict}-${n}`;
    const agentConnector = { fallbackSkillId: '1', fallbackEscalationTime: wait * 1000 };
    const trace = traceOf({ scenario, title: scenario, agentConnector }, [
      { kind: 'outage-began' },
      { kind: 'consumer-said', text: askForAgent, heardBy: 'bot', atMs: 100 },
    ]);
    const finding = { requirement: 'silence.configured-wait', listed: true, because: 'So.', evidence: [2] } as const;
    return [{ ...finding, verdict, scenario, channel: 'messaging' }, trace];
  });
}

test('for how long a bot may be silent is told where that parts those that fail', () => {
  const traces = new Map([...withWaits('fail', [600, 1200, 700, 600, 900]), ...withWaits('pass', [30, 60, 1, 400, 9])]);

  expect(failingPattern([...traces.keys()], (finding) => traces.get(finding))).toBe(
    '5 of 10 findings fail, all with a wait of at least 600 seconds (passing ones: at most 400)',
  );
});

test('what no transfer of the run has is told of a row where most that fails in it is one of these, and of how many', () => {
  const never = 'No transfer was requested within 4.0 s of the moment at which the bot was to escalate.';
  const finding = { requirement: 'message.once', listed: true, evidence: [], channel: 'chat' } as const;
  const fails = (scenario: string, because: string): JudgedFinding => ({
    ...finding,
    verdict: 'fail',
    scenario,
    because,
  });
  const missing = { told: 'none was', isCounted: ({ scenario }: { scenario: string }) => scenario !== 'a/uncounted' };
  const pattern = (...findings: readonly JudgedFinding[]) => failingPattern(findings, () => undefined, missing);

  expect(pattern(fails('a/b', never), fails('a/c', never))).toBe('all 2 findings fail; in the whole run none was');
  expect(pattern(fails('a/b', never), fails('a/c', 'It came twice.'))).toBe('all 2 findings fail');
  expect(pattern(fails('a/b', never), fails('a/uncounted', never))).toBe('all 2 findings fail');
  const mixed = pattern(fails('a/b', 'It came twice.'), fails('a/c', never), fails('a/d', never)) ?? '';
  expect(mixed).toBe('all 3 findings fail, 2 of them by a transfer that was not requested; in the whole run none was');
  expect(isOfWholeRun(mixed)).toBe(false);
});

test('whose it is that came in place of what was due is told behind the pattern', () => {
  const wrong = { kind: 'transfer-requested', attempt: 1, skillId: 'Service', message: someMessage } as const;
  const trace = traceOf({}, [
    { kind: 'configuration-offered' },
    { kind: 'consumer-said', text: askForAgent, heardBy: 'bot', atMs: 100 },
    wrong,
  ]);
  const fails = (scenario: string): JudgedFinding => ({
    ...{ requirement: 'route.integration-transfers', verdict: 'fail', listed: true, because: 'So.' },
    ...{ channel: 'chat', scenario, evidence: [3] },
  });
  const pattern = (...findings: readonly JudgedFinding[]) => failingPattern(findings, () => trace);

  expect(pattern(fails('a/b'))).toMatch(
    /^its one finding fails, in “.*”; what came in its place is its Agent Skill Name$/,
  );
  expect(pattern(fails('a/b'), fails('c/d'))).toContain('; what came in its place is each time its Agent Skill Name');
});

test('on how many channels a situation was played is no reason to tell its numbers', () => {
  const [short, long] = [withMessages('pass', [3, 4, 5, 6, 7]), withMessages('fail', [30, 31])];
  const onBoth = (plays: readonly Play[]) =>
    plays.flatMap((play) => (['messaging', 'chat'] as const).map((channel): Play => ({ ...play, channel })));

  expect(patternOf(...onBoth([...long, ...short]))).not.toContain('characters');
});

test('what a title says sets nothing apart', () => {
  expect(setsApart('2 of 9 findings fail, all with status 503')).toBe(true);
  expect(setsApart('2 of 9 findings fail: 1 in “A bot, all alone” and 1 in “Another”')).toBe(false);
  expect(setsApart('2 of 9 findings fail: 1 in “A bot” and 1 in “Another”, all with status 503')).toBe(true);
});

test('what came in place of what was due makes no other way of failing', () => {
  const missing = (came: string) => differenceOf({ because: `The rule for failure did not run${came}.` });

  for (const came of [
    ': its dialog "a \\"b\\"" said "No" instead',
    ': its Fallback dialog said "No" instead',
    ': the consumer read "No", the default user-friendly response, instead',
    ': a transfer was requested instead',
    ': the bot said nothing',
    ': it came with failure 5',
  ]) {
    expect(missing(came)).toBe(missing(''));
  }
});
