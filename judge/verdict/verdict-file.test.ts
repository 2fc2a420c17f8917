import { sampleRun } from '../../quality/testing/sample-run';
import { expect, test } from '../../quality/testing/test';
import { judgeRun } from './evidence';
import { verdictFile } from './verdict-file';

test('the verdict file names the trace of each finding', () => {
  const { run, evidence } = judgeRun(...sampleRun({ only: ['message.before-transfer'] }));
  const file = JSON.parse(verdictFile(run, evidence)) as {
    format: number;
    exitCode: number;
    results: { id: string; findings: { scenario: string; trace: string }[] }[];
  };
  expect(file.format).toBe(1);
  expect(file.exitCode).toBe(run.exitCode);
  expect(file.results[0]?.findings.map(({ scenario, trace }) => [scenario, trace])).toEqual([
    ['message/well-done', 'traces/messaging/message/well-done.json'],
    ['message/too-late', 'traces/messaging/message/too-late.json'],
    ['message/hostile', 'traces/messaging/message/hostile.json'],
  ]);
});

test('each result says what it asks, how binding that is, where it is written, and whether it is in the profile', () => {
  const { run, evidence } = judgeRun(...sampleRun({ only: ['message.before-transfer', 'message.once'] }));
  const { results } = JSON.parse(verdictFile(run, evidence)) as { results: Record<string, unknown>[] };

  expect(results.map(({ id, level, basis, origin, gating }) => ({ id, level, basis, origin, gating }))).toEqual([
    { id: 'message.before-transfer', level: 'must', basis: 'documented', origin: 'page', gating: true },
    { id: 'message.once', level: 'must', basis: 'inferred', origin: 'page', gating: false },
  ]);
  expect(results[0]).toMatchObject({
    section: 'Message to User',
    statement: 'The consumer gets the Message to User before the hand-over.',
    source: {
      title: 'LivePerson Agent Escalation integrations',
      heading: 'Send a transfer message',
      url: 'https://developers.liveperson.com/conversation-builder-integrations-liveperson-agent-escalation-integrations.html#send-a-transfer-message',
    },
  });
});
