/** A channel and a clock are judged by where they are declared, and nowhere else. */
import { channels, clocks } from '../protocol/schemas';
import type { Channel, Clock } from '../protocol/types';
import { expect, test } from '../quality/testing/test';
import { chosenChannels } from './chosen-channels';

const chosen = (declared: readonly Channel[], channel?: Channel) =>
  chosenChannels({ channel }, { channels: [...declared], clock: 'virtual' }, 'virtual');

test('every declared channel is played, or the one that is asked for', () => {
  expect(chosen(channels)).toEqual(channels);
  expect(chosen(channels, 'chat')).toEqual(['chat']);
});

test('a channel that is not declared is refused with what to do', () => {
  expect(() => chosen(['messaging'], 'chat')).toThrow(
    /^--channel=chat: the implementation declares only messaging\. Leave the option out, or/,
  );
});

test('a clock is driven as declared, and a configurable one also as real', () => {
  const fits = (declared: Clock, driven: Clock) => {
    try {
      return chosenChannels({ channel: undefined }, { channels: ['chat'], clock: declared }, driven).length > 0;
    } catch {
      return false;
    }
  };
  const pairs = clocks.flatMap((declared) => clocks.map((driven) => [declared, driven] as const));

  expect(pairs.filter(([declared, driven]) => declared !== driven && fits(declared, driven))).toEqual([
    ['configurable', 'real'],
  ]);
  expect(clocks.filter((clock) => !fits(clock, clock))).toEqual([]);
});
