import { expect, test } from '../../quality/testing/test';
import { askForAgent, traceOf, type Happened } from '../../quality/testing/trace-builder';
import { furtherIn } from './further-escalations';

const asks = (conversation = 'main'): Happened[] => [
  { kind: 'consumer-said', text: askForAgent, heardBy: 'bot', conversation },
];
const further = 'at a further transfer with a skill id that is not numeric in one conversation';

function played(...happened: Happened[]) {
  return traceOf({ integration: { agentSkillId: 'letters' }, conversations: { main: {}, other: {} } }, happened);
}

test('a second escalation of the same kind is told, where the finding goes back to it', () => {
  const twice = played(...asks(), { kind: 'time-passed', ms: 9_000 }, ...asks());

  expect(furtherIn(twice, { evidence: [3] })).toEqual([further]);
  expect(furtherIn(twice, { evidence: [1] })).toEqual([]);
  expect(furtherIn(twice, undefined)).toEqual([further]);
});

test('one in another conversation is no further one', () => {
  expect(furtherIn(played(...asks(), { kind: 'time-passed', ms: 9_000 }, ...asks('other')), undefined)).toEqual([]);
});
