import type { Dialog, Interaction } from '../protocol/types';
import { escalatingDialog, failures, persistentDialogs, someApology } from '../quality/testing/failing-bot';
import { accepted, answered, failed, offered, passed, requested, said } from '../quality/testing/event-bodies';
import { dialog, escalate, only, planOf, turns } from '../quality/testing/read-turns';
import { expect, test } from '../quality/testing/test';
import { askForAgent, someSkillId, type Happened } from '../quality/testing/trace-builder';
import { sentinel } from './trace';
import type { Turn } from './turn';

const fallback: Dialog = { name: 'fallback', type: 'fallback', patterns: [askForAgent], interactions: [] };

test('the first dialog with the exact pattern starts', () => {
  const dialogs = [dialog('near', 'Hello', escalate), dialog('first', 'hello'), dialog('second', 'hello')];

  expect(only({ dialogs }, said('hello'))).toMatchObject({ dialog: { name: 'first' }, caughtBy: 'pattern' });
});

test('the Fallback dialog hears what no pattern catches, and its own patterns do not count', () => {
  expect(only({ dialogs: [fallback, escalatingDialog] }, said('what?'))).toMatchObject({ caughtBy: 'fallback-dialog' });
  expect(only({ dialogs: [fallback, escalatingDialog] }, said())).toMatchObject({ dialog: { name: 'escalate' } });
});

test('nothing starts where nothing catches', () => {
  expect(only({}, said('what?'))).toMatchObject({ caughtBy: 'nothing', planned: [] });
});

for (const [passedOn, name] of [
  [{ intentId: 'bill', userMessage: 'hello' }, 'by-intent'],
  [{ intentId: 'other', userMessage: 'hello' }, 'by-message'],
  [{ userMessage: 'what?' }, 'fallback'],
] as const) {
  test(`a conversation handed over with ${JSON.stringify(passedOn)} starts the dialog ${name}`, () => {
    const dialogs = [dialog('by-message', 'hello'), { ...dialog('by-intent', '-'), intentId: 'bill' }, fallback];

    expect(only({ dialogs, handedOver: passedOn }, offered)).toMatchObject({ dialog: { name } });
  });
}

test('variables keep their values over turns', () => {
  const set: Interaction = { type: 'set-variable', variable: 'id', value: '22' };
  const show: Interaction = { type: 'text', text: 'id {$botContext.id}' };
  const dialogs = [dialog('show', 'show', show), dialog('set', 'set', show, set)];
  const bot = { contextVariables: { id: '11' }, dialogs };

  const seen = turns({ bot }, said('show'), said('set'), said('show')).map(planOf);

  expect(seen).toEqual([['id 11'], ['id 11'], ['id 22']]);
});

test('a text that is BLANK_MESSAGE is not settled, one with a line feed behind it is', () => {
  const settled = (text: string) =>
    only({ dialogs: [dialog('show', 'show', { type: 'text', text })] }, said('show')).planned.map(
      (each) => each.kind === 'text' && each.settled,
    );

  expect(settled('BLANK_MESSAGE')).toEqual([false]);
  expect(settled('BLANK_MESSAGE\n')).toEqual([true]);
});

/** The integration keeps its response, with this script; then the bot shows three variables. */
function shownAfterScript(transformResultScript: string, responseDataVariableName = 'outcome') {
  const show: Interaction = {
    type: 'text',
    text: 'id {$botContext.id} of {$botContext.api_outcome} status {$botContext.api_outcomeStatus}',
  };
  const bot = {
    contextVariables: { id: '11', api_outcome: 'old', api_outcomeStatus: '0' },
    dialogs: [dialog('show', 'show', show), dialog('ask', askForAgent, escalate)],
  };
  const integration = { responseDataVariableName, transformResultScript };
  const all = turns(
    { bot, integration },
    said('show'),
    said(),
    requested(),
    answered('error'),
    passed(4_000),
    said('show'),
  );
  return all
    .filter(({ heard }) => heard === 'show')
    .map(({ planned }) => planned.map((each) => each.kind === 'text' && [each.text, each.settled]));
}

