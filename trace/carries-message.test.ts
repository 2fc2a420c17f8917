import { offered, read, requested, requestedByPlace, said } from '../quality/testing/event-bodies';
import { expect, test } from '../quality/testing/test';
import { someMessage, traceOf, type Happened } from '../quality/testing/trace-builder';
import { carriesMessage } from './carries-message';
import { requests } from './pick-events';

function carries(...eventBodies: Happened[]): boolean {
  const { events } = traceOf({}, [offered, said(), ...eventBodies]);
  return carriesMessage(requests(events)[0], someMessage, events);
}

const byPlace = (message: string) => requestedByPlace({ message });

test('a request with the message carries it', () => {
  expect(carries(requested())).toBe(true);
});

test('a text beside a request with another message is not carried', () => {
  expect(carries(read(someMessage), requested({ message: 'BLANK_MESSAGE' }))).toBe(false);
});

for (const told of ['BLANK_MESSAGE', 'A later text']) {
  test(`a text before a request by whose place ${told} is told belongs to it`, () => {
    expect(carries(read(someMessage), byPlace(told))).toBe(true);
  });

  test(`a text after a request by whose place ${told} is told does not belong to it`, () => {
    expect(carries(byPlace(told), read(someMessage))).toBe(false);
  });
}

test('no request carries nothing', () => {
  expect(carries(read(someMessage))).toBe(false);
});
