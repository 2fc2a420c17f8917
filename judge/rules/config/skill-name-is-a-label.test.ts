import { expectFinding } from '../../../quality/testing/expect-finding';
import { offered, passed, requested, said } from '../../../quality/testing/event-bodies';
import { test } from '../../../quality/testing/test';
import { someSkillId, traceOf, type Happened } from '../../../quality/testing/trace-builder';
import { skillNameIsALabel } from './skill-name-is-a-label';

function found(eventBodies: readonly Happened[], agentSkillName = 'Sales') {
  const skills = [
    { id: someSkillId, name: 'Service', heldBy: 'agents' as const },
    { id: '99', name: 'Sales', heldBy: 'agents' as const },
  ];
  const trace = traceOf({ integration: { agentSkillName }, platform: { skills } }, [offered, said(), ...eventBodies]);
  return skillNameIsALabel.judge(trace);
}

for (const label of ['Sales', '99']) {
  test(`the skill of the id passes under the label ${JSON.stringify(label)}`, () => {
    expectFinding(found([requested()], label), 'pass', 'The id decided', [3]);
  });
}

test('the skill of the name fails', () => {
  expectFinding(found([requested({ skillId: '99' })]), 'fail', 'the transfer asks for "99"', [2, 3]);
});

test('no request is inconclusive', () => {
  expectFinding(found([passed(5_000)]), 'inconclusive', 'No transfer was requested', [2]);
});

test('a request with another message is inconclusive', () => {
  expectFinding(found([requested({ message: 'BLANK_MESSAGE' })]), 'inconclusive', 'not the configured one', [3]);
});

test('the name of its own skill is not judged', () => {
  expectFinding(found([requested()], 'Service'), 'inconclusive', 'of another skill', []);
});