test('a variable that a script names, and those of the response, are not settled once its integration was called', () => {
  const before = [['id 11 of old status 0', true]];
  const open = (text: string) => [[text, false]];
  expect(shownAfterScript("botContext.setBotVariable('id', '12', true, false)")).toEqual([
    before,
    open('id {$botContext.id} of {$botContext.api_outcome} status {$botContext.api_outcomeStatus}'),
  ]);
  expect(shownAfterScript('var a = 1;')).toEqual([
    before,
    open('id 11 of {$botContext.api_outcome} status {$botContext.api_outcomeStatus}'),
  ]);
  expect(shownAfterScript('var a = 1;', 'other')).toEqual([before, before]);
});

test('what a silent bot would have set is not set', () => {
  const set: Interaction = { type: 'set-variable', variable: 'id', value: '22' };
  const dialogs = [dialog('set', 'set', set), dialog('show', 'show', { type: 'text', text: '{$botContext.id}' })];
  const bot = { contextVariables: { id: '11' }, dialogs };
  const [silent, heard] = turns({ bot }, { kind: 'outage-began' }, said('set'), { kind: 'outage-ended' }, said('show'));

  expect(silent?.silenced).toBe(true);
  expect(heard && planOf(heard)).toEqual(['11']);
});

test('conversations have their own variables', () => {
  const dialogs = [
    dialog('set', 'set', { type: 'set-variable', variable: 'id', value: '22' }),
    dialog('show', 'show', { type: 'text', text: '{$botContext.id}' }),
  ];
  const bot = { contextVariables: { id: '11' }, dialogs };
  const seen = turns({ bot, conversations: { a: {}, b: {} } }, said('set'), said('show', { conversation: 'b' }));

  expect(seen.map(planOf)).toEqual([[], ['11']]);
});

test('the plan follows the result that was seen, through chained escalations', () => {
  const rules = [
    { result: 'success' as const, dialog: 'well' },
    { result: 'failure' as const, dialog: 'again' },
  ];
  const dialogs = [
    dialog('start', askForAgent, { ...escalate, rules }),
    dialog('again', '-', { type: 'text', text: 'Once more' }, { type: 'agent-transfer', agentSkillId: '7', rules }),
    dialog('well', '--', { type: 'text', text: 'All is well' }),
  ];
  const error = [requested(), answered('error')];
  const success = [requested({ attempt: 2, skillId: '7' }), answered('accepted', 2)];

  const turn = only({ dialogs }, said(), ...error, ...success);

  expect(planOf(turn)).toEqual([`to ${someSkillId}`, 'Once more', 'to 7', 'All is well']);
  expect(turn.planned.flatMap((each) => (each.kind === 'escalation' ? [each.request?.n] : []))).toEqual([2, 4]);
});

test('the plan ends where no result was seen', () => {
  const next = { ...escalate, nextDialog: 'after' };
  const dialogs = [dialog('start', askForAgent, next), dialog('after', '-', { type: 'text', text: 'Later' })];

  expect(planOf(only({ dialogs }, said(), passed(2_000)))).toEqual([`to ${someSkillId}`]);
});

test('the next action follows where no rule speaks of the result', () => {
  const rules = [{ result: 'success' as const, dialog: '?' }];
  const dialogs = [
    dialog('start', askForAgent, { ...escalate, rules, nextDialog: 'after' }),
    dialog('after', '-', { type: 'text', text: 'Later' }),
  ];

  expect(planOf(only({ dialogs }, said(), requested(), answered('reset')))).toEqual([`to ${someSkillId}`, 'Later']);
});

test('what follows an answer that is not JSON is open, and so is who has the conversation then', () => {
  const rules = [
    { result: 'success' as const, dialog: 'after' },
    { result: 'failure' as const, dialog: 'after' },
  ];
  const dialogs = [
    dialog('start', askForAgent, { ...escalate, rules }),
    dialog('after', '-', { type: 'text', text: 'Later' }),
  ];
  const [first, second] = turns({ dialogs }, said(), requested(), answered('not-json'), said());

  expect(first && planOf(first)).toEqual([`to ${someSkillId}`]);
  expect([first?.returned, second?.returned]).toEqual([false, true]);
});

