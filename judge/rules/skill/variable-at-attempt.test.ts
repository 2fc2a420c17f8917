import { expectFinding } from '../../../quality/testing/expect-finding';
import { offered, passed, read, requested, said } from '../../../quality/testing/event-bodies';
import { dialog, escalate } from '../../../quality/testing/read-turns';
import { test } from '../../../quality/testing/test';
import { askForAgent, traceOf, type Happened } from '../../../quality/testing/trace-builder';
import type { Interaction } from '../../../protocol/types';
import { variableAtAttempt } from './variable-at-attempt';

/** The variable is 11 at the start, and "change" makes it 22. */
function found(...eventBodies: Happened[]) {
  const trace = traceOf(
    {
      bot: { contextVariables: { skillId: '11' } },
      integration: { agentSkillId: '{$botContext.skillId}' },
      dialogs: [
        {
          name: 'change',
          type: 'dialog',
          patterns: ['change'],
          interactions: [
            { type: 'set-variable', variable: 'skillId', value: '22' },
            { type: 'text', text: 'done' },
          ],
        },
        {
          name: 'escalate',
          type: 'dialog',
          patterns: [askForAgent],
          interactions: [{ type: 'integration', integration: 'escalation' }],
        },
      ],
    },
    [offered, ...eventBodies],
  );
  return variableAtAttempt.judge(trace);
}

const changed = [said('change'), read('done')];

test('the newest value in the request passes', () => {
  expectFinding(found(...changed, said(), requested({ skillId: '22' })), 'pass', 'skill "22"', [5]);
});

test('the value of the start fails when the variable has changed', () => {
  const because = 'asks for skill "11". The skill id is "{$botContext.skillId}", which holds "22", at that moment';
  expectFinding(found(...changed, said(), requested({ skillId: '11' })), 'fail', because, [4, 5]);
});

test('no request at all fails', () => {
  expectFinding(found(said(), passed(2_000)), 'fail', 'No transfer was requested', [2, 3]);
});

test('a play that ends too early is inconclusive', () => {
  expectFinding(found(said()), 'inconclusive', 'only 0.0 s of 1.5 s', [2]);
});

test('an escalation that was never attempted is inconclusive', () => {
  expectFinding(found(...changed), 'inconclusive', 'took its skill id from a variable', []);
});

test('a variable with a grey number is not judged', () => {
  const trace = traceOf(
    { bot: { contextVariables: { skillId: '0123' } }, integration: { agentSkillId: '{$botContext.skillId}' } },
    [offered, said(), requested({ skillId: '123' })],
  );
  expectFinding(variableAtAttempt.judge(trace), 'inconclusive', 'took its skill id from a variable', []);
});

/** The consumer makes the bot change its variable while the escalation waits for its delay, and the bot says so. */
function meanwhile(from: string, to: string, ...eventBodies: Happened[]) {
  return meanwhileSaying('done', from, to, ...eventBodies);
}

function meanwhileSaying(done: string, from: string, to: string, ...eventBodies: Happened[]) {
  const trace = traceOf(
    {
      bot: { contextVariables: { skillId: from } },
      integration: { agentSkillId: '{$botContext.skillId}' },
      dialogs: [
        {
          name: 'change',
          type: 'dialog',
          patterns: ['change'],
          interactions: [
            { type: 'set-variable', variable: 'skillId', value: to },
            { type: 'text', text: done },
          ],
        },
        {
          name: 'escalate',
          type: 'dialog',
          patterns: [askForAgent],
          interactions: [{ type: 'integration', integration: 'escalation', interactionDelay: 8_000 }],
        },
      ],
    },
    [offered, said(), passed(2_000), said('change'), read(done), passed(5_999), passed(4_000), ...eventBodies],
  );
  return variableAtAttempt.judge(trace);
}

test('the value that was set during the delay passes', () => {
  expectFinding(meanwhile('11', '22', requested({ skillId: '22' })), 'pass', 'skill "22"', [8]);
});

test('the value of before the delay fails where the bot has shown that it changed', () => {
  const because = 'asks for skill "11". The skill id is "{$botContext.skillId}", which holds "22", at that moment';
  expectFinding(meanwhile('11', '22', requested({ skillId: '11' })), 'fail', because, [2, 4, 5, 8]);
});

test('the fallback message for what became a number during the delay fails', () => {
  const because =
    'got the fallback message, and no transfer was requested. The skill id is "{$botContext.skillId}", which holds "22", ' +
    'when the delay is over. It held "sales", which is no number, when the delay began.';
  expectFinding(meanwhile('sales', '22', read('Pardon?')), 'fail', because, [2, 4, 5, 8]);
});

test('the words of the fallback message are nothing where a dialog has them as well', () => {
  const finding = meanwhileSaying('Pardon?', 'sales', '22', read('Pardon?'));
  expectFinding(finding, 'inconclusive', 'took its skill id from a variable', []);
});

test('a bot to which the consumer has spoken during the delay need not transfer', () => {
  expectFinding(meanwhile('sales', '22'), 'inconclusive', 'took its skill id from a variable', []);
  expectFinding(meanwhile('11', '22', read('Pardon?')), 'inconclusive', 'took its skill id from a variable', []);
});

test('a message that changed during the delay, and no skill id, is for another rule', () => {
  const changes: Interaction[] = [
    { type: 'set-variable', variable: 'who', value: 'Grace' },
    { type: 'text', text: 'noted' },
  ];
  const trace = traceOf(
    {
      bot: { contextVariables: { skillId: '11', who: 'Ada' } },
      integration: { agentSkillId: '{$botContext.skillId}', messageToUser: 'Dear {$botContext.who}' },
      dialogs: [
        dialog('change', 'change', ...changes),
        dialog('escalate', askForAgent, { ...escalate, interactionDelay: 8_000 }),
      ],
    },
    [
      ...[offered, said(), passed(2_000), said('change'), read('noted'), passed(5_999), passed(4_000)],
      requested({ skillId: '11', message: 'Dear Grace' }),
    ],
  );
  expectFinding(variableAtAttempt.judge(trace), 'inconclusive', 'took its skill id from a variable', []);
});
