import { expectFinding } from '../../../quality/testing/expect-finding';
import { answered, offered, passed, read, requested, said, transferred } from '../../../quality/testing/event-bodies';
import { test } from '../../../quality/testing/test';
import { askForAgent, traceOf, type Happened } from '../../../quality/testing/trace-builder';
import { lineFeedVariableFails } from './line-feed-variable-fails';
import type { AgentConnector, Dialog, Interaction } from '../../../protocol/types';

function dialog(name: string, pattern: string, ...interactions: Interaction[]): Dialog {
  return { name, type: 'dialog', patterns: [pattern], interactions };
}

const escalate: Interaction = {
  type: 'integration',
  integration: 'escalation',
  rules: [
    { result: 'success', dialog: 'well' },
    { result: 'failure', dialog: 'sorry' },
  ],
};
const sorry: Interaction = { type: 'text', text: 'No luck' };

/** In `main` a variable of the message holds a line feed; in `twin` it does not. */
function found(
  eventBodies: readonly Happened[],
  afterFailure: Interaction = sorry,
  afterSuccess = 'All is well',
  agentConnector: AgentConnector = {},
) {
  const bot = (who: string) => ({
    bot: {
      contextVariables: { who },
      dialogs: [
        dialog('escalate', askForAgent, escalate),
        dialog('well', '-', { type: 'text', text: afterSuccess }),
        dialog('sorry', '--', afterFailure),
      ],
    },
    integration: { messageToUser: 'Dear {$botContext.who}' },
    agentConnector,
  });
  const conversations = { main: bot('A\nB'), twin: bot('Ada') };
  return lineFeedVariableFails.judge(traceOf({ conversations }, [offered, said(), ...eventBodies]));
}

const other = { conversation: 'twin' };
const twin = [said(undefined, other), ...transferred({ message: 'Dear Ada', ...other })];

test('a failure without a transfer passes when the twin transferred', () => {
  expectFinding(found([read('No luck'), passed(5_000), ...twin]), 'pass', 'without the line feed one was', [2, 3]);
});

test('a failure that the bot tells of by its fallback message passes', () => {
  expectFinding(found([read('Pardon?'), passed(5_000), ...twin]), 'pass', 'without the line feed one was', [2, 3]);
});

test('a bot that does nothing at all is inconclusive', () => {
  expectFinding(found([passed(5_000), ...twin]), 'inconclusive', 'nothing shows that the integration failed', [2]);
});

test('a failure without a rule for it passes in silence', () => {
  const nothing: Interaction = { type: 'set-variable', variable: 'done', value: 'yes' };
  expectFinding(found([passed(5_000), ...twin], nothing), 'pass', 'without the line feed one was', [2]);
});

test('a bot that fails without a word is bypassed once its wait is over, and not before', () => {
  const nothing: Interaction = { type: 'set-variable', variable: 'done', value: 'yes' };
  const connector = { fallbackSkillId: '77', fallbackEscalationTime: 60_000 };
  const bypassed = (afterMs: number, byMs: number, skillId = '77') =>
    found(
      [{ ...requested({ skillId, message: 'BLANK_MESSAGE' }), afterMs, byMs }, answered('accepted'), ...twin],
      nothing,
      'All is well',
      connector,
    );

  expectFinding(bypassed(0, 60_000), 'pass', 'without the line feed one was', [2]);
  expectFinding(bypassed(0, 59_000), 'fail', 'and the transfer was requested', [2, 3]);
  expectFinding(bypassed(0, 60_000, '78'), 'fail', 'and the transfer was requested', [2, 3]);
});

test('a transfer fails', () => {
  const finding = found([requested({ message: 'Dear A B' }), answered('accepted'), ...twin]);
  expectFinding(finding, 'fail', 'the transfer was requested', [2, 3]);
});

test('the rule for success fails', () => {
  expectFinding(found([read('All is well'), passed(5_000), ...twin]), 'fail', 'rule for success ran', [2, 3]);
});

test('a text that both rules lead to passes', () => {
  const finding = found([read('No luck'), passed(5_000), ...twin], sorry, 'No luck');
  expectFinding(finding, 'pass', 'No transfer was requested', [2, 3]);
});

test('a failure dialog that escalates otherwise is not judged', () => {
  const again: Interaction = { type: 'agent-transfer', agentSkillId: '42', messageToUser: 'Once more' };
  const finding = found([...transferred({ skillId: '42', message: 'Once more' }), passed(5_000)], again);
  expectFinding(finding, 'inconclusive', 'in this play', []);
});

test('a bot that transfers nothing is inconclusive', () => {
  expectFinding(found([passed(5_000)]), 'inconclusive', 'no numeric skill id led to a transfer', []);
});

test('a play that ends at once is inconclusive', () => {
  expectFinding(found([...twin]), 'inconclusive', 'only 0.0 s of ', [2]);
});

/** The consumer makes the bot set the variable to another value while its escalation waits for its delay. */
function changedMeanwhile(from: string, to: string, ...eventBodies: Happened[]) {
  const delayed: Interaction = { type: 'integration', integration: 'escalation', interactionDelay: 8_000 };
  const bot = (who: string) => ({
    bot: {
      contextVariables: { who },
      dialogs: [
        dialog('escalate', askForAgent, delayed),
        dialog(
          'change',
          'change',
          { type: 'set-variable', variable: 'who', value: to },
          { type: 'text', text: 'noted' },
        ),
      ],
    },
    integration: { messageToUser: 'Dear {$botContext.who}' },
  });
  const spoken = [offered, said(), passed(2_000), said('change'), read('noted'), passed(5_999), passed(4_000)];
  const conversations = { main: bot(from), twin: bot('Ada') };
  const waited = [said(undefined, other), passed(8_001), ...transferred({ message: 'Dear Ada', ...other })];
  return lineFeedVariableFails.judge(traceOf({ conversations }, [...spoken, ...eventBodies, passed(9_000), ...waited]));
}

test('a line feed that comes during the delay is not judged', () => {
  const finding = changedMeanwhile('Ada', 'A\nB', ...transferred({ message: 'Dear Ada' }));
  expectFinding(finding, 'inconclusive', 'in this play', []);
});

test('a line feed that goes during the delay is not judged', () => {
  expectFinding(changedMeanwhile('A\nB', 'Ada'), 'inconclusive', 'in this play', []);
  const finding = changedMeanwhile('A\nB', 'Ada', ...transferred({ message: 'Dear Ada' }));
  expectFinding(finding, 'inconclusive', 'in this play', []);
});

test('a transfer fails where one line feed takes the place of another during the delay', () => {
  const finding = changedMeanwhile('A\nB', 'C\nD', ...transferred({ message: 'Dear C D' }));
  expectFinding(finding, 'fail', 'the transfer was requested', [2, 8]);
});

test('an escalation that another of its turn led to is not judged', () => {
  const rules = [{ result: 'failure' as const, dialog: 'lines' }];
  const dialogs = [
    dialog('escalate', askForAgent, { type: 'agent-transfer', agentSkillId: '7', messageToUser: 'Wait', rules }),
    dialog('lines', '-', { type: 'integration', integration: 'escalation' }),
  ];
  const bot = { contextVariables: { who: 'A\nB' }, dialogs };
  const eventBodies = [said(), requested({ skillId: '7', message: 'Wait' }), answered('error'), passed(5_000)];
  const finding = lineFeedVariableFails.judge(
    traceOf({ bot, dialogs, integration: { messageToUser: 'Dear {$botContext.who}' } }, [offered, ...eventBodies]),
  );
  expectFinding(finding, 'inconclusive', 'No integration had a variable with a line feed', []);
});