/** Its dialog for success sets a variable that the dialog which catches a failure says. */
function rememberingTurns(first: Interaction[], ...eventBodies: Happened[]): readonly Turn[] {
  const set = (value: string): Interaction => ({ type: 'set-variable', variable: 'outcome', value });
  const says: Interaction = { type: 'text', text: 'It {$botContext.outcome}' };
  const rules = [
    { result: 'success' as const, dialog: 'well' },
    { result: 'failure' as const, dialog: 'sorry' },
  ];
  const dialogs = [
    dialog('start', askForAgent, set('is open'), { type: 'integration', integration: 'escalation', rules }),
    dialog('well', '-', set('went well'), says),
    dialog('sorry', '--', set('went wrong'), says),
    dialog('caught', sentinel, ...first, says),
  ];
  return turns({ dialogs }, said(), requested(), ...eventBodies);
}

test('a text rests on an escalation of an earlier turn when the success of that has set its variable', () => {
  const [start, caught] = rememberingTurns([], answered('accepted'), failed(1));
  const escalation = start?.planned[0];

  expect(start?.planned[1]).toMatchObject({ text: 'It went well', settled: true });
  expect(caught?.planned).toMatchObject([
    { text: 'It went well', settled: false, template: 'It {$botContext.outcome}' },
  ]);
  const [text] = caught?.planned ?? [];
  expect(text?.kind === 'text' && text.restsOn).toEqual({ escalation, otherwise: ['It is open', 'It went wrong'] });
});

test('a text rests on an escalation that succeeded, too, where the dialog for failure would have set its variable', () => {
  const set: Interaction = { type: 'set-variable', variable: 'outcome', value: 'went wrong' };
  const dialogs = [
    dialog('start', askForAgent, {
      type: 'integration',
      integration: 'escalation',
      rules: [{ result: 'failure', dialog: 'sorry' }],
    }),
    dialog('sorry', '--', set),
    dialog('caught', sentinel, { type: 'text', text: 'It {$botContext.outcome}' }),
  ];
  const bot = { contextVariables: { outcome: 'is open' }, dialogs };
  const [, caught] = turns({ dialogs, bot }, said(), requested(), answered('accepted'), failed(1));

  expect(caught?.planned).toMatchObject([
    { text: 'It is open', settled: false, restsOn: { otherwise: ['It went wrong'] } },
  ]);
});

test('a text rests on nothing once its variable is set anew, or where a failure has set it', () => {
  const anew: Interaction = { type: 'set-variable', variable: 'outcome', value: 'is past' };
  const [, caught] = rememberingTurns([anew], answered('accepted'), failed(1));
  expect(caught?.planned).toMatchObject([{ text: 'It is past', settled: true }]);
  expect(caught?.planned[0]).not.toHaveProperty('restsOn');

  const [, later] = rememberingTurns([], answered('error'), failed(1));
  expect(later?.planned).toMatchObject([{ text: 'It went wrong', settled: true }]);
});

test('a refused connection counts as a failure that nobody sees', () => {
  const dialogs = [
    dialog('start', askForAgent, { ...escalate, rules: [{ result: 'failure', dialog: 'after' }] }),
    dialog('after', '-', { type: 'text', text: 'No luck' }),
  ];
  const platform = { transfersRefuseConnections: true };

  expect(planOf(only({ dialogs, platform }, said()))).toEqual([`to ${someSkillId}`, 'No luck']);
});

test('dialogs that call each other for ever are followed for a while', () => {
  const loop = dialog('loop', askForAgent, { ...escalate, nextDialog: 'loop' });
  const tries = Array.from({ length: 60 }, (_, index) => [
    requested({ attempt: index + 1 }),
    answered('error', index + 1),
  ]);

  expect(only({ dialogs: [loop] }, said(), ...tries.flat()).planned).toHaveLength(50);
});

test('delays add up within a turn', () => {
  const delayed = (nextDialog: string): Interaction => ({ ...escalate, interactionDelay: 1_000, nextDialog });
  const dialogs = [dialog('start', askForAgent, delayed('second')), dialog('second', '-', delayed('none'))];

  const turn = only({ dialogs }, said(), requested(), answered('error'));

  expect(turn.planned.map((each) => each.kind === 'escalation' && each.dueAfterMs)).toEqual([1_000, 2_000]);
});

