/** What is observed is recorded beside the verdict, without touching it. */
import type { Trace } from '../../trace/trace';
import { answered, handedOver, offered, requested, said } from '../../quality/testing/event-bodies';
import { factsWith } from '../../quality/testing/run-folder';
import { hostileText } from '../../quality/testing/sample-traces';
import { expect, test } from '../../quality/testing/test';
import { traceOf } from '../../quality/testing/trace-builder';
import { judgeRun } from './evidence';
import { gatherSightings, observed } from './observed';
import { summaryMarkdown } from '../../reporters/summary';
import { verdictFile } from './verdict-file';

const byIntegration = 'grey/skill-ids-by-integration';
const greyNumbers = 'skill.grey-numbers';

/** An implementation that takes `0123` for a number. */
function takesLeadingZero(scenario: string, channel: 'messaging' | 'chat' = 'messaging', skillId = '0123'): Trace {
  return traceOf({ scenario, channel, integration: { agentSkillId: skillId } }, [
    offered,
    said(),
    requested({ skillId }),
    handedOver({ skillId }),
    answered('accepted'),
  ]);
}

function judged(...traces: Trace[]) {
  const plays = traces.map(({ scenario, channel }) => ({
    scenario,
    channel,
    trace: `traces/${channel}/${scenario}.json`,
  }));
  return judgeRun({ facts: factsWith({}), plays, faults: [] }, traces);
}

function sightings(...traces: Trace[]) {
  return observed(judged(...traces).evidence).find(({ id }) => id === greyNumbers)?.sightings;
}

test('a sighting names its play, its events and their file', () => {
  expect(sightings(takesLeadingZero(byIntegration))).toEqual([
    {
      about: 'skill id "0123"',
      seen: 'taken as a number: transfer to "0123"',
      scenario: byIntegration,
      channel: 'messaging',
      evidence: [3],
      trace: `traces/messaging/${byIntegration}.json`,
    },
  ]);
});

test('what a scenario shows that was not made for it is no sighting', () => {
  expect(sightings(takesLeadingZero('skill/by-chance'))).toEqual([]);
});

test('a play without a trace is no sighting', () => {
  const { evidence } = judgeRun(
    {
      facts: factsWith({}),
      plays: [{ scenario: byIntegration, channel: 'messaging', trace: null }],
      faults: [],
    },
    [],
  );

  expect(observed(evidence).flatMap((each) => each.sightings)).toEqual([]);
});

test('what is seen alike on both channels is told once', () => {
  const both = sightings(takesLeadingZero(byIntegration), takesLeadingZero(byIntegration, 'chat')) ?? [];

  expect(both).toHaveLength(2);
  expect(gatherSightings(both)).toEqual([
    {
      about: 'skill id "0123"',
      seen: 'taken as a number: transfer to "0123"',
      channels: ['messaging', 'chat'],
      scenarios: [byIntegration],
    },
  ]);
});

test('what is seen differently is told apart', () => {
  const two = sightings(takesLeadingZero(byIntegration), takesLeadingZero(byIntegration, 'chat', '-1')) ?? [];

  expect(gatherSightings(two).map(({ about, channels }) => [about, channels])).toEqual([
    ['skill id "0123"', ['messaging']],
    ['skill id "-1"', ['chat']],
  ]);
});

test('an observation changes no verdict', () => {
  const trace = takesLeadingZero(byIntegration);

  const { run } = judged(trace);

  expect(run.results.filter(({ findings }) => findings.length > 0)).toEqual([]);
});

test('the verdict file holds every observation with its sightings', () => {
  const { run, evidence } = judged(takesLeadingZero(byIntegration));

  const { observations } = JSON.parse(verdictFile(run, evidence)) as { observations: ReturnType<typeof observed> };

  expect(observations).toEqual(JSON.parse(JSON.stringify(observed(evidence))));
  expect(observations.map(({ id }) => id)).toContain('cap.after-the-cap');
});

test('the summary shows what was seen', () => {
  const { run, evidence } = judged(takesLeadingZero(byIntegration), takesLeadingZero(byIntegration, 'chat'));

  const line = summaryMarkdown(run, evidence)
    .split('\n')
    .find((each) => each.includes('skill id "0123"'));

  expect(line).toContain('Which unusual spellings of a skill id count as numeric?');
  expect(line).toContain('taken as a number');
  expect(line).toContain('messaging, chat');
});

test('a summary without sightings says nothing of observations', () => {
  const { run, evidence } = judged();

  expect(summaryMarkdown(run, evidence)).not.toContain('documents are silent');
});

test('text of an implementation stays text in the summary', () => {
  const { run, evidence } = judged(
    takesLeadingZero(byIntegration),
    traceOf({ scenario: byIntegration, channel: 'chat', integration: { agentSkillId: '-1' } }, [
      offered,
      said(),
      { kind: 'consumer-read', text: hostileText, via: 'message' },
    ]),
  );

  const summary = summaryMarkdown(run, evidence);

  expect(summary).not.toContain('\u001b');
  expect(summary.split('\n').filter((line) => line.startsWith('# heading'))).toEqual([]);
});
