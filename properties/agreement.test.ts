import { traceOf, askForAgent, setupOf, someMessage, someSkillId, type Happened } from '../testing/trace-builder';
import { expect, test } from '../testing/test';
import { disagreements } from './agreement';
import { predict } from './model/model';

const situation = {
  conversations: { main: setupOf({}) },
  steps: [
    { kind: 'consumer-says', text: askForAgent },
    { kind: 'wait', ms: 2_000 },
  ],
} as const;
const moments = predict(situation, { channel: 'messaging', fallbackMessage: 'Pardon?' });

const asks: Happened[] = [
  { kind: 'configuration-offered' },
  { kind: 'consumer-said', text: askForAgent, heardBy: 'bot' },
];
const requests = (message: string, skillId = someSkillId): Happened => ({
  kind: 'transfer-requested',
  attempt: 1,
  skillId,
  message,
});
const reads: Happened = { kind: 'consumer-read', text: someMessage, via: 'transfer' };

function found(...happened: Happened[]) {
  return disagreements(traceOf({}, [...asks, ...happened, { kind: 'time-passed', ms: 2_000 }]), moments).map(
    ({ requirement }) => requirement,
  );
}

test('a trace as predicted agrees', () => {
  expect(found(requests(someMessage), reads)).toEqual([]);
});

test('a request that does not come is named by its route', () => {
  expect(found()).toEqual(['route.integration-transfers']);
});

test('another skill id is named as such', () => {
  expect(found(requests(someMessage, '1'), reads)).toEqual(['skill.id-not-truncated']);
});

test('another message is named as such', () => {
  expect(found(requests('Something else'))).toEqual(['message.static-text']);
});

test('a message that is read twice is named as such', () => {
  expect(found({ kind: 'consumer-read', text: someMessage, via: 'message' }, requests(someMessage), reads)).toEqual([
    'message.once',
  ]);
});

test('a text of which the documents say nothing is let through', () => {
  expect(found({ kind: 'consumer-read', text: 'By the way', via: 'message' }, requests(someMessage), reads)).toEqual(
    [],
  );
});

test('what was not watched long enough is not missed', () => {
  const trace = traceOf({}, [...asks, { kind: 'time-passed', ms: 1_000 }]);

  expect(disagreements(trace, moments)).toEqual([]);
});