test('the texts of a plan say whether the documents settle them', () => {
  const texts = ['Hello', 'Hello {$botContext.unknown}', 'BLANK_MESSAGE'];
  const dialogs = [dialog('start', 'hello', ...texts.map((text): Interaction => ({ type: 'text', text })))];

  const turn = only({ dialogs }, said('hello'));

  expect(turn.planned.map((each) => each.kind === 'text' && each.settled)).toEqual([true, false, false]);
});

test('the first three failures are heard, the fourth is not', () => {
  const seen = turns({ dialogs: persistentDialogs }, ...failures(4)).slice(1);

  expect(seen.map(({ failures: count, heard }) => [count, heard])).toEqual([
    [1, sentinel],
    [2, sentinel],
    [3, sentinel],
    [4, undefined],
  ]);
  const again = [someApology, `to ${someSkillId}`];
  expect(seen.map(planOf)).toEqual([again, again, again, []]);
});

test('a variable set after a call that was made again, and ended otherwise, may have either value', () => {
  const dialogs = [
    dialog('start', askForAgent, { ...escalate, rules: [{ result: 'failure', dialog: 'after' }] }),
    dialog('after', '-', { type: 'set-variable', variable: 'name', value: 'new' }, { ...escalate, nextDialog: 'none' }),
  ];
  const again = [requested(), answered('error'), requested({ attempt: 2 }), answered('accepted', 2)];

  const [, later] = turns({ dialogs, bot: { contextVariables: { name: 'old' } } }, said(), ...again, said('what?'));

  expect(later?.variables.get('name')).toBe('new');
  expect(later?.otherValues.get('name')).toEqual(['old']);
});

test('where nobody can tell how a call ended, a variable may have what the dialog after either result sets', () => {
  const set = (value: string): Interaction => ({ type: 'set-variable', variable: 'name', value });
  const rules = [
    { result: 'success' as const, dialog: 'done' },
    { result: 'failure' as const, dialog: 'sorry' },
  ];
  const dialogs = [
    dialog('start', askForAgent, { ...escalate, rules }),
    dialog('done', '-', set('done')),
    dialog('sorry', '-', set('sorry')),
  ];
  const failedLater = [said(), ...accepted(1), failed(1)];
  const eitherOf = [requested({ attempt: 2 }), answered('error', 2), ...accepted(3)];

  const later = turns({ dialogs }, ...failedLater, said(), ...eitherOf, said('what?')).at(-1);

  expect(later?.variables.get('name')).toBe('done');
  expect(later?.otherValues.get('name')).toEqual(['sorry']);
});

test('what another variable would have been set to is no other value of this one', () => {
  const set = (variable: string, value: string): Interaction => ({ type: 'set-variable', variable, value });
  const dialogs = [
    dialog('start', askForAgent, { ...escalate, rules: [{ result: 'failure', dialog: 'sorry' }] }),
    dialog('sorry', '--', set('other', 'is elsewhere'), set('outcome', 'went wrong')),
    dialog('caught', sentinel, { type: 'text', text: 'It {$botContext.outcome}' }),
  ];
  const bot = { contextVariables: { outcome: 'is open', other: 'is here' }, dialogs };
  const [, caught] = turns({ dialogs, bot }, said(), requested(), answered('accepted'), failed(1));

  expect(caught?.planned).toMatchObject([{ text: 'It is open', restsOn: { otherwise: ['It went wrong'] } }]);
});

test('an escalation is not planned whose skill rests on a call that was made again, and ended otherwise', () => {
  const rules = [{ result: 'failure' as const, dialog: 'sorry' }];
  const dialogs = [
    dialog('start', askForAgent, { ...escalate, rules }),
    dialog('sorry', '-', { type: 'set-variable', variable: 'skill', value: '22' }),
    dialog('onward', 'onward', { type: 'agent-transfer', agentSkillId: '{$botContext.skill}', messageToUser: 'Wait' }),
  ];
  const bot = { contextVariables: { skill: '11' }, dialogs };
  const plan = (...again: Happened[]) => {
    const seen = turns(
      { dialogs, bot },
      said(),
      requested(),
      answered('error'),
      ...again,
      passed(9_000),
      said('onward'),
    );
    return seen.at(-1)?.planned.map((each) => each.kind === 'escalation' && each.skill.value);
  };

  expect(plan()).toEqual(['22']);
  expect(plan(requested({ attempt: 2 }), answered('accepted', 2))).toEqual([]);
});
